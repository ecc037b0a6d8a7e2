using System.Globalization;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange;

/// <summary>
/// What is needed to find a text, or a claim in it, again: the article, the revision by number, the paragraph, what has become of the words, and a permanent address. Made from readings, so
/// that it holds no word that its reader may not see; it tells no quote at all.
/// </summary>
public sealed partial record Citation
{
    /// <summary>The same for the same thing cited, for ever: slug, revision and id of the claim. ASCII letters, digits and hyphens.</summary>
    public required string Key { get; init; }
    public required string Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Outlet { get; init; }
    public DateOnly? Date { get; init; }
    public DatePrecision DatePrecision { get; init; }
    public Genre Genre { get; init; }

    /// <summary>BCP-47.</summary>
    public required string Language { get; init; }

    /// <summary>0 where no text is there, or none that the reader may see.</summary>
    public int Revision { get; init; }

    /// <summary>What that text is, where it is not the original as it was published: "a summary", "its text was removed"; else null.</summary>
    public string? Note { get; init; }

    /// <summary>Absolute. It names the revision where there is one.</summary>
    public required string Address { get; init; }

    /// <summary>Null where the article itself is cited.</summary>
    public CitedClaim? Claim { get; init; }

    /// <summary>Cites the revision of an article that is shown.</summary>
    /// <param name="entry">The article with that revision.</param>
    /// <param name="site">Address of the site, with its last slash.</param>
    public static Citation Of(ArticleEntry entry, string site)
    {
        var (article, number) = (entry.Article, entry.Shown?.Number ?? 0);
        return new()
        {
            Key = KeyOf(article.Slug, number), Title = article.Title, Authors = [.. entry.Authors.Select(a => a.Name)], Outlet = entry.Outlet?.Name, Date = article.Date, DatePrecision = article.DatePrecision,
            Genre = article.Genre, Language = article.Language, Revision = number, Address = AddressOf(site, article.Slug, number),
            Note = entry.Shown switch { { IsRemoved: true } => "its text was removed", { TextKind: TextKind.Digest } => "a summary", _ => null },
        };
    }

    /// <summary>Cites a claim in the revision that was read.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="anchors">Where its passages stand in all revisions: they tell since when words are gone.</param>
    /// <param name="site">Address of the site, with its last slash.</param>
    public static Citation Of(ClaimReading claim, IReadOnlyList<PassageAnchor> anchors, string site)
    {
        var (article, number) = (claim.Article, claim.Passages.Count == 0 ? 0 : claim.Passages.Max(p => p.Revision));
        return new()
        {
            Key = $"{KeyOf(article.Slug, number)}-c-{claim.Id}", Title = article.Title, Authors = article.Authors, Outlet = article.Outlet, Date = article.Date, DatePrecision = article.DatePrecision,
            Genre = article.Genre, Language = article.Language, Revision = number, Note = claim.Retold && claim.Passages.Any(claim.IsRetold) ? "a summary" : null,
            Address = $"{AddressOf(site, article.Slug, number)}#c-{claim.Id}",
            Claim = new(claim.Statement, [.. claim.Holders.Select(h => h.Name)], claim.Claim.Status, $"{site}c/{claim.Id}",
                [.. claim.Passages.Select(p => new CitedPassage(p.Revision, p.Paragraph, p.State, p.State == AnchorState.Orphaned ? GoneSince(p, anchors) : null))]),
        };
    }

    /// <summary>The first of the revisions, up to the one cited, in which the words are gone; null where they never stood.</summary>
    private static int? GoneSince(PassageAnchor passage, IReadOnlyList<PassageAnchor> anchors)
    {
        var until = anchors.Where(a => a.PassageId == passage.PassageId && a.Revision <= passage.Revision).OrderBy(a => a.Revision).ToList();
        var stood = until.FindLastIndex(a => a.State != AnchorState.Orphaned);
        return stood < 0 || stood == until.Count - 1 ? null : until[stood + 1].Revision;
    }

    private static string KeyOf(string slug, int revision) => revision == 0 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-r{revision}");

    private static string AddressOf(string site, string slug, int revision) => $"{site}a/{slug}" + (revision == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/r/{revision}"));
}

/// <summary>A claim as it is cited.</summary>
/// <param name="Statement">In our own words, cut where the reader may not see all of it.</param>
/// <param name="Holders">Who holds it; empty where nobody is named.</param>
/// <param name="Status">Told where it is not published.</param>
/// <param name="Address">Of its own page, absolute, whatever becomes of the text.</param>
/// <param name="Passages">In order; empty where it has no text to stand in.</param>
public sealed record CitedClaim(string Statement, IReadOnlyList<string> Holders, ClaimStatus Status, string Address, IReadOnlyList<CitedPassage> Passages);

/// <summary>Where a passage of it stands.</summary>
/// <param name="Revision">In which revision: another than the one cited only for who may not see that.</param>
/// <param name="Paragraph">From 1; null exactly for an orphan.</param>
/// <param name="State">What has become of the words.</param>
/// <param name="GoneSince">For an orphan: the first revision without them, or null where none had them.</param>
public sealed record CitedPassage(int Revision, int? Paragraph, AnchorState State, int? GoneSince)
{
    /// <summary>The state in words: "exact", "moved", "text changed", "its words are gone since revision 3".</summary>
    public string StateInWords => State switch
    {
        AnchorState.Changed => "text changed",
        AnchorState.Orphaned => GoneSince is { } since ? FormattableString.Invariant($"its words are gone since revision {since}") : "its words are not in this text",
        _ => Words.Of(State),
    };
}
