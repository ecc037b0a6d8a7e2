using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Actors;

/// <summary>Everything that names an actor by id: its claims, the articles it wrote or published, and who holds an office of it.</summary>
/// <param name="Claims">Claims of any status that hold, report or speak of it.</param>
/// <param name="Articles">The articles of those claims, and those that name it; by id.</param>
/// <param name="Officers">Actors with an office of it.</param>
internal sealed record ActorReach(IReadOnlyList<Claim> Claims, IReadOnlyDictionary<long, Article> Articles, IReadOnlyList<Actor> Officers)
{
    /// <summary>Loads it in four statements, tracked by the context.</summary>
    /// <remarks>Published claims are found by their links. A retired claim may have none: those are found by the JSON that names the actor.</remarks>
    public static async Task<ActorReach> LoadAsync(LensContext context, long actor, CancellationToken cancel)
    {
        var named = FormattableString.Invariant($"%{actor}%");
        var claims = await context.Claims.FromSql($"""
            SELECT * FROM claims WHERE id IN (SELECT claim_id FROM claim_actors WHERE actor_id = {actor}
              UNION SELECT id FROM claims WHERE status <> 'published' AND (attribution LIKE {named} OR about LIKE {named}))
            """).ToListAsync(cancel);
        var own = await OwnAsync(context, actor, cancel);
        var ids = claims.Select(c => c.ArticleId).Concat(own.Select(a => a.Id)).Distinct().ToList();
        var articles = await context.Articles.Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var officers = await context.Actors.FromSql($"SELECT * FROM actors WHERE offices LIKE {named}").ToListAsync(cancel);
        return new(claims, articles, officers);
    }

    /// <summary>Articles whose author or outlet it is.</summary>
    public static Task<List<Article>> OwnAsync(LensContext context, long actor, CancellationToken cancel) =>
        context.Articles.FromSql($"SELECT * FROM articles WHERE outlet = {actor} OR authors LIKE {FormattableString.Invariant($"%{actor}%")}").ToListAsync(cancel);

    /// <summary>Claims that are not published and name it: they have no links.</summary>
    public static Task<List<Claim>> UnpublishedAsync(LensContext context, long actor, CancellationToken cancel)
    {
        var named = FormattableString.Invariant($"%{actor}%");
        return context.Claims.FromSql($"SELECT * FROM claims WHERE status <> 'published' AND (attribution LIKE {named} OR about LIKE {named})").ToListAsync(cancel);
    }

    /// <summary>Articles that name it themselves.</summary>
    public IEnumerable<Article> Own(long actor) => Articles.Values.Where(a => ClaimSwap.Names(a, actor));

    public bool Holds(Claim claim, long actor) => claim.HoldersIn(Articles[claim.ArticleId]).Contains(actor);
}
