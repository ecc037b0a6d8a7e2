using System.Text.Json;
using System.Text.Json.Serialization;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Exchange;

/// <summary>A citation as CSL-JSON, version 1.0.2 of the schema csl-data.</summary>
public sealed partial record Citation
{
    /// <summary>A list of one item, as programs for literature read it. Names are literal: nobody guesses which part is the last.</summary>
    public string ToCslJson() => JsonSerializer.Serialize(new[] { ToCsl() }, LensJson.File) + "\n";

    private CslItem ToCsl() => new(
        Key, CslType, Title, Authors.Count == 0 ? null : [.. Authors.Select(a => new CslName(a))], Outlet, Issued(), Words.Of(Genre), Language.Length == 0 ? null : Language,
        Address, string.Join(' ', new[] { Place(), Held() }.Where(p => p.Length > 0)), new(Revision, Claim?.Address, Claim?.Statement, Claim?.Holders, Claim is null ? null : [.. Claim.Passages.Select(p => new CslPassage(p.Revision, p.Paragraph, Words.Of(p.State)))]));

    private string CslType => Genre switch
    {
        Genre.Speech => "speech",
        Genre.Report => "report",
        Genre.Other => "webpage",
        _ => Outlet is null ? "webpage" : "article-newspaper",
    };

    private CslDate? Issued() => Date is not { } date ? null : new(
        [DatePrecision switch { DatePrecision.Year => [date.Year], DatePrecision.Month => [date.Year, date.Month], _ => [date.Year, date.Month, date.Day] }], DatePrecision == DatePrecision.About ? true : null);

    private sealed record CslItem(
        string Id, string Type, string Title, IReadOnlyList<CslName>? Author, [property: JsonPropertyName("container-title")] string? ContainerTitle, CslDate? Issued, string Genre, string? Language,
        [property: JsonPropertyName("URL")] string Url, string Note, CslCustom Custom);

    private sealed record CslName(string Literal);

    private sealed record CslDate([property: JsonPropertyName("date-parts")] int[][] DateParts, bool? Circa);

    /// <summary>What the schema has no member for.</summary>
    private sealed record CslCustom(int Revision, string? Claim, string? Statement, IReadOnlyList<string>? HeldBy, IReadOnlyList<CslPassage>? Passages);

    private sealed record CslPassage(int Revision, int? Paragraph, string State);
}
