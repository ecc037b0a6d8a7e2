using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Whether anything names an actor, a topic or a proposition. Ids of 19 digits stand in JSON columns as they are: none is part of another.</summary>
internal sealed class Uses(LensContext context)
{
    public async Task<bool> AnyAsync(Kept row, CancellationToken cancel)
    {
        var id = row.Id;
        var named = $"%{id}%";
        return row switch
        {
            Actor => await context.Claims.FromSql($"SELECT * FROM claims WHERE attribution LIKE {named} OR about LIKE {named}").AnyAsync(cancel)
                || await context.Articles.FromSql($"SELECT * FROM articles WHERE outlet = {id} OR authors LIKE {named}").AnyAsync(cancel)
                || await context.Actors.FromSql($"SELECT * FROM actors WHERE offices LIKE {named}").AnyAsync(cancel),
            Topic => await context.Claims.FromSql($"SELECT * FROM claims WHERE topics LIKE {named}").AnyAsync(cancel) || await context.Propositions.AnyAsync(p => p.TopicId == id, cancel),
            Proposition => await context.Claims.AnyAsync(c => c.PropositionId == id, cancel),
            _ => false,
        };
    }
}
