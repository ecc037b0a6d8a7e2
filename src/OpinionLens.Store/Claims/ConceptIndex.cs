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
        return await new ConceptDesk(context).PropositionAsync(wording, cancel);
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

    /// <summary>Propositions whose slug or wording holds some words, by wording; all where there are none. For lists to choose from.</summary>
    public async Task<IReadOnlyList<Proposition>> PropositionsAsync(string? words = null, int size = 200, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var part = string.IsNullOrWhiteSpace(words) ? "" : Language.TextAnalysis.Slug(words);
        return await context.Propositions.Where(p => p.Slug.Contains(part)).OrderBy(p => p.Wording).ThenBy(p => p.Id).Take(size).AsNoTracking().ToListAsync(cancel);
    }
}
