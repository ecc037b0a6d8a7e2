using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Actors;

/// <summary>Reads all there is of one actor. What is counted comes out of memory (<see cref="FacetTable"/>); rows are read for what is shown by name, so their number is bounded.</summary>
internal sealed class ActorPortraits(LensContext context, FacetTable facets, Actor actor, Visibility sees)
{
    private const int MostArticles = 12;
    private const int MostActors = 12;
    private const int MostTurns = 6;
    private const int MostOfSide = 4;
    private const int MostPositions = 12;
    private const int MostPortrayals = 8;

    /// <summary>Five statements, and one for the propositions that a later time brought.</summary>
    public async Task<ActorReading> ReadAsync(ActorQuestion ask, int holds, int about, CancellationToken cancel)
    {
        var published = await facets.PublishedAsync(context, cancel);
        var figures = published.Of(actor.Id);
        var articles = await ArticlesAsync(figures, ask, cancel);
        var sides = Sides(articles, ask);
        var turned = figures.Turned.OrderByDescending(p => figures.Positions[p].Asserts + figures.Positions[p].Denies).ThenBy(p => p).Take(MostTurns).ToHashSet();
        var found = published.Find(actor.Id, sides.Select(s => s.Of.Id).ToHashSet(), turned);
        var portraits = sides.ConvertAll(s => found.Where(f => f.Toward is not null && f.Article == s.Of.Id).OrderBy(f => f.Toward == Stance.Neutral).ThenBy(f => f.Id).Take(MostPortrayals).Select(f => f.Id).ToList());
        var turns = turned.Select(p => (Of: p, Claims: found.Where(f => f.Held == p).GroupBy(f => f.Side == Polarity.Denies).SelectMany(side => side.OrderByDescending(f => f.Id).Take(MostOfSide)).Select(f => f.Id).ToHashSet())).ToList();

        var (first, last) = Span(figures, ask);
        var (before, after) = first is { } day ? (published.Of(actor.Id, null, day), published.Of(actor.Id, day.AddDays(1), last)) : (null, null);
        var (speakers, company) = (Most(figures.Speakers), Most(figures.Company));
        var newSpeakers = after is null ? [] : Most(after.Speakers.Where(s => !before!.Speakers.ContainsKey(s.Key)));
        var newCompany = after is null ? [] : Most(after.Company.Where(c => !before!.Company.ContainsKey(c.Key)));

        var picked = portraits.SelectMany(p => p).Concat(turns.SelectMany(t => t.Claims)).Distinct().ToList();
        var shown = Newest(ActorRole.Holds, holds + 1).Concat(Newest(ActorRole.About, about + 1)).Select(l => l.ClaimId).Concat(context.Claims.Where(c => EF.Parameter(picked).Contains(c.Id)).Select(c => c.Id));
        var named = actor.Offices.Where(o => o.Of is not null).Select(o => o.Of!.Value)
            .Concat(speakers.Select(s => s.Key)).Concat(company.Select(c => c.Key)).Concat(newSpeakers.Select(s => s.Key)).Concat(newCompany.Select(c => c.Key));
        var (claims, names) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => shown.Contains(c.Id)), sees, null, cancel, named: named.Distinct());
        var byId = claims.ToDictionary(c => c.Claim.Id);

        Page<ClaimReading> Page(IEnumerable<ClaimReading> own, int size) => Cursor.Page([.. own.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id).Take(size + 1)], size, c => (c.Claim.SortDate, c.Claim.Id));
        IReadOnlyList<StanceCounts<ActorTag>> Speakers(IEnumerable<KeyValuePair<long, int[]>> all) => [.. all.Where(s => names.Actors.ContainsKey(s.Key)).Select(s => new StanceCounts<ActorTag>(names.Actors[s.Key], s.Value))];
        IReadOnlyList<CoOccurrence> Company(IEnumerable<KeyValuePair<long, int>> all) => [.. all.Where(c => names.Actors.ContainsKey(c.Key)).Select(c => new CoOccurrence(names.Actors[c.Key], c.Value))];
        return new(
            actor, ActorDirectory.Line(actor, names.Actors.ToDictionary(n => n.Key, n => n.Value.Name)).Offices,
            Page(claims.Where(c => c.Holders.Any(h => h.Id == actor.Id)), holds), Page(claims.Where(c => c.About.Any(a => a.Actor.Id == actor.Id)), about),
            [.. articles.Where(a => a.Claims > 0).Take(MostArticles)], [.. figures.Months.OrderByDescending(m => m.Key).Select(m => new StanceCounts<DateOnly>(m.Key, m.Value))], Speakers(speakers), Company(company),
            [.. sides.Zip(portraits, (s, ids) => new Portrait(s.Of, [.. ids.Where(byId.ContainsKey).Select(id => byId[id])], s.Claims)).Where(p => p.Claims.Count > 0)],
            [.. turns.Select(t => Turned(figures.Positions[t.Of], [.. t.Claims.Where(byId.ContainsKey).Select(id => byId[id])])).OfType<Turn>()],
            first is null ? null : new(first.Value, last, new(before!.Holds, before.About), new(after!.Holds, after.About), Speakers(newSpeakers), Company(newCompany), await PositionsAsync(before, after, cancel)))
        {
            AllArticles = figures.Articles.Count, AllSpeakers = figures.Speakers.Count,
        };
    }

    /// <summary>The articles that say most of the actor, newest first, and behind them those asked for by name.</summary>
    private async Task<List<StanceCounts<ArticleTag>>> ArticlesAsync(ActorFigures figures, ActorQuestion ask, CancellationToken cancel)
    {
        var most = figures.Articles.OrderByDescending(a => a.Value.Sum()).ThenByDescending(a => a.Key).Take(MostArticles).Select(a => a.Key).ToList();
        var slugs = new[] { ask.A, ask.B }.OfType<string>().ToList();
        var rows = await context.Articles.Where(a => EF.Parameter(most).Contains(a.Id) || EF.Parameter(slugs).Contains(a.Slug)).OrderByDescending(a => a.SortDate).ThenByDescending(a => a.Id)
            .Select(a => new { a.Id, a.Slug, a.Title, a.Date, a.DatePrecision, Revision = sees == Visibility.Members ? a.CurrentRevision : a.PublicRevision }).ToListAsync(cancel);
        return [.. rows.OrderBy(r => !most.Contains(r.Id)).Select(r => new StanceCounts<ArticleTag>(new(r.Id, r.Slug, r.Title, r.Date, r.DatePrecision, null, r.Revision), figures.Articles.GetValueOrDefault(r.Id) ?? []))];
    }

    private static List<StanceCounts<ArticleTag>> Sides(List<StanceCounts<ArticleTag>> articles, ActorQuestion ask)
    {
        var most = articles.Where(a => a.Claims > 0).OrderByDescending(a => a.Claims).ToList();
        var a = most.Find(x => x.Of.Slug == ask.A) ?? most.Find(x => x.Of.Slug != ask.B);
        var b = most.Find(x => x.Of.Slug == ask.B && x != a) ?? most.Find(x => x != a);
        return [.. new[] { a, b }.OfType<StanceCounts<ArticleTag>>()];
    }

    /// <summary>Without a day asked for, the last month is set against all before it.</summary>
    private static (DateOnly? First, DateOnly? Last) Span(ActorFigures figures, ActorQuestion ask)
    {
        var (first, last) = (ask.First, ask.Last);
        if (first is { } one && last is { } two && one > two) (first, last) = (two, one);
        if (first is null && figures.Months.Keys.Max(m => (DateOnly?)m) is { } month && month > DateOnly.MinValue) first = month.AddDays(-1);
        return (first, last < first ? null : last);
    }

    /// <summary>The newest claims of one role: read from the head of the index, whatever their number.</summary>
    private IQueryable<ClaimActor> Newest(ActorRole role, int most) =>
        context.ClaimActors.Where(l => l.ActorId == actor.Id && l.Role == role && context.Claims.Any(c => c.Id == l.ClaimId && c.Status == ClaimStatus.Published))
            .OrderByDescending(l => l.SortDate).ThenByDescending(l => l.ClaimId).Take(most);

    private static Turn? Turned((int Asserts, int Denies) position, List<ClaimReading> claims) =>
        claims.Find(c => c.Proposition is not null)?.Proposition is { } proposition ? new(proposition, position.Asserts, position.Denies, [.. claims.OrderBy(c => c.Claim.SortDate).ThenBy(c => c.Claim.Id)]) : null;

    /// <summary>What it holds for the first time, and what it no longer holds as before: both sides of a proposition count.</summary>
    private async Task<IReadOnlyList<PositionChange>> PositionsAsync(ActorFigures before, ActorFigures after, CancellationToken cancel)
    {
        bool Differs(long id, (int Asserts, int Denies) now) =>
            !before.Positions.TryGetValue(id, out var was) || (now.Asserts > 0 && was.Asserts == 0) || (now.Denies > 0 && was.Denies == 0);
        var changed = after.Positions.Where(p => Differs(p.Key, p.Value)).OrderByDescending(p => before.Positions.ContainsKey(p.Key)).ThenByDescending(p => p.Value.Asserts + p.Value.Denies).ThenBy(p => p.Key)
            .Take(MostPositions).Select(p => p.Key).ToList();
        if (changed.Count == 0) return [];
        var tags = await context.Propositions.Where(p => EF.Parameter(changed).Contains(p.Id)).Select(p => new { p.Id, p.Slug, p.Wording }).ToDictionaryAsync(p => p.Id, p => new PropositionTag(p.Slug, p.Wording), cancel);
        return [.. changed.Where(tags.ContainsKey).Select(id => new PositionChange(tags[id], before.Positions.GetValueOrDefault(id), after.Positions[id]))];
    }

    private static List<KeyValuePair<long, int[]>> Most(IEnumerable<KeyValuePair<long, int[]>> all) => [.. all.OrderByDescending(a => a.Value.Sum()).ThenBy(a => a.Key).Take(MostActors)];

    private static List<KeyValuePair<long, int>> Most(IEnumerable<KeyValuePair<long, int>> all) => [.. all.OrderByDescending(a => a.Value).ThenBy(a => a.Key).Take(MostActors)];
}
