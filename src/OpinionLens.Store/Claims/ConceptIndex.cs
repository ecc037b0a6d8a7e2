using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

/// <summary>Reads topics and propositions.</summary>
public sealed class ConceptIndex
{
    private readonly LensContexts contexts;

    internal ConceptIndex(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Topics, most claims first.</summary>
    public async Task<Page<Topic>> TopicsAsync(string? after = null, int? size = 100, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var topics = context.Topics.AsNoTracking();
        if (Cursor.TryRead(after, out int count, out var id)) topics = topics.Where(t => t.Claims < count || (t.Claims == count && t.Id > id));
        topics = topics.OrderByDescending(t => t.Claims).ThenBy(t => t.Id);
        var rows = await (size is { } most ? topics.Take(most + 1) : topics).ToListAsync(cancel);
        return Cursor.Page(rows, size, t => (t.Claims, t.Id));
    }

    /// <summary>One topic with its propositions, or null.</summary>
    public async Task<(Topic Topic, IReadOnlyList<Proposition> Propositions)?> TopicAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var topic = await context.Topics.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == slug, cancel);
        if (topic is null) return null;
        return (topic, await context.Propositions.Where(p => p.TopicId == topic.Id).OrderBy(p => p.Id).AsNoTracking().ToListAsync(cancel));
    }

    /// <summary>Wordings of propositions that hold the words typed, in any spelling of case and accents; the oldest first.</summary>
    public async Task<IReadOnlyList<string>> PropositionsLikeAsync(string typed, int most, CancellationToken cancel = default)
    {
        var slug = Language.TextAnalysis.Slug(typed);
        await using var context = contexts.Create();
        return await context.Propositions.Where(p => p.Slug.Contains(slug)).OrderBy(p => p.Id).Take(most).Select(p => p.Wording).ToListAsync(cancel);
    }

    /// <summary>One proposition with its topic, or null.</summary>
    public async Task<(Proposition Proposition, Topic? Topic)?> PropositionAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var proposition = await context.Propositions.AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancel);
        if (proposition is null) return null;
        return (proposition, proposition.TopicId is { } id ? await context.Topics.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel) : null);
    }
}
