using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;

namespace OpinionLens.Store.Claims;

/// <summary>Turns drafts into claims on an article's current revision, and into new versions of claims. Works inside one write: nothing is saved unless all of it stands.</summary>
internal sealed class ClaimWriter(LensContext context, string who, DateTimeOffset now)
{
    /// <summary>The longest statement: longer ones are no one sentence.</summary>
    public const int MostStatement = 1500;

    private readonly ActorDesk actors = new(context);
    private readonly ConceptDesk concepts = new(context);

    public async Task<List<long>> AssertAsync(string slug, IReadOnlyList<ClaimDraft> drafts, CancellationToken cancel)
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug}; see the list with: opinionlens articles");
        var page = await PageAsync(article, cancel);
        var books = new ClaimBooks(context);
        var made = new List<Claim>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var label = drafts.Count > 1 ? $"Claim {i + 1}: " : "";
            var claim = new Claim { Id = drafts[i].Id ?? LensId.New(), ArticleId = article.Id, Statement = "", Who = who, When = now };
            var places = Linked(page.Text, drafts[i], label);
            await FillAsync(claim, page, drafts[i], places[0].Place, label, cancel);
            context.Claims.Add(claim);
            for (var n = 0; n < places.Count; n++) Rest(NewPassage(claim, n + 1), page, places[n]);
            made.Add(claim);
        }

        foreach (var claim in made) books.Enter(article, claim);
        await books.BalanceAsync([article], cancel, page.Text);
        return [.. made.Select(c => c.Id)];
    }

    /// <summary>Makes a claim what the draft says. Passages that the draft keeps, in their order, stay the passages they were.</summary>
    public async Task<(Claim Claim, Article Article)> AmendAsync(long id, int version, ClaimDraft draft, CancellationToken cancel)
    {
        var (claim, article) = await CurrentAsync(id, version, cancel);
        var page = await PageAsync(article, cancel);
        var books = new ClaimBooks(context);
        var places = Linked(page.Text, draft, "");
        await books.StrikeAsync(claim, cancel);
        await FillAsync(claim, page, draft, places[0].Place, "", cancel);
        await RestAnewAsync(claim, page, places, cancel);
        books.Enter(article, claim);
        await books.BalanceAsync([article], cancel, page.Text);
        return (claim, article);
    }

    /// <summary>Publishes, retires or takes back to a draft.</summary>
    public async Task<(Claim Claim, Article Article)> SetStatusAsync(long id, int version, ClaimStatus status, CancellationToken cancel)
    {
        var (claim, article) = await CurrentAsync(id, version, cancel);
        var books = new ClaimBooks(context);
        await books.StrikeAsync(claim, cancel);
        claim.Status = status;
        books.Enter(article, claim);
        await books.BalanceAsync([article], cancel);
        return (claim, article);
    }

    private async Task<(Claim, Article)> CurrentAsync(long id, int version, CancellationToken cancel)
    {
        var claim = await context.Claims.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new Refusal("There is no such claim any more: its making has been undone.");
        if (claim.Version != version) throw new Refusal("Somebody has changed this claim since you opened it. Nothing was overwritten: choose for each field which stays.") { IsStale = true };
        return (claim, await context.Articles.FirstAsync(a => a.Id == claim.ArticleId, cancel));
    }

    /// <summary>What claims are made on: the text that editors read.</summary>
    private sealed record Page(Article Article, RevisionText Text, Visibility Visibility, MembersEcho? Echo);

    private async Task<Page> PageAsync(Article article, CancellationToken cancel)
    {
        var text = await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel) ?? throw new Refusal($"The article {article.Slug} has no text to make a claim on.");
        var visibility = await context.Revisions.Where(r => r.ArticleId == article.Id && r.Number == article.CurrentRevision).Select(r => r.Visibility).FirstAsync(cancel);
        return new(article, text, visibility, visibility == Visibility.Members ? new(text.Paragraphs.Select(p => p.Text)) : null);
    }

    private async Task FillAsync(Claim claim, Page page, ClaimDraft draft, Place first, string label, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(draft.Statement)) throw new Refusal($"{label}the statement is missing: one sentence in your own words.");
        if (draft.Statement.Trim().Length > MostStatement) throw new Refusal($"{label}the statement has {draft.Statement.Trim().Length} characters; one sentence has at most {MostStatement}. Make several claims of it.");
        var chain = new List<AttributionLink>();
        foreach (var link in draft.Chain) chain.Add(new(await actors.IdsAsync(link.Sources, ActorKind.Person, cancel), link.Cue));
        (claim.Statement, claim.Type, claim.Voice, claim.Attribution) = (draft.Statement.Trim(), draft.Type, VoiceOf(draft, chain, page.Text, first, label), chain);
        (claim.About, claim.Topics) = (await AboutAsync(draft, cancel), await TopicsAsync(draft, cancel));
        (claim.PropositionId, claim.Polarity) = await PropositionAsync(draft, label, cancel);
        claim.Echo = page.Echo is { } echo ? Echoes.Of(echo, claim) : Echo.None;
    }

    private static List<LinkResult.Linked> Linked(RevisionText text, ClaimDraft draft, string label)
    {
        if (draft.AllPassages.Count == 0) throw new Refusal($"{label}the quote is missing: the words of the text that the claim rests on.");
        return [.. draft.AllPassages.Select(p => Link(text, p, label)).DistinctBy(p => p.Place)];
    }

    private static LinkResult.Linked Link(RevisionText text, DraftPassage told, string label) => PassageLinking.Find(text, told.Quote, told.Paragraph, told.Start) switch
    {
        LinkResult.Linked linked => linked,
        LinkResult.Refused refused => throw new Refusal($"{label}“{Short(told.Quote)}”: {refused.Reason}") { Candidates = refused.Candidates },
        _ => throw new InvalidOperationException(),
    };

    private static string Short(string quote) => quote.Length <= 80 ? quote : quote[..79] + "…";

    private Passage NewPassage(Claim claim, int ordinal)
    {
        var passage = new Passage { ClaimId = claim.Id, ArticleId = claim.ArticleId, Ordinal = ordinal };
        context.Passages.Add(passage);
        return passage;
    }

    private void Rest(Passage passage, Page page, LinkResult.Linked linked) => context.Anchors.Add(Anchored(passage, page, linked));

    private static PassageAnchor Anchored(Passage passage, Page page, LinkResult.Linked linked) =>
        Anchors.Of(passage, page.Article.CurrentRevision, page.Text, new(linked.Place, Anchoring.AnchorState.Exact, 1, linked.Method, linked.Margin), page.Visibility);

    /// <summary>
    /// Puts the passages of a claim where the draft says. Those that stand there already keep their anchors, with their history in older revisions; the others that are left
    /// move, in order. An orphan whose words nobody knows is no part of any form and stays.
    /// </summary>
    private async Task RestAnewAsync(Claim claim, Page page, List<LinkResult.Linked> places, CancellationToken cancel)
    {
        var anchors = await context.Anchors.Where(a => a.ClaimId == claim.Id).ToListAsync(cancel);
        var all = await context.Passages.Where(p => p.ClaimId == claim.Id).OrderBy(p => p.Ordinal).ToListAsync(cancel);
        PassageAnchor? Current(Passage passage) => anchors.FirstOrDefault(a => a.PassageId == passage.Id && a.Revision == page.Article.CurrentRevision);
        var left = all.Where(p => Current(p) is not { Paragraph: null, Quote: "" }).ToList();
        var standing = places.ToDictionary(p => p, p => left.Find(l => Current(l)?.Place == p.Place));
        left.RemoveAll(standing.ContainsValue);
        var ordinal = all.Count == 0 ? 0 : all[^1].Ordinal;
        foreach (var place in places.Where(p => standing[p] is null))
        {
            if (left.Count == 0) { Rest(NewPassage(claim, ++ordinal), page, place); continue; }
            var passage = left[0];
            left.RemoveAt(0);
            // Where it rested without the words is not where it rests now.
            passage.Blind = null;
            if (Current(passage) is { } anchor) Move(anchor, Anchored(passage, page, place)); else Rest(passage, page, place);
        }

        foreach (var gone in left)
        {
            context.RemoveRange(anchors.Where(a => a.PassageId == gone.Id));
            context.Remove(gone);
        }
    }

    private static void Move(PassageAnchor anchor, PassageAnchor to)
    {
        (anchor.Paragraph, anchor.Sentence, anchor.Start, anchor.End) = (to.Paragraph, to.Sentence, to.Start, to.End);
        (anchor.Quote, anchor.Prefix, anchor.Suffix) = (to.Quote, to.Prefix, to.Suffix);
        (anchor.State, anchor.Similarity, anchor.Method, anchor.Margin, anchor.Visibility) = (to.State, to.Similarity, to.Method, to.Margin, to.Visibility);
    }

    private static Voice VoiceOf(ClaimDraft draft, List<AttributionLink> chain, RevisionText text, Place place, string label)
    {
        var quoted = place.Start > 0 && "“\"«„‘".Contains(text.Paragraph(place.Paragraph)!.Text[place.Start - 1], StringComparison.Ordinal);
        var voice = draft.Voice ?? (chain.Count == 0 ? Voice.Author : quoted ? Voice.Direct : Voice.Indirect);
        if (voice == Voice.Author != (chain.Count == 0))
            throw new Refusal(chain.Count == 0
                ? $"{label}voice {Words.Of(voice)} needs a source: who says it?" : $"{label}voice author has no source; leave the source out, or say direct, indirect or mixed.");
        return voice;
    }

    private async Task<List<AboutActor>> AboutAsync(ClaimDraft draft, CancellationToken cancel)
    {
        var about = new List<AboutActor>();
        foreach (var one in draft.About) about.Add(new((await actors.IdsAsync([one.Actor], ActorKind.Organization, cancel))[0], one.Stance));
        return about;
    }

    private async Task<List<long>> TopicsAsync(ClaimDraft draft, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var name in draft.Topics)
        {
            var topic = await concepts.TopicAsync(name, cancel) ?? await concepts.MakeTopicAsync(name, null, cancel);
            if (!ids.Contains(topic.Id)) ids.Add(topic.Id);
        }
        return ids;
    }

    private async Task<(long?, Polarity?)> PropositionAsync(ClaimDraft draft, string label, CancellationToken cancel)
    {
        if (draft.Proposition is not { } wording) return draft.Polarity is null ? (null, null) : throw new Refusal($"{label}a polarity needs its proposition.");
        return ((await concepts.PropositionAsync(wording, cancel) ?? await concepts.MakePropositionAsync(wording, null, null, cancel)).Id, draft.Polarity ?? Polarity.Asserts);
    }
}
