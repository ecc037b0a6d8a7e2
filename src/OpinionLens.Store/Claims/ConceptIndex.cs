using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Language;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Claims;

/// <summary>Reads topics and propositions.</summary>
public sealed class ConceptIndex
{
    private readonly LensContexts contexts;
    private readonly FacetTable facets;

    private readonly ChangeJournal journal;
    private readonly Shelf<bool, IReadOnlyList<(long Id, string Called, string Words)>> worded = new(1);
    private readonly Shelf<bool, IReadOnlyList<((int Asserts, int Denies) Sides, long Id)>> ranked = new(1);

    internal ConceptIndex(LensContexts contexts, FacetTable facets, ChangeJournal journal) => (this.contexts, this.facets, this.journal) = (contexts, facets, journal);

    /// <summary>Topics, most claims first.</summary>
    public async Task<Page<Topic>> TopicsAsync(string? after = null, int? size = 100, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var topics = context.Topics.AsNoTracking();
        if (Cursor.TryRead(after, out int count, out var id)) topics = topics.Where(t => t.Claims < count || (t.Claims == count && t.Id > id));
        topics = topics.OrderByDescending(t => t.Claims).ThenBy(t => t.Id);
        var rows = await (size is { } most ? topics.Take(most + 1) : topics).ToListAsync(cancel);
        return Cursor.Page(rows, size, t => (t.Claims, t.Id), after);
    }

