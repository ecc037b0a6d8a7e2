using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Search;

/// <summary>A hit with what a page needs beyond the contract's line.</summary>
/// <param name="Hit">The line.</param>
/// <param name="Title">Name or title of what was found.</param>
/// <param name="Marks">Half-open spans of the snippet that answer the query.</param>
public sealed record SearchResult(SearchHit Hit, string Title, IReadOnlyList<(int Start, int End)> Marks)
{
    /// <summary>For a claim, changed or orphaned where a passage of it is so; null for all else.</summary>
    public AnchorState? Astray { get; init; }

    /// <summary>For a claim, who holds it, by short names; empty for all else.</summary>
    public IReadOnlyList<string> Holders { get; init; } = [];
}

/// <summary>
/// Searches articles, paragraphs, claims and actors. All words must be there; words in double quotation marks must stand in a row; what follows a hyphen must not be there;
/// operators narrow (<see cref="SearchReader"/>). Hits come actors first,
/// then articles, claims and paragraphs, each in the order in which they were kept; where operators ask for claims alone, as the list of claims has them. The same on both databases.
/// </summary>
public sealed class ParagraphSearch
{
    private const int SnippetLength = 180;
    private const int MostHinted = 4;
    private const int MostCounted = 1001;
    private static readonly HitKind[] Kinds = Enum.GetValues<HitKind>();
    private readonly LensContexts contexts;
    private readonly NameFinder names;
    private readonly FacetTable facets;

    internal ParagraphSearch(LensContexts contexts, NameFinder names, FacetTable facets) => (this.contexts, this.names, this.facets) = (contexts, names, facets);

    /// <summary>What was found, before anything is told of it.</summary>
    private sealed record Found(long Id, HitKind Kind, long Subject, long? Article, int? Revision = null, int? Ordinal = null);

    /// <summary>One page of hits; at most five statements, and those that read operators. A query that asks for nothing has none.</summary>
    /// <param name="query">What the user typed.</param>
    /// <param name="sees">Strangers never find Members text.</param>
    /// <param name="kind">Only hits of this kind, or null.</param>
    /// <param name="after">Cursor, or null.</param>
    /// <param name="size">Hits a page; null for all.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<SearchResult>> FindAsync(string query, Visibility sees, HitKind? kind = null, string? after = null, int? size = 50, CancellationToken cancel = default) =>
        await FindAsync(await UnderstandAsync(query, cancel), sees, kind, after, size, cancel);

    /// <param name="asked">What <see cref="UnderstandAsync"/> made of a query.</param>
    /// <param name="counts">What <see cref="CountAsync"/> counted of it, where that is known: kinds that the page cannot come to are then not looked for.</param>
    /// <inheritdoc cref="FindAsync(string, Visibility, HitKind?, string?, int?, CancellationToken)"/>
    public async Task<Page<SearchResult>> FindAsync(
        SearchAsked asked, Visibility sees, HitKind? kind = null, string? after = null, int? size = 50, CancellationToken cancel = default, IReadOnlyDictionary<HitKind, int>? counts = null)
    {
        if (asked.IsEmpty) return new([], null);
        await using var context = contexts.Create();
        if (asked.ClaimsOnly) return kind is null or HitKind.Claim ? await ClaimsAsync(context, asked, sees, after, size, cancel) : new([], null);
        var (reached, passed) = (default(HitKind), 0L);
        var isStray = Cursor.IsStray(after, after?.Split('.') is [var at, var id] && Words.TryRead(at, out reached) && LensId.TryParse(id, out passed));
        var (from, last) = isStray ? (default, 0) : (reached, passed);
        var parts = Shown(from, kind, isStray || string.IsNullOrEmpty(after), size, counts).Select(one =>
        {
            var entries = Visible(context, asked, one, sees);
            if (one == from) entries = entries.Where(e => e.Id > last);
            return size is { } most ? entries.OrderBy(e => e.Id).Take(most + 1) : entries;
        }).ToList();
        if (parts.Count == 0) return new([], null);
        var all = parts.Aggregate((a, b) => a.Concat(b)).OrderBy(e => e.Kind).ThenBy(e => e.Id);
        var rows = await (size is { } page ? all.Take(page + 1) : all).Select(e => new Found(e.Id, e.Kind, e.SubjectId, e.ArticleId, e.Revision, e.Ordinal)).ToListAsync(cancel);
        var next = size is { } n && rows.Count > n ? $"{Words.Of(rows[n - 1].Kind)}.{LensId.Format(rows[n - 1].Id)}" : null;
        return new(await TellAsync(context, size is { } cut ? [.. rows.Take(cut)] : rows, asked.Words, sees, cancel), next) { IsStray = isStray };
    }

