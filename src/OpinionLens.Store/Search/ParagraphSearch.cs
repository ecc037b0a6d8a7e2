using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Search;

/// <summary>A hit with what a page needs beyond the contract's line.</summary>
/// <param name="Hit">The line.</param>
/// <param name="Title">Name or title of what was found.</param>
/// <param name="Marks">Half-open spans of the snippet that answer the query.</param>
public sealed record SearchResult(SearchHit Hit, string Title, IReadOnlyList<(int Start, int End)> Marks)
{
    /// <summary>For a claim, changed or orphaned where a passage of it is so; null for all else.</summary>
    public AnchorState? Astray { get; init; }
}

/// <summary>
/// Searches articles, paragraphs, claims and actors. All words must be there; words in double quotation marks must stand in a row; what follows a hyphen must not be there;
/// operators narrow (<see cref="SearchReader"/>). Hits come actors first,
/// then articles, claims and paragraphs, each in the order in which they were kept: the same on both databases.
/// </summary>
public sealed class ParagraphSearch
{
    private const int SnippetLength = 180;
    private const int MostHinted = 4;
    private readonly LensContexts contexts;
    private readonly NameFinder names;

    internal ParagraphSearch(LensContexts contexts, NameFinder names) => (this.contexts, this.names) = (contexts, names);

    /// <summary>One page of hits; at most four statements, and those that read operators. A query that asks for nothing has none.</summary>
    /// <param name="query">What the user typed.</param>
    /// <param name="sees">Strangers never find Members text.</param>
    /// <param name="kind">Only hits of this kind, or null.</param>
    /// <param name="after">Cursor, or null.</param>
    /// <param name="size">Hits a page; null for all.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<SearchResult>> FindAsync(string query, Visibility sees, HitKind? kind = null, string? after = null, int? size = 50, CancellationToken cancel = default) =>
        await FindAsync(await UnderstandAsync(query, cancel), sees, kind, after, size, cancel);

    /// <param name="asked">What <see cref="UnderstandAsync"/> made of a query.</param>
    /// <inheritdoc cref="FindAsync(string, Visibility, HitKind?, string?, int?, CancellationToken)"/>
    public async Task<Page<SearchResult>> FindAsync(SearchAsked asked, Visibility sees, HitKind? kind = null, string? after = null, int? size = 50, CancellationToken cancel = default)
    {
        if (asked.IsEmpty) return new([], null);
        await using var context = contexts.Create();
        var entries = Visible(context, asked, sees);
        if (kind is { } only) entries = entries.Where(e => e.Kind == only);
        if (after?.Split('.') is [var at, var last] && Words.TryRead<HitKind>(at, out var from) && LensId.TryParse(last, out var id))
        {
            var later = Enum.GetValues<HitKind>().Where(k => k > from).ToList();
            entries = entries.Where(e => later.Contains(e.Kind) || (e.Kind == from && e.Id > id));
        }
        entries = entries.OrderBy(e => e.Kind).ThenBy(e => e.Id);
        var rows = await (size is { } most ? entries.Take(most + 1) : entries).AsNoTracking().ToListAsync(cancel);
        var next = size is { } n && rows.Count > n ? $"{Words.Of(rows[n - 1].Kind)}.{LensId.Format(rows[n - 1].Id)}" : null;
        return new(await TellAsync(context, size is { } cut ? [.. rows.Take(cut)] : rows, asked.Words, sees, cancel), next);
    }

