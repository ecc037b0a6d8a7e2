using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Claims;

/// <summary>Changes propositions: makes, rewords, merges and splits them. Every change is one entry of the log and can be undone.</summary>
public sealed class PropositionKeeper
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal PropositionKeeper(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>Makes a proposition that no claim takes up yet.</summary>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">The wording is empty, too long, or another proposition's; there is no such topic.</exception>
    public Task<string> CreateAsync(ConceptEdit edit, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var said = ConceptDesk.Checked(edit.Name, "wording");
        await RefuseTakenAsync(context, said, null, cancel);
        var proposition = await new ConceptDesk(context).MakePropositionAsync(said, await TopicAsync(context, edit.Topic, cancel), null, cancel);
        return (proposition.Slug, (Entry?)new Entry("proposition.add", $"Proposition “{said}” added", SubjectId: proposition.Id, After: new { proposition.Slug, proposition.Wording }));
    }, cancel);

    /// <summary>Gives a proposition another wording or topic. The slug stays. Nothing is written where nothing differs.</summary>
    /// <param name="proposition">Slug or wording.</param>
    /// <param name="version">The version the editor has seen; null for the one that is there.</param>
    /// <param name="edit">The proposition as it shall be.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">No such proposition or topic, an older version, or a wording that is empty, too long or another's.</exception>
    public Task<string> EditAsync(string proposition, int? version, ConceptEdit edit, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var known = await GetAsync(context, proposition, cancel);
        Stale.Check(known, version, "the proposition");
        var (said, topic, before) = (ConceptDesk.Checked(edit.Name, "wording"), await TopicAsync(context, edit.Topic, cancel), new { known.Wording, known.TopicId });
        if (said == before.Wording && topic == before.TopicId) return (known.Slug, null);
        if (said != before.Wording) await RefuseTakenAsync(context, said, known.Id, cancel);
        (known.Wording, known.TopicId) = (said, topic);
        return (known.Slug, new Entry("proposition.edit", $"Proposition “{said}” changed", SubjectId: known.Id, Before: before, After: new { known.Wording, known.TopicId }));
    }, cancel);

    /// <summary>Tells what a merge would move, without doing it.</summary>
    /// <exception cref="Refusal">One of them does not exist, or they are the same.</exception>
    public async Task<ConceptMove> PreviewMergeAsync(string from, string into, bool turn, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (gives, takes) = await PairAsync(context, from, into, cancel);
        return await TellAsync(context, gives, takes.Wording, await ClaimsAsync(context, gives.Id, cancel), turn, sees, cancel);
    }

    /// <summary>Merges one proposition into another: its claims go over, it ends, and its slug leads to the other.</summary>
    /// <param name="from">Slug or wording of the one that ends.</param>
    /// <param name="into">Slug or wording of the one that stays.</param>
    /// <param name="turn">True where the two are worded the opposite way: who asserted the one denies the other.</param>
    /// <param name="seen">The versions the editor has seen; null for those that are there.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>What was moved.</returns>
    /// <exception cref="Refusal">One of them does not exist, they are the same, or one has changed.</exception>
    public Task<ConceptMove> MergeAsync(string from, string into, bool turn, (int From, int Into)? seen, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (gives, takes) = await PairAsync(context, from, into, cancel);
        Stale.Check(gives, seen?.From, "the first proposition");
        Stale.Check(takes, seen?.Into, "the other proposition");
        var claims = await ClaimsAsync(context, gives.Id, cancel);
        var move = await TellAsync(context, gives, takes.Wording, claims, turn, Visibility.Members, cancel);
        Move(claims, takes, turn);
        await new FormerSlugs(context).LeadAsync(FormerSlugs.Proposition, gives.Slug, gives.Id, takes.Id, cancel);
        // The claims are saved before what they named goes, else the database would clear them by itself.
        await context.SaveChangesAsync(cancel);
        context.Remove(gives);
        return (move, new Entry("proposition.merge", $"Proposition “{gives.Wording}” merged into “{takes.Wording}”: {move.Told}{(turn ? ", polarity turned" : "")}", SubjectId: takes.Id,
            Before: new { from = gives.Slug, gives.Wording }, After: new { into = takes.Slug, move.Claims, turn }));
    }, cancel);

    /// <summary>Tells what a split would move, without doing it.</summary>
    /// <exception cref="Refusal">As <see cref="SplitAsync"/>.</exception>
    public async Task<ConceptMove> PreviewSplitAsync(string proposition, ConceptParts parts, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var from = await GetAsync(context, proposition, cancel);
        var into = await TakerAsync(context, from, parts, cancel);
        return await TellAsync(context, from, into?.Wording ?? parts.To.Trim(), await ChosenAsync(context, from, parts, cancel), parts.Turn, sees, cancel);
    }

    /// <summary>Gives the chosen claims to another proposition, or to a new one on the same topic.</summary>
    /// <returns>Slug of the taker.</returns>
    /// <exception cref="Refusal">Nothing is chosen, a claim chosen does not take it up, the taker is the proposition itself, or it has changed.</exception>
    public Task<string> SplitAsync(string proposition, int? version, ConceptParts parts, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var from = await GetAsync(context, proposition, cancel);
        Stale.Check(from, version, "the proposition");
        var claims = await ChosenAsync(context, from, parts, cancel);
        var into = await TakerAsync(context, from, parts, cancel) ?? await new ConceptDesk(context).MakePropositionAsync(ConceptDesk.Checked(parts.To, "wording"), from.TopicId, from.Id, cancel);
        Move(claims, into, parts.Turn);
        return (into.Slug, (Entry?)new Entry("proposition.split", $"Proposition “{into.Wording}” split from “{from.Wording}”", SubjectId: from.Id,
            After: new { from = from.Slug, into = into.Slug, claims = claims.Select(c => LensId.Format(c.Id)), parts.Turn }));
    }, cancel);

    private static void Move(List<Claim> claims, Proposition into, bool turn)
    {
        foreach (var claim in claims) (claim.PropositionId, claim.Polarity) = (into.Id, turn ? ClaimSwap.Turned(claim.Polarity) : claim.Polarity);
    }

    private static async Task<Proposition> GetAsync(LensContext context, string name, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(name) ? throw new Refusal("Which proposition? Give its wording.") : await new ConceptDesk(context).PropositionAsync(name, cancel) ?? throw new Refusal($"There is no proposition “{name.Trim()}”.");

    private static async Task<(Proposition, Proposition)> PairAsync(LensContext context, string from, string into, CancellationToken cancel)
    {
        var (gives, takes) = (await GetAsync(context, from, cancel), await GetAsync(context, into, cancel));
        return gives.Id == takes.Id ? throw new Refusal("A proposition cannot be merged into itself; choose another.") : (gives, takes);
    }

    private static async Task RefuseTakenAsync(LensContext context, string wording, long? but, CancellationToken cancel)
    {
        if (await new ConceptDesk(context).PropositionAsync(wording, cancel) is { } other && other.Id != but)
            throw new Refusal($"There is a proposition “{other.Wording}” already; if they are one, merge the two.") { Namesake = other.Slug };
    }

    private static async Task<long?> TopicAsync(LensContext context, string? name, CancellationToken cancel) => string.IsNullOrWhiteSpace(name) ? null
        : (await new ConceptDesk(context).TopicAsync(name, cancel))?.Id ?? throw new Refusal($"There is no topic “{name.Trim()}”; make it first, or leave the topic empty.");

    private static Task<List<Claim>> ClaimsAsync(LensContext context, long proposition, CancellationToken cancel) => context.Claims.Where(c => c.PropositionId == proposition).ToListAsync(cancel);

    private static async Task<ConceptMove> TellAsync(LensContext context, Proposition from, string into, List<Claim> claims, bool turn, Visibility sees, CancellationToken cancel) =>
        new(from.Wording, into, claims.Count, 0, 0, turn, await new ConceptDesk(context).FirstAsync(claims, sees, cancel))
        {
            Sides = (claims.Count(c => c.Polarity == (turn ? Polarity.Denies : Polarity.Asserts)), claims.Count(c => c.Polarity == (turn ? Polarity.Asserts : Polarity.Denies))),
        };

    private static async Task<Proposition?> TakerAsync(LensContext context, Proposition from, ConceptParts parts, CancellationToken cancel)
    {
        var known = await new ConceptDesk(context).PropositionAsync(ConceptDesk.Checked(parts.To, "wording of the other proposition"), cancel);
        if (known?.Id != from.Id) return known;
        var slug = Language.TextAnalysis.Slug(parts.To);
        return slug == from.Slug || slug == Language.TextAnalysis.Slug(from.Wording) ? throw new Refusal("They take up this proposition already; word another.") : null;
    }

    private static async Task<List<Claim>> ChosenAsync(LensContext context, Proposition from, ConceptParts parts, CancellationToken cancel)
    {
        if (parts.Claims.Count == 0) throw new Refusal("Nothing is chosen: tick the claims that go.");
        var claims = (await ClaimsAsync(context, from.Id, cancel)).Where(c => parts.Claims.Contains(c.Id)).ToList();
        return claims.Count < parts.Claims.Distinct().Count() ? throw new Refusal("A claim you chose no longer takes up this proposition; load the page again.") : claims;
    }
}
