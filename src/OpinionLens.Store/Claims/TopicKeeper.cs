using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Claims;

/// <summary>Changes topics: makes, renames, merges and splits them. Every change is one entry of the log and can be undone.</summary>
public sealed class TopicKeeper
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal TopicKeeper(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>Makes a topic that no claim is on yet.</summary>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">The name is empty, too long, or another topic's.</exception>
    public Task<string> CreateAsync(string name, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var said = ConceptDesk.Checked(name, "name");
        await RefuseTakenAsync(context, said, null, cancel);
        var topic = await new ConceptDesk(context).MakeTopicAsync(said, null, cancel);
        return (topic.Slug, (Entry?)new Entry("topic.add", $"Topic “{topic.Name}” added", SubjectId: topic.Id, After: new { topic.Slug, topic.Name }));
    }, cancel);

    /// <summary>Gives a topic another name. The slug stays. Nothing is written where nothing differs.</summary>
    /// <param name="topic">Slug or name.</param>
    /// <param name="version">The version the editor has seen; null for the one that is there.</param>
    /// <param name="name">The name it shall have.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">No such topic, an older version, or a name that is empty, too long or another topic's.</exception>
    public Task<string> RenameAsync(string topic, int? version, string name, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var known = await GetAsync(context, topic, cancel);
        Stale.Check(known, version, $"“{known.Name}”");
        var (said, before) = (ConceptDesk.Checked(name, "name"), known.Name);
        if (said == before) return (known.Slug, null);
        await RefuseTakenAsync(context, said, known.Id, cancel);
        known.Name = said;
        return (known.Slug, new Entry("topic.rename", $"Topic “{before}” is now called “{said}”", SubjectId: known.Id, Before: new { Name = before }, After: new { Name = said }));
    }, cancel);

    /// <summary>Tells what a merge would move, without doing it.</summary>
    /// <exception cref="Refusal">One of them does not exist, or they are the same.</exception>
    public async Task<ConceptMove> PreviewMergeAsync(string from, string into, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (gives, takes) = await PairAsync(context, from, into, cancel);
        return await TellAsync(context, gives, takes.Name, takes.Id, await ClaimsAsync(context, gives.Id, cancel), await PropositionsAsync(context, gives.Id, cancel), sees, cancel);
    }

    /// <summary>Merges one topic into another: its claims and propositions go over, it ends, and its slug leads to the other.</summary>
    /// <returns>What was moved.</returns>
    /// <exception cref="Refusal">One of them does not exist, they are the same, or one has changed.</exception>
    public Task<ConceptMove> MergeAsync(string from, string into, (int From, int Into)? seen, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (gives, takes) = await PairAsync(context, from, into, cancel);
        Stale.Check(gives, seen?.From, $"“{gives.Name}”");
        Stale.Check(takes, seen?.Into, $"“{takes.Name}”");
        var (claims, propositions) = (await ClaimsAsync(context, gives.Id, cancel), await PropositionsAsync(context, gives.Id, cancel));
        var move = await TellAsync(context, gives, takes.Name, takes.Id, claims, propositions, Visibility.Members, cancel);
        await MoveAsync(context, gives.Id, takes.Id, claims, propositions, cancel);
        await new FormerSlugs(context).LeadAsync(FormerSlugs.Topic, gives.Slug, gives.Id, takes.Id, cancel);
        context.Remove(gives);
        return (move, new Entry("topic.merge", $"Topic “{gives.Name}” merged into “{takes.Name}”: {move.Told}", SubjectId: takes.Id, Before: new { from = gives.Slug, gives.Name }, After: new { into = takes.Slug, move.Claims }));
    }, cancel);

    /// <summary>Tells what a split would move, without doing it.</summary>
    /// <exception cref="Refusal">As <see cref="SplitAsync"/>.</exception>
    public async Task<ConceptMove> PreviewSplitAsync(string topic, ConceptParts parts, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var from = await GetAsync(context, topic, cancel);
        var into = await TakerAsync(context, from, parts, cancel);
        var (claims, propositions) = await ChosenAsync(context, from, parts, cancel);
        return await TellAsync(context, from, into?.Name ?? parts.To.Trim(), into?.Id, claims, propositions, sees, cancel);
    }

    /// <summary>Gives the chosen claims and propositions to another topic, or to a new one.</summary>
    /// <returns>Slug of the taker.</returns>
    /// <exception cref="Refusal">Nothing is chosen, something chosen is not on the topic, the taker is the topic itself, or the topic has changed.</exception>
    public Task<string> SplitAsync(string topic, int? version, ConceptParts parts, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var from = await GetAsync(context, topic, cancel);
        Stale.Check(from, version, $"“{from.Name}”");
        var (claims, propositions) = await ChosenAsync(context, from, parts, cancel);
        var into = await TakerAsync(context, from, parts, cancel) ?? await new ConceptDesk(context).MakeTopicAsync(ConceptDesk.Checked(parts.To, "name"), from.Id, cancel);
        await MoveAsync(context, from.Id, into.Id, claims, propositions, cancel);
        return (into.Slug, (Entry?)new Entry("topic.split", $"Topic “{into.Name}” split from “{from.Name}”", SubjectId: from.Id,
            After: new { from = from.Slug, into = into.Slug, claims = claims.Select(c => LensId.Format(c.Id)), propositions = propositions.Select(p => p.Slug) }));
    }, cancel);

    private static async Task<Topic> GetAsync(LensContext context, string name, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(name) ? throw new Refusal("Which topic? Give its name.") : await new ConceptDesk(context).TopicAsync(name, cancel) ?? throw new Refusal($"There is no topic “{name.Trim()}”.");

    private static async Task<(Topic, Topic)> PairAsync(LensContext context, string from, string into, CancellationToken cancel)
    {
        var (gives, takes) = (await GetAsync(context, from, cancel), await GetAsync(context, into, cancel));
        return gives.Id == takes.Id ? throw new Refusal($"“{gives.Name}” cannot be merged into itself; choose another topic.") : (gives, takes);
    }

    private static async Task RefuseTakenAsync(LensContext context, string name, long? but, CancellationToken cancel)
    {
        if (await new ConceptDesk(context).TopicAsync(name, cancel) is { } other && other.Id != but)
            throw new Refusal($"There is a topic “{other.Name}” already; if they are one, merge the two.") { Namesake = other.Slug };
    }

    /// <summary>Claims of any status: the published by their links, the others by the JSON that names the topic.</summary>
    private static async Task<List<Claim>> ClaimsAsync(LensContext context, long topic, CancellationToken cancel)
    {
        var named = FormattableString.Invariant($"%{topic}%");
        var claims = await context.Claims.FromSql($"""
            SELECT * FROM claims WHERE id IN (SELECT claim_id FROM claim_topics WHERE topic_id = {topic} UNION SELECT id FROM claims WHERE status <> 'published' AND topics LIKE {named})
            """).ToListAsync(cancel);
        return [.. claims.Where(c => c.Topics.Contains(topic))];
    }

    private static Task<List<Proposition>> PropositionsAsync(LensContext context, long topic, CancellationToken cancel) => context.Propositions.Where(p => p.TopicId == topic).OrderBy(p => p.Id).ToListAsync(cancel);

    private static async Task<ConceptMove> TellAsync(LensContext context, Topic from, string into, long? intoId, List<Claim> claims, List<Proposition> propositions, Visibility sees, CancellationToken cancel) =>
        new(from.Name, into, claims.Count, propositions.Count, intoId is { } id ? claims.Count(c => c.Topics.Contains(id)) : 0, false, await new ConceptDesk(context).FirstAsync(claims, sees, cancel));

    private static async Task MoveAsync(LensContext context, long from, long into, List<Claim> claims, List<Proposition> propositions, CancellationToken cancel)
    {
        foreach (var claim in claims) ClaimSwap.Topic(claim, from, into);
        foreach (var proposition in propositions) proposition.TopicId = into;
        var ids = claims.Select(c => c.ArticleId).Distinct().ToList();
        var books = new ClaimBooks(context);
        await books.RelinkAsync(claims, await context.Articles.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel), cancel);
        await books.BalanceAsync([], cancel);
    }

    private static async Task<Topic?> TakerAsync(LensContext context, Topic from, ConceptParts parts, CancellationToken cancel)
    {
        var known = await new ConceptDesk(context).TopicAsync(ConceptDesk.Checked(parts.To, "name of the other topic"), cancel);
        if (known?.Id != from.Id) return known;
        // A former slug of this topic: what was merged in comes out again.
        var slug = Language.TextAnalysis.Slug(parts.To);
        return slug == from.Slug || slug == Language.TextAnalysis.Slug(from.Name) ? throw new Refusal($"They are on “{from.Name}” already; name another topic.") : null;
    }

    private static async Task<(List<Claim>, List<Proposition>)> ChosenAsync(LensContext context, Topic from, ConceptParts parts, CancellationToken cancel)
    {
        if (parts.Claims.Count + parts.Propositions.Count == 0) throw new Refusal("Nothing is chosen: tick the claims or propositions that go.");
        var (claims, propositions) = (await ClaimsAsync(context, from.Id, cancel), await PropositionsAsync(context, from.Id, cancel));
        claims = [.. claims.Where(c => parts.Claims.Contains(c.Id))];
        propositions = [.. propositions.Where(p => parts.Propositions.Contains(p.Id))];
        return claims.Count + propositions.Count < parts.Claims.Distinct().Count() + parts.Propositions.Distinct().Count()
            ? throw new Refusal($"Something you chose is no longer on “{from.Name}”; load the page again.") : (claims, propositions);
    }
}