    /// <summary>How many hits each kind has, counted to 1,001 and no further.</summary>
    public async Task<IReadOnlyDictionary<HitKind, int>> CountAsync(SearchAsked asked, Visibility sees, CancellationToken cancel = default)
    {
        if (asked.IsEmpty) return new Dictionary<HitKind, int>();
        await using var context = contexts.Create();
        // Counted there: groups that are asked for as such come with their rows.
        return await Visible(context, asked, sees).Take(1001).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    /// <summary>What a query asks for, in words: its operators, and what in it means nothing.</summary>
    public async Task<SearchAsked> UnderstandAsync(string query, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new SearchReader(context, names).ReadAsync(query, cancel);
    }

    /// <summary>For words that no actor's name has: the actor who may be meant. One statement, two where there is one.</summary>
    public async Task<IReadOnlyList<(string Word, string Name)>> HintsAsync(string query, CancellationToken cancel = default)
    {
        var words = TextAnalysis.QueryTerms(query).Where(t => t is { Operator: null, IsNot: false, IsPhrase: false }).Select(t => t.Text).Take(MostHinted).ToList();
        return [.. (await names.NearestAsync(words, cancel)).Select(n => (n.Word, n.Actor.Name))];
    }

    /// <summary>Paragraphs of old revisions are not searched: only the one the viewer reads.</summary>
    private static IQueryable<SearchEntry> Visible(LensContext context, SearchAsked asked, Visibility sees)
    {
        var members = sees == Visibility.Members;
        var entries = asked.Words.In(context).Where(e => (members || e.Visibility == Visibility.Public)
            && (e.Kind != HitKind.Paragraph || context.Articles.Any(a => a.Id == e.ArticleId && e.Revision == (members ? a.CurrentRevision : a.PublicRevision))));
        var filter = asked.Filter;
        if (asked.ClaimsOnly)
        {
            var claims = new ClaimFilters(context, sees, null).Ordered(filter with { Words = null }, null).Select(c => c.Id);
            return entries.Where(e => e.Kind == HitKind.Claim && claims.Contains(e.SubjectId));
        }

        if (filter.Article is { } article) entries = entries.Where(e => context.Articles.Any(a => a.Slug == article && a.Id == e.ArticleId));
        if (filter.First is { } first) entries = entries.Where(e => context.Articles.Any(a => a.Id == e.ArticleId && a.SortDate >= first));
        if (filter.Until is { } until) entries = entries.Where(e => context.Articles.Any(a => a.Id == e.ArticleId && a.SortDate <= until));
        return entries;
    }

    /// <summary>The words of a query; operators in it are words too.</summary>
    internal static SearchQuery Read(string query) => Read(TextAnalysis.QueryTerms(query));

    /// <inheritdoc cref="Read(string)"/>
    internal static SearchQuery Read(IEnumerable<QueryTerm> terms)
    {
        var (words, phrases, not) = (new List<string>(), new List<IReadOnlyList<string>>(), new List<SearchQuery>());
        foreach (var term in terms)
        {
            var tokens = TextAnalysis.SearchTokens(term.Operator is null ? term.Text : $"{term.Operator} {term.Text}").Select(t => t.Token).ToList();
            var row = (term.IsPhrase || term.IsNot) && tokens.Count > 1;
            if (tokens.Count == 0) continue;
            if (term.IsNot) not.Add(row ? new([], [tokens]) : new(tokens, []));
            else if (row) phrases.Add(tokens);
            else words.AddRange(tokens);
        }
        return new([.. words.Distinct().Take(32)], [.. phrases.Take(8)]) { Not = [.. not.Take(8)] };
    }

    private static async Task<IReadOnlyList<SearchResult>> TellAsync(LensContext context, List<SearchEntry> rows, SearchQuery words, Visibility sees, CancellationToken cancel)
    {
        var articleIds = rows.Where(r => r.ArticleId is not null).Select(r => r.ArticleId!.Value).Distinct().ToList();
        var articles = await context.Articles.Where(a => articleIds.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        List<long> Ids(HitKind kind) => [.. rows.Where(r => r.Kind == kind).Select(r => r.SubjectId)];
        var (actorIds, claimIds) = (Ids(HitKind.Actor), Ids(HitKind.Claim));
        var actors = actorIds.Count == 0 ? [] : await context.Actors.Where(a => actorIds.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        var members = sees == Visibility.Members;
        var claims = claimIds.Count == 0 ? [] : await (
            from c in context.Claims where claimIds.Contains(c.Id)
            join a in context.Articles on c.ArticleId equals a.Id
            let read = members ? a.CurrentRevision : a.PublicRevision
            select new
            {
                c.Id, c.Statement, Changed = context.Anchors.Any(x => x.ClaimId == c.Id && x.Revision == read && x.State == AnchorState.Changed),
                Orphaned = context.Anchors.Any(x => x.ClaimId == c.Id && x.Revision == read && x.State == AnchorState.Orphaned),
            }).AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        var ordinals = rows.Where(r => r.Kind == HitKind.Paragraph).Select(r => r.Ordinal!.Value).Distinct().ToList();
        var texts = ordinals.Count == 0 ? [] : await (
            from r in context.Revisions where articleIds.Contains(r.ArticleId)
            join p in context.Paragraphs on r.Id equals p.RevisionId where ordinals.Contains(p.Ordinal)
            select new { r.ArticleId, r.Number, p.Ordinal, p.Text }).ToDictionaryAsync(x => (x.ArticleId, x.Number, x.Ordinal), x => x.Text, cancel);
        return [.. rows.Select(r => r.Kind switch
        {
            HitKind.Actor => Result(r, actors[r.SubjectId].Slug, null, actors[r.SubjectId].Name, string.Join(" · ", actors[r.SubjectId].AllNames), words),
            HitKind.Article => Result(r, articles[r.SubjectId].Slug, articles[r.SubjectId].Slug, articles[r.SubjectId].Title, articles[r.SubjectId].Title, words),
            HitKind.Claim => Result(r, null, articles[r.ArticleId!.Value].Slug, articles[r.ArticleId.Value].Title, claims[r.SubjectId].Statement, words)
                with { Astray = claims[r.SubjectId].Changed ? AnchorState.Changed : claims[r.SubjectId].Orphaned ? AnchorState.Orphaned : null },
            _ => Result(r, null, articles[r.ArticleId!.Value].Slug, articles[r.ArticleId.Value].Title, texts[(r.ArticleId.Value, r.Revision!.Value, r.Ordinal!.Value)], words),
        })];
    }

    private static SearchResult Result(SearchEntry row, string? slug, string? article, string title, string text, SearchQuery words)
    {
        var (snippet, marks) = Snippet.Of(text, words, SnippetLength);
        return new(new(row.Kind, LensId.Format(row.SubjectId), slug, article, row.Ordinal, snippet), title, marks);
    }
}
