using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Actors;

/// <summary>Moves what one actor has to another, inside one write, or tells what would move.</summary>
internal sealed class ActorMoves(LensContext context)
{
    /// <summary>Claims that a preview shows.</summary>
    private const int MostShown = 8;

    /// <summary>Tells what a merge moves: all that <paramref name="from"/> has.</summary>
    public async Task<ActorMove> TellAsync(Actor from, Actor into, Visibility sees, CancellationToken cancel)
    {
        var reach = await ActorReach.LoadAsync(context, from.Id, cancel);
        var names = from.AllNames.Count(n => !Bears(into, n));
        return await TellAsync(from, into, reach.Claims, reach, reach.Own(from.Id).Count(), names, from.Offices.Count(o => !into.Offices.Contains(o)), sees, cancel);
    }

    /// <summary>Tells what a split moves: what was chosen.</summary>
    /// <exception cref="Refusal">Something chosen is not the actor's.</exception>
    public async Task<ActorMove> TellAsync(Actor from, Actor? into, ActorParts parts, Visibility sees, CancellationToken cancel)
    {
        var reach = await ActorReach.LoadAsync(context, from.Id, cancel);
        var chosen = Chosen(from, parts, reach);
        return await TellAsync(from, into, chosen, reach, parts.Articles.Count, parts.Aliases.Count, parts.Offices.Count, sees, cancel);
    }

    private async Task<ActorMove> TellAsync(Actor from, Actor? into, IReadOnlyList<Claim> claims, ActorReach reach, int articles, int aliases, int offices, Visibility sees, CancellationToken cancel)
    {
        var both = into is null ? [] : claims.Where(c => About(c, from.Id) is not null && About(c, into.Id) is not null).ToList();
        var ids = claims.OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Take(MostShown).Select(c => c.Id).ToList();
        var (first, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => ids.Contains(c.Id)), sees, null, cancel);
        return new(from, into, claims.Count(c => reach.Holds(c, from.Id)), claims.Count(c => About(c, from.Id) is not null),
            claims.Count(c => !reach.Holds(c, from.Id) && c.Attribution.SkipLast(1).Any(l => l.Sources.Contains(from.Id))), articles, aliases, offices,
            both.Count, both.Count(c => About(c, from.Id) != About(c, into!.Id)), claims.Count, [.. first.OrderBy(c => ids.IndexOf(c.Claim.Id))]);
    }

    /// <summary>Moves everything; <paramref name="from"/> is left without claims, articles and offices of others.</summary>
    public async Task MergeAsync(Actor from, Actor into, CancellationToken cancel)
    {
        var reach = await ActorReach.LoadAsync(context, from.Id, cancel);
        foreach (var claim in reach.Claims) ClaimSwap.Actor(claim, from.Id, into.Id);
        foreach (var article in reach.Own(from.Id)) ClaimSwap.Actor(article, from.Id, into.Id);
        await FollowAsync(reach.Articles.Values, cancel);
        foreach (var officer in reach.Officers) ClaimSwap.Actor(officer, from.Id, into.Id);
        into.Aliases = [.. into.Aliases, .. from.Aliases.Prepend(new(from.Name, AliasKind.Name)).Where(a => !Bears(into, a.Name))];
        into.Offices = [.. into.Offices.Concat(from.Offices.Select(o => o.Of == from.Id ? o with { Of = into.Id } : o)).Distinct()];
        await RelinkAsync(reach.Claims, reach, cancel);
        await new FormerSlugs(context).LeadAsync(FormerSlugs.Actor, from.Slug, from.Id, into.Id, cancel);
    }

    /// <summary>Moves what was chosen.</summary>
    /// <exception cref="Refusal">Something chosen is not the actor's.</exception>
    public async Task SplitAsync(Actor from, Actor into, ActorParts parts, CancellationToken cancel)
    {
        var reach = await ActorReach.LoadAsync(context, from.Id, cancel);
        var chosen = Chosen(from, parts, reach);
        foreach (var claim in chosen.Where(c => parts.Claims.Contains(c.Id))) ClaimSwap.Actor(claim, from.Id, into.Id);
        foreach (var id in parts.Articles) ClaimSwap.Actor(reach.Articles[id], from.Id, into.Id);
        await FollowAsync(parts.Articles.Select(id => reach.Articles[id]), cancel);
        var aliases = from.Aliases.Where(a => parts.Aliases.Contains(a.Name)).ToList();
        into.Aliases = [.. into.Aliases, .. aliases.Where(a => !Bears(into, a.Name))];
        from.Aliases = [.. from.Aliases.Except(aliases)];
        var offices = from.Offices.Where((_, i) => parts.Offices.Contains(i)).ToList();
        into.Offices = [.. into.Offices.Concat(offices).Distinct()];
        from.Offices = [.. from.Offices.Except(offices)];
        await RelinkAsync(chosen, reach, cancel);
    }

    private async Task RelinkAsync(IReadOnlyList<Claim> claims, ActorReach reach, CancellationToken cancel)
    {
        var books = new ClaimBooks(context);
        await books.RelinkAsync(claims, reach.Articles, cancel);
        await books.BalanceAsync([], cancel);
    }

    /// <summary>Claims are listed by the outlet of their article: where that is another now, they follow.</summary>
    private async Task FollowAsync(IEnumerable<Article> articles, CancellationToken cancel)
    {
        foreach (var published in articles.Where(a => context.Entry(a).Property(x => x.Outlet) is var outlet && outlet.OriginalValue != outlet.CurrentValue).ToLookup(a => a.Outlet, a => a.Id))
            await context.Claims.Where(c => EF.Parameter(published.ToList()).Contains(c.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.OutletId, published.Key), cancel);
    }

    /// <summary>The claims chosen by name, and those in the own voice of the articles chosen.</summary>
    private static List<Claim> Chosen(Actor from, ActorParts parts, ActorReach reach)
    {
        if (parts.Articles.Any(id => !reach.Articles.TryGetValue(id, out var article) || !ClaimSwap.Names(article, from.Id))) throw new Refusal($"An article you chose does not name {from.Name} any more; load the page again.");
        var (claims, articles) = (parts.Claims.ToHashSet(), parts.Articles.ToHashSet());
        if (reach.Claims.Count(c => claims.Contains(c.Id) && ClaimSwap.Names(c, from.Id)) < claims.Count)
            throw new Refusal($"A claim you chose does not name {from.Name} itself: it is held through its article, so choose the article, or load the page again.");
        if (parts.Aliases.Any(n => from.Aliases.All(a => a.Name != n)) || parts.Offices.Any(i => i < 0 || i >= from.Offices.Count)) throw new Refusal($"The names or offices of {from.Name} have changed; load the page again.");
        return [.. reach.Claims.Where(c => claims.Contains(c.Id) || (articles.Contains(c.ArticleId) && c.Attribution.Count == 0 && reach.Holds(c, from.Id)))];
    }

    private static Stance? About(Claim claim, long actor) => claim.About.FirstOrDefault(a => a.ActorId == actor)?.Stance;

    private static bool Bears(Actor actor, string name) => actor.AllNames.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
