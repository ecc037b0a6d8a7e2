using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Articles;

/// <summary>An article in a list, its actors named.</summary>
public sealed record ArticleEntry(Article Article, IReadOnlyList<ActorTag> Authors, ActorTag? Outlet, Revision? Shown)
{
    /// <summary>Whose voice the article's own is, in words: its authors, else its outlet, else "the author".</summary>
    public string OwnVoice => Authors.Count > 0 ? string.Join(", ", Authors.Select(a => a.Name)) : Outlet?.Name ?? "the author";

    /// <summary>The JSON contract's form.</summary>
    public ArticleLine ToLine() => new(
        LensId.Format(Article.Id), Article.Slug, Article.Title, [.. Authors.Select(a => a.Name)], Outlet?.Name, Article.Date,
        Article.Date is null ? null : Article.DatePrecision, Article.DateNote, Article.Language, Article.Genre, Article.Rights, Shown?.Number ?? 0, Shown?.TextKind,
        Article.Claims, Article.Coverage);
}

/// <summary>One revision of an article with its claims, as one viewer may see it.</summary>
/// <param name="Entry">The article; its Shown revision is the one read, null where the viewer may see no text.</param>
/// <param name="Paragraphs">In order; empty where the viewer may see no text.</param>
/// <param name="Claims">Numbered in reading order; orphans last.</param>
/// <param name="Related">Relations of those claims.</param>
public sealed record ArticleReading(ArticleEntry Entry, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<ClaimReading> Claims, IReadOnlyList<RelatedClaim> Related)
{
    /// <summary>Claims that are no longer counted, where the newest text is read: their addresses still lead somewhere.</summary>
    public IReadOnlyList<ClaimReading> Retired { get; init; } = [];

    /// <summary>Coverage of the text shown.</summary>
    public ArticleCoverage Coverage { get; } = ArticleCoverage.Of(Paragraphs, Claims.SelectMany(c => c.Passages).Select(p => p.Paragraph ?? 0).ToHashSet());
}

/// <summary>A revision in the history of its article: how many passages are in each state.</summary>
public sealed record RevisionEntry(Revision Revision, IReadOnlyDictionary<AnchorState, int> States);

/// <summary>A passage in the table of states: where it stood in one revision and where it stands in another.</summary>
public sealed record PassageHistory(ClaimReading Claim, PassageAnchor? Before, PassageAnchor Now);

/// <summary>What a new text would do to an article, told before anything is kept.</summary>
/// <param name="Slug">Of the article.</param>
/// <param name="Revision">The number it would get; where the text is there already, the one that it has.</param>
/// <param name="AlreadyThere">True when the same text is kept: nothing would be written.</param>
/// <param name="Passages">Of claims that are not retired, in the order of the new text, orphans last; empty where the text is there already.</param>
public sealed record RevisionOutlook(string Slug, int Revision, bool AlreadyThere, IReadOnlyList<PassageOutlook> Passages)
{
    /// <summary>Passages by state.</summary>
    public IReadOnlyDictionary<AnchorState, int> States { get; } = Passages.GroupBy(p => p.State).ToDictionary(g => g.Key, g => g.Count());
}

/// <summary>A passage before and after. Words of Members texts are not cut: for editors alone.</summary>
/// <param name="ClaimId">Whose passage.</param>
/// <param name="Statement">Of that claim.</param>
/// <param name="Before">Its paragraph where it last stood on its words, in the text before or, where it waits, an earlier one; null where nobody knows.</param>
/// <param name="OldQuote">Its words there.</param>
/// <param name="State">What it would be.</param>
/// <param name="Now">Its place in the new text; null for an orphan.</param>
/// <param name="Quote">Its words in the new text; an orphan's old words.</param>
/// <param name="Similarity">Of the two, 0 to 1; 0 for an orphan.</param>
public sealed record PassageOutlook(long ClaimId, string Statement, int? Before, string OldQuote, AnchorState State, Place? Now, string Quote, double Similarity);

/// <summary>A text ready to be kept: what an importer read, before any id or database.</summary>
public sealed record ImportedText
{
    public string? Slug { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Outlet { get; init; }
    public DateOnly? Date { get; init; }
    public DatePrecision DatePrecision { get; init; }
    public string? DateNote { get; init; }
    public string Language { get; init; } = "en";
    public Genre Genre { get; init; } = Genre.OpEd;
    public string? SourceUrl { get; init; }
    public string? Rights { get; init; }
    public required IReadOnlyList<ImportedParagraph> Paragraphs { get; init; }
    public required byte[] Bytes { get; init; }
    public string? FileName { get; init; }
    public TextKind TextKind { get; init; } = TextKind.Original;
    public Visibility Visibility { get; init; } = Visibility.Members;
    public string? Why { get; init; }
}

/// <summary>A line or block as an importer read it.</summary>
public sealed record ImportedParagraph(ParagraphRole Role, string Text);