    /// <summary>The kinds of which a page may show hits: from the one where the page before ended, and where counts are known no further than the page goes. The index gives the hits of each in the order of the page, so that of a kind none is sorted that is not shown.</summary>
    private static IEnumerable<HitKind> Shown(HitKind from, HitKind? only, bool isFirst, int? size, IReadOnlyDictionary<HitKind, int>? counts)
    {
        var sure = 0;
        foreach (var kind in Kinds.Where(k => k >= from && (only is null || k == only) && counts?.ContainsKey(k) != false))
        {
            yield return kind;
            // How many are left of the kind where the page before ended is not known.
            if (counts is not null && (isFirst || kind != from)) sure += counts[kind];
            if (sure > size) yield break;
        }
    }

    /// <summary>Where an operator asks for what only claims have, the hits are the list of claims under that filter, in its order.</summary>
    private async Task<Page<SearchResult>> ClaimsAsync(LensContext context, SearchAsked asked, Visibility sees, string? after, int? size, CancellationToken cancel)
    {
        var which = await new ClaimPages(context, facets, sees).PageAsync(asked.Filter, Cursor.TryRead(after, out DateOnly day, out var id) ? (day, id) : null, size is { } most ? most + 1 : null, ClaimOrder.Newest, cancel);
        var claims = await which.Select(c => new { c.Id, c.ArticleId, c.SortDate }).ToListAsync(cancel);
        var page = Cursor.Page([.. claims.OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id)], size, c => (c.SortDate, c.Id), after);
        return new(await TellAsync(context, [.. page.Rows.Select(c => new Found(c.Id, HitKind.Claim, c.Id, c.ArticleId))], asked.Words, sees, cancel), page.Next) { IsStray = page.IsStray };
    }

    /// <summary>How many hits each kind has, counted to 1,001 and no further. One statement.</summary>
    public async Task<IReadOnlyDictionary<HitKind, int>> CountAsync(SearchAsked asked, Visibility sees, CancellationToken cancel = default)
    {
        if (asked.IsEmpty) return new Dictionary<HitKind, int>();
        await using var context = contexts.Create();
        if (asked.ClaimsOnly) return await new ClaimPages(context, facets, sees).CountAsync(asked.Filter, MostCounted, cancel) is > 0 and var claims ? new() { [HitKind.Claim] = claims } : new Dictionary<HitKind, int>();
        // Counted there: groups that are asked for as such come with their rows.
        var counts = Kinds.Select(kind => Visible(context, asked, kind, sees).Take(MostCounted).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }));
        return await counts.Aggregate((a, b) => a.Concat(b)).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    /// <summary>What a query asks for, in words: its operators, and what in it means nothing.</summary>
    public async Task<SearchAsked> UnderstandAsync(string query, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new SearchReader(context, names).ReadAsync(query, cancel);
    }

    /// <summary>For words that are in no actor's own name: the actor who may be meant, by an alias or by a spelling that comes near. One statement, two where there is one.</summary>
    public async Task<IReadOnlyList<NameHint>> HintsAsync(string query, CancellationToken cancel = default)
    {
        var words = TextAnalysis.QueryTerms(query).Where(t => t is { Operator: null, IsNot: false, IsPhrase: false }).Select(t => t.Text).Take(MostHinted).ToList();
        return await names.NearestAsync(words, cancel);
    }

    /// <summary>Paragraphs of old revisions are not searched: only the one the viewer reads.</summary>
    private static IQueryable<SearchEntry> Visible(LensContext context, SearchAsked asked, HitKind kind, Visibility sees)
    {
        var members = sees == Visibility.Members;
        var entries = context.Matching(asked.Words, kind, asked.ArticleId);
        if (!members) entries = entries.Where(e => e.Visibility == Visibility.Public);
        if (kind == HitKind.Paragraph) entries = entries.Where(e => context.Articles.Any(a => a.Id == e.ArticleId && e.Revision == (members ? a.CurrentRevision : a.PublicRevision)));
        var filter = asked.Filter;
        if (filter.First is { } first) entries = entries.Where(e => context.Articles.Any(a => a.Id == e.ArticleId && a.SortDate >= first));
        if (filter.Until is { } until) entries = entries.Where(e => context.Articles.Any(a => a.Id == e.ArticleId && a.SortDate <= until));
        return entries;
    }

    /// <summary>Words, and phrases or words to be left out, beyond which no list gets shorter but the query gets slow.</summary>
    private const int MostWords = 32, MostPhrases = 8;

    /// <summary>For people.</summary>
    internal static readonly string Looked = System.FormattableString.Invariant($"the first {MostWords}, {MostPhrases} phrases and {MostPhrases} to be left out");

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
        var all = words.Distinct().ToList();
        return new([.. all.Take(MostWords)], [.. phrases.Take(MostPhrases)]) { Not = [.. not.Take(MostPhrases)], IsCut = all.Count > MostWords || phrases.Count > MostPhrases || not.Count > MostPhrases };
    }

    /// <summary>What of some words is not looked for, for people; null where all is.</summary>
    public static string? Cut(string words) => Read(words).IsCut ? $"words beyond {Looked}" : null;

    private static async Task<IReadOnlyList<SearchResult>> TellAsync(LensContext context, List<Found> rows, SearchQuery words, Visibility sees, CancellationToken cancel)
    {
        var articleIds = rows.Where(r => r.Article is not null).Select(r => r.Article!.Value).Distinct().ToList();
        var articles = await context.Articles.Where(a => articleIds.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        List<long> Ids(HitKind kind) => [.. rows.Where(r => r.Kind == kind).Select(r => r.Subject)];
        var (actorIds, claimIds) = (Ids(HitKind.Actor), Ids(HitKind.Claim));
        var actors = actorIds.Count == 0 ? [] : await context.Actors.Where(a => actorIds.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        var members = sees == Visibility.Members;
        // A row a holder, by joins alone: a list inside a row would have SQLite gather all holders there are.
        var claims = (claimIds.Count == 0 ? [] : await (
            from c in context.Claims where claimIds.Contains(c.Id)
            join a in context.Articles on c.ArticleId equals a.Id
            join l in context.ClaimActors on new { ClaimId = c.Id, Role = ActorRole.Holds } equals new { l.ClaimId, l.Role } into ls
            from l in ls.DefaultIfEmpty()
            join x in context.Actors on l.ActorId equals x.Id into xs
            from x in xs.DefaultIfEmpty()
            let read = members ? a.CurrentRevision : a.PublicRevision
            select new
            {
                c.Id, Statement = !members && c.Echo.HasFlag(Echo.Statement) ? MembersEcho.Abridge(c.Statement) : c.Statement, Changed = context.Anchors.Any(x => x.ClaimId == c.Id && x.Revision == read && x.State == AnchorState.Changed),
                Orphaned = context.Anchors.Any(x => x.ClaimId == c.Id && x.Revision == read && x.State == AnchorState.Orphaned),
                Link = (long?)l.Id, Name = (string?)x.Name, Kind = (ActorKind?)x.Kind,
            }).AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.Id);
        var ordinals = rows.Where(r => r.Kind == HitKind.Paragraph).Select(r => r.Ordinal!.Value).Distinct().ToList();
        var texts = ordinals.Count == 0 ? [] : await (
            from r in context.Revisions where articleIds.Contains(r.ArticleId)
            join p in context.Paragraphs on r.Id equals p.RevisionId where ordinals.Contains(p.Ordinal)
            select new { r.ArticleId, r.Number, p.Ordinal, p.Text }).ToDictionaryAsync(x => (x.ArticleId, x.Number, x.Ordinal), x => x.Text, cancel);
        return [.. rows.Select(r => r.Kind switch
        {
            HitKind.Actor => Result(r, actors[r.Subject].Slug, null, actors[r.Subject].Name, string.Join(" · ", actors[r.Subject].AllNames), words),
            HitKind.Article => Result(r, articles[r.Subject].Slug, articles[r.Subject].Slug, articles[r.Subject].Title, articles[r.Subject].Title, words),
            HitKind.Claim => Result(r, null, articles[r.Article!.Value].Slug, articles[r.Article.Value].Title, claims[r.Subject].First().Statement, words) with
            {
                Astray = claims[r.Subject].First().Changed ? AnchorState.Changed : claims[r.Subject].First().Orphaned ? AnchorState.Orphaned : null,
                // Links are made in the order of the claim.
                Holders = [.. claims[r.Subject].Where(c => c.Name is not null).OrderBy(c => c.Link).Select(c => new ActorTag(0, "", c.Name!, c.Kind!.Value).ShortName)],
            },
            _ => Result(r, null, articles[r.Article!.Value].Slug, articles[r.Article.Value].Title, texts[(r.Article.Value, r.Revision!.Value, r.Ordinal!.Value)], words),
        })];
    }

    private static SearchResult Result(Found row, string? slug, string? article, string title, string text, SearchQuery words)
    {
        var (snippet, marks) = Snippet.Of(text, words, SnippetLength);
        return new(new(row.Kind, LensId.Format(row.Subject), slug, article, row.Ordinal, snippet), title, marks);
    }
}
