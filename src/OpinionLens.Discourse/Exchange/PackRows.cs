using System.Text.Json;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange;

// The rows from which a pack is built (docs/guide/packs.md): what an annotator writes. Quotes are told by their first and last three words.

internal sealed record PackRow(string Name, string Salt, string? License);

internal sealed record ArticleRow(
    string Slug, string Title, IReadOnlyList<string> Authors, string? Outlet, DateOnly? Date, DatePrecision DatePrecision, string? DateNote, string Language, Genre Genre,
    string? Rights, string? SourceUrl, string? Notes, IReadOnlyList<RevisionRow>? Revisions);

internal sealed record RevisionRow(int Number, string File, string? Why, DateTimeOffset When);

internal sealed record ParagraphRow(string Article, int P, ParagraphRole Role, string Text);

internal sealed record NothingRow(string Article, IReadOnlyList<int> Paragraphs);

internal sealed record ClaimRow(
    string Key, string Article, IReadOnlyList<PassageRow> Passages, string Statement, ClaimType? Type, Voice Voice, IReadOnlyList<PackLink> Attribution, IReadOnlyList<PackAbout> About,
    IReadOnlyList<string> Topics, string? Proposition, Polarity? Polarity);

internal sealed record PassageRow(int P, int S, string First, string Last, string? Digest);

internal sealed record RelationRow(string From, string To, RelationKind Kind, string? Reason, bool? Confirmed);

/// <summary>All rows of a file, by kind.</summary>
internal sealed class PackRows
{
    public PackRow Pack { get; private set; } = new("claims", "", null);
    public List<PackActor> Actors { get; } = [];
    public List<PackTopic> Topics { get; } = [];
    public List<PackProposition> Propositions { get; } = [];
    public List<ArticleRow> Articles { get; } = [];
    public List<ParagraphRow> Paragraphs { get; } = [];
    public List<NothingRow> Nothing { get; } = [];
    public List<ClaimRow> Claims { get; } = [];
    public List<RelationRow> Relations { get; } = [];

    public static PackRows Read(IEnumerable<string> lines)
    {
        var rows = new PackRows();
        var (faults, number) = (new List<string>(), 0);
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try { rows.Add(JsonDocument.Parse(line).RootElement); }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException) { faults.Add($"Row {number}: {e.Message}"); }
        }
        if (rows.Pack.Salt.Length == 0) faults.Add("There is no row \"pack\" with a name and a salt.");
        return faults.Count == 0 ? rows : throw new PackProblem(faults);
    }

    private void Add(JsonElement row)
    {
        T As<T>() => row.Deserialize<T>(LensJson.Line)!;
        switch (row.GetProperty("row").GetString())
        {
            case "pack": Pack = As<PackRow>(); break;
            case "actor": Actors.Add(As<PackActor>()); break;
            case "topic": Topics.Add(As<PackTopic>()); break;
            case "proposition": Propositions.Add(As<PackProposition>()); break;
            case "article": Articles.Add(As<ArticleRow>()); break;
            case "paragraph": Paragraphs.Add(As<ParagraphRow>()); break;
            case "nothing": Nothing.Add(As<NothingRow>()); break;
            case "claim": Claims.Add(As<ClaimRow>()); break;
            case "relation": Relations.Add(As<RelationRow>()); break;
            case var other: throw new JsonException($"“{other}” is no kind of row.");
        }
    }
}