    /// <summary>One topic with its propositions, or null.</summary>
    public async Task<(Topic Topic, IReadOnlyList<Proposition> Propositions)?> TopicAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var topic = await context.Topics.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == slug, cancel);
        if (topic is null) return null;
        return (topic, await context.Propositions.Where(p => p.TopicId == topic.Id).OrderBy(p => p.Id).AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>Wordings of propositions that hold the beginnings of words typed, in any spelling of case and accents: those with the words in a row first, then the oldest. At most three statements.</summary>
    public async Task<IReadOnlyList<string>> PropositionsLikeAsync(string typed, int most, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var ids = await WithWordsAsync(context, typed, most, cancel);
        var wordings = await context.Propositions.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Wording }).ToDictionaryAsync(p => p.Id, p => p.Wording, cancel);
        return [.. ids.Where(wordings.ContainsKey).Select(id => wordings[id])];
    }

    /// <summary>Ids of propositions in whose wording or slug each of some words begins a word. Wordings are kept folded until the next change: each database folds in its own way.</summary>
    private async Task<List<long>> WithWordsAsync(LensContext context, string typed, int most, CancellationToken cancel)
    {
        var folded = Folded(typed);
        var words = folded.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : [.. (await WordedAsync(context, cancel)).Where(p => words.All(w => p.Words.Contains("-" + w, StringComparison.Ordinal))).OrderByDescending(p => p.Words.Contains("-" + folded, StringComparison.Ordinal)).Select(p => p.Id).Take(most)];
    }

    private async Task<IReadOnlyList<(long Id, string Called, string Words)>> WordedAsync(LensContext context, CancellationToken cancel) => await worded.OfAsync(await journal.NewestAsync(cancel), true, async () =>
    {
        var rows = await context.Propositions.OrderBy(p => p.Id).Select(p => new { p.Id, p.Slug, p.Wording }).ToListAsync(cancel);
        return rows.ConvertAll(p => (p.Id, Folded(p.Wording), $"-{Folded(p.Wording)}-{p.Slug}-"));
    });

    /// <summary>All of a wording: a slug is cut.</summary>
    private static string Folded(string wording) => TextAnalysis.Slug(wording, int.MaxValue);

    /// <summary>
    /// Propositions with the claims on either side: the most disputed first, by the side with fewer claims, then by all claims, then the newest. At most four statements, and those that
    /// bring what was written meanwhile.
    /// </summary>
    /// <param name="words">Only propositions in whose wording or slug each of these begins a word; null or empty for all.</param>
    /// <param name="after">Cursor, or null; one that cannot be read is the first page.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<PropositionRow>> DisputedAsync(string? words = null, string? after = null, int? size = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var all = await ranked.OfAsync(await journal.NewestAsync(cancel), true, async () =>
        {
            var sides = (await facets.PublishedAsync(context, cancel)).Sides();
            var ids = await context.Propositions.Select(p => p.Id).ToListAsync(cancel);
            return [.. ids.Select(id => (Sides: sides.GetValueOrDefault(id), Id: id)).OrderByDescending(p => Rank(p.Sides, p.Id))];
        });
        var which = all.AsEnumerable();
        if (!string.IsNullOrWhiteSpace(words))
        {
            var wanted = (await WithWordsAsync(context, words, int.MaxValue, cancel)).ToHashSet();
            which = which.Where(p => wanted.Contains(p.Id));
        }

        if (Cursor.TryRead(after, out (int First, int Second) counts, out var last)) which = which.Where(p => Rank(p.Sides, p.Id).CompareTo((counts.First, counts.Second, last)) < 0);
        var chosen = (size is { } most ? which.Take(most + 1) : which).ToList();
        var shown = chosen.Select(p => p.Id).ToList();
        var named = await (from p in context.Propositions where EF.Parameter(shown).Contains(p.Id)
                           join t in context.Topics on p.TopicId equals t.Id into found
                           from t in found.DefaultIfEmpty()
                           select new { Proposition = p, Slug = (string?)t.Slug, Name = (string?)t.Name }).AsNoTracking().ToDictionaryAsync(p => p.Proposition.Id, cancel);
        // One that was merged since the counts were made is passed over.
        var rows = chosen.Where(p => named.ContainsKey(p.Id)).Select(p => new PropositionRow(named[p.Id].Proposition, named[p.Id].Slug is { } slug ? new(slug, named[p.Id].Name!) : null, p.Sides.Asserts, p.Sides.Denies)).ToList();
        return Cursor.Page(rows, size, r => Rank((r.Asserts, r.Denies), r.Proposition.Id), after);
    }

    private static (int First, int Second, long Id) Rank((int Asserts, int Denies) sides, long id) => (Math.Min(sides.Asserts, sides.Denies), sides.Asserts + sides.Denies, id);

    /// <summary>One proposition with its topic, or null.</summary>
    public async Task<(Proposition Proposition, Topic? Topic)?> PropositionAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var proposition = await context.Propositions.AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancel);
        if (proposition is null) return null;
        return (proposition, proposition.TopicId is { } id ? await context.Topics.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel) : null);
    }

    /// <summary>Who takes up a proposition and since when, counted in memory. Two statements, and those that bring what was written meanwhile.</summary>
    /// <param name="proposition">Id.</param>
    /// <param name="most">How many are named, those who took it up first.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<PropositionHolders> HoldersAsync(long proposition, int most = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var figures = (await facets.PublishedAsync(context, cancel)).On(proposition);
        var earliest = figures.Earliest.Take(most).ToList();
        var holders = earliest.Select(h => h.Key).ToHashSet();
        var firsts = earliest.SelectMany(h => new[] { h.Value.Asserts, h.Value.Denies }).Where(s => s.Claims > 0).Select(s => s.First.Claim).ToHashSet();
        // Whoever is to be named holds the claim that is to be dated: their link leads to both. By the claims alone: asked for the actors too, SQLite walks all that the busiest of them hold.
        var rows = await (from l in context.ClaimActors
                          where EF.Parameter(firsts).Contains(l.ClaimId) && l.Role == ActorRole.Holds
                          join x in context.Actors on l.ActorId equals x.Id
                          join a in context.Articles on l.ArticleId equals a.Id
                          select new { l.ClaimId, x.Id, x.Slug, x.Name, x.Kind, a.Date, a.DatePrecision }).ToListAsync(cancel);
        var names = rows.Where(r => holders.Contains(r.Id)).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => new ActorTag(r.Id, r.Slug, r.Name, r.Kind));
        var dates = rows.DistinctBy(r => r.ClaimId).ToDictionary(r => r.ClaimId, r => (r.Date, r.DatePrecision));
        HolderSide? Side(SideFigures side) => dates.TryGetValue(side.First.Claim, out var dated) ? new(side.Claims, side.Undated, LensId.Format(side.First.Claim), dated.Date, dated.DatePrecision) : null;
        return new(figures.Asserts, figures.Denies, figures.Unheld, figures.Holders.Count,
            [.. earliest.Where(h => names.ContainsKey(h.Key)).Select(h => new PropositionHolder(names[h.Key], Side(h.Value.Asserts), Side(h.Value.Denies)))]);
    }

    /// <summary>The topic that a slug, a former slug or a name means, or null.</summary>
    public async Task<Topic?> NamedTopicAsync(string name, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new ConceptDesk(context).TopicAsync(name, cancel);
    }

    /// <summary>The proposition that a slug, a former slug or a wording means, or null.</summary>
    public async Task<Proposition?> NamedPropositionAsync(string wording, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        // Anybody may ask: what is no slug is looked for in memory.
        var (slug, called) = (TextAnalysis.Slug(wording), Folded(wording));
        var ids = await FormerSlugs.PropositionIds(context, slug).ToListAsync(cancel);
        if (ids.Count == 0) ids = [.. (await WordedAsync(context, cancel)).Where(p => p.Called == called).Select(p => p.Id).Take(1)];
        var found = await context.Propositions.Where(p => ids.Contains(p.Id)).AsNoTracking().ToListAsync(cancel);
        return found.Find(p => p.Slug == slug) ?? found.FirstOrDefault();
    }

    /// <summary>What a former slug leads to, or null.</summary>
    /// <param name="kind"><c>topic</c> or <c>proposition</c>.</param>
    /// <param name="slug">The former slug.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<string?> FormerAsync(string kind, string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var ids = FormerSlugs.Ids(context, kind, slug);
        return kind == FormerSlugs.Topic ? await context.Topics.Where(t => ids.Contains(t.Id)).Select(t => t.Slug).FirstOrDefaultAsync(cancel)
            : await context.Propositions.Where(p => ids.Contains(p.Id)).Select(p => p.Slug).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Propositions in whose wording or slug each of some words begins a word, by wording; all where there are none. For lists to choose from.</summary>
    public async Task<IReadOnlyList<Proposition>> PropositionsAsync(string? words = null, int size = 200, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = context.Propositions.AsQueryable();
        if (!string.IsNullOrWhiteSpace(words))
        {
            var ids = await WithWordsAsync(context, words, size, cancel);
            which = which.Where(p => ids.Contains(p.Id));
        }

        return await which.OrderBy(p => p.Wording).ThenBy(p => p.Id).Take(size).AsNoTracking().ToListAsync(cancel);
    }
}
