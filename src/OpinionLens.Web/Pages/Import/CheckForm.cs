using System.Globalization;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>Between the fields of the check page and the proposal that waits.</summary>
public static class CheckForm
{
    /// <summary>The answer "neither reading, but what stands in the date field".</summary>
    public const string OtherDay = "other";

    /// <summary>A text as it was read, before anybody has looked at it.</summary>
    public static TextProposal Of(ReadDraft read)
    {
        var text = read.Text;
        var date = text.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        return new()
        {
            Title = text.Title ?? "", Authors = string.Join(", ", text.Authors), Outlet = text.Outlet ?? "", Date = date, DatePrecision = Words.Of(text.DatePrecision), DateNote = text.DateNote, NotedDate = date,
            Language = text.Language, Genre = Words.Of(text.Genre), Slug = text.Slug ?? "", SourceUrl = text.SourceUrl, Rights = text.Rights, FileName = text.FileName, Choice = read.Choice,
            Notes = read.UnreadDate is { } printed ? [.. read.Notes, $"The date “{printed}” cannot be read; fill it in."] : read.Notes,
            Paragraphs = [.. text.Paragraphs.Select((p, i) => new ProposedParagraph(i + 1, p.Role, p.Text))],
        };
    }

    /// <summary>The proposal with what was typed and chosen. Fields that were not sent stay.</summary>
    public static TextProposal With(TextProposal proposal, IFormCollection sent)
    {
        string Field(string name, string old) => sent.TryGetValue(name, out var value) ? value.ToString().Trim() : old;
        // The rows of one page are sent: looked up once, for the text may have twenty thousand.
        var roles = sent.Where(f => f.Key.StartsWith("role-", StringComparison.Ordinal)).ToDictionary(f => f.Key[5..], f => f.Value.ToString());
        var texts = sent.Where(f => f.Key.StartsWith("text-", StringComparison.Ordinal) && int.TryParse(f.Key[5..], NumberStyles.None, CultureInfo.InvariantCulture, out _));
        proposal = texts.Aggregate(proposal, (p, f) => p.Rewritten(int.Parse(f.Key[5..], CultureInfo.InvariantCulture), f.Value.ToString()));
        return proposal with
        {
            Readers = Field("readers", proposal.Readers), Why = Field("why", proposal.Why),
            Title = Field("title", proposal.Title), Authors = Field("author", proposal.Authors), Outlet = Field("outlet", proposal.Outlet), Date = Field("date", proposal.Date),
            DatePrecision = Field("precision", proposal.DatePrecision), Language = Field("language", proposal.Language), Genre = Field("genre", proposal.Genre), Slug = Field("slug", proposal.Slug),
            Order = Field("order", proposal.Order), Revises = sent.TryGetValue("as", out var kind) ? kind == "revision" : proposal.Revises,
            Paragraphs = [.. proposal.Paragraphs.Select(p => roles.TryGetValue(p.Key.ToString(CultureInfo.InvariantCulture), out var word) && Words.TryRead<ParagraphRole>(word, out var role) ? p with { Role = role } : p)],
        };
    }

    /// <summary>What must be mended or answered before the text can be kept.</summary>
    public static IReadOnlyList<Fault> Faults(TextProposal proposal) => [.. proposal.RevisionOf() is null ? Metadata(proposal) : [], .. Text(proposal)];

    /// <summary>A longer reason is no reason but a text.</summary>
    private const int MostWhy = 400;

    private static IEnumerable<Fault> Metadata(TextProposal proposal)
    {
        if (proposal.Title.Length == 0) yield return new("title", "The title is missing.");
        if (proposal.Title.Length > 400) yield return new("title", "The title is longer than 400 characters.");
        if (proposal.Authors.Length > 400) yield return new("author", "The authors are longer than 400 characters.");
        if (proposal.Outlet.Length > 200) yield return new("outlet", "The outlet is longer than 200 characters.");
        if (proposal.Choice is { } choice && proposal.Order is not (DateChoice.Dmy or DateChoice.Mdy or OtherDay)) yield return new("order-dmy", $"Say which day {choice.Printed} is.");
        if (proposal.Date.Length > 0 && proposal.Day() is null) yield return new("date", "The date is written as YYYY-MM-DD.");
        if (!Words.TryRead<DatePrecision>(proposal.DatePrecision, out _)) yield return new("precision", "Say how precise the date is.");
        if (!ArticleEdit.IsLanguage(proposal.Language)) yield return new("language", "The language is a code: en, es, de, pt-BR.");
        if (!Words.TryRead<Genre>(proposal.Genre, out _)) yield return new("genre", "Choose a genre.");
        if (proposal.Slug.Length > 0 && proposal.Slug != Language.TextAnalysis.Slug(proposal.Slug, 200)) yield return new("slug", "The name in its address takes small letters a to z, digits and single hyphens.");
    }

    private static IEnumerable<Fault> Text(TextProposal proposal)
    {
        if (!Words.TryRead<Visibility>(proposal.Readers, out _)) yield return new("readers", "Say who may read the text.");
        if (proposal.Why.Length > MostWhy) yield return new("why", $"The reason is longer than {MostWhy} characters.");
        if (proposal.Counts().Body == 0) yield return new("rows", "No paragraph is body; an article needs at least one.");
    }
}
