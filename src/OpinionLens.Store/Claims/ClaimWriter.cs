using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;

namespace OpinionLens.Store.Claims;

/// <summary>What claims are made on: the text that editors read.</summary>
/// <param name="Article">Its article.</param>
/// <param name="Text">The current revision.</param>
/// <param name="Visibility">Of that revision.</param>
/// <param name="Echo">Knows all the article's Members texts; null where it has none.</param>
internal sealed record ClaimPage(Article Article, RevisionText Text, Visibility Visibility, MembersEcho? Echo);

/// <summary>Turns drafts into claims on an article's current revision, and into new versions of claims. Works inside one write: nothing is saved unless all of it stands.</summary>
internal sealed class ClaimWriter(LensContext context, string who, DateTimeOffset now)
{
    /// <summary>The longest statement: longer ones are no one sentence.</summary>
    public const int MostStatement = 1500;

    private readonly ActorDesk actors = new(context);
    private readonly ConceptDesk concepts = new(context);
    private readonly PassageWriter passages = new(context);

    /// <summary>Makes claims on an article's current text.</summary>
    /// <returns>The article with the new ids in the order of the drafts. Null for the ids where the only draft's id is in use: it was sent before, here or elsewhere.</returns>
    public async Task<(Article Article, List<long>? Ids)> AssertAsync(string slug, IReadOnlyList<ClaimDraft> drafts, CancellationToken cancel)
    {
        var (page, isKept) = await PageAsync(context.Articles.Where(a => a.Slug == slug), drafts is [{ Id: { } sent }] ? sent : null, cancel) ?? throw new Refusal($"There is no article {slug}; see the list with: opinionlens articles");
        var article = page.Article;
        if (isKept) return (article, null);
        await KnowNamesAsync(drafts, cancel);
        var books = new ClaimBooks(context);
        var made = new List<Claim>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var label = drafts.Count > 1 ? $"Claim {i + 1}: " : "";
            var claim = new Claim { Id = drafts[i].Id ?? LensId.New(), ArticleId = article.Id, Statement = "", Who = who, When = now };
            var places = PassageWriter.Linked(page.Text, drafts[i], label);
            await FillAsync(claim, page, drafts[i], places[0].Place, label, cancel);
            context.Claims.Add(claim);
            passages.Rest(claim, page, places);
            made.Add(claim);
        }

        foreach (var claim in made) books.Enter(article, claim);
        await books.BalanceAsync([article], cancel, page.Text);
        return (article, [.. made.Select(c => c.Id)]);
    }

    /// <summary>Makes a claim what the draft says. Passages that the draft keeps, in their order, stay the passages they were.</summary>
    public async Task<(Claim Claim, Article Article)> AmendAsync(long id, int version, ClaimDraft draft, CancellationToken cancel)
    {
        var claim = await CurrentAsync(id, version, cancel);
        var (page, _) = await PageAsync(context.Articles.Where(a => a.Id == claim.ArticleId), null, cancel) ?? throw new InvalidOperationException("A claim has an article.");
        var article = page.Article;
        await KnowNamesAsync([draft], cancel);
        var books = new ClaimBooks(context);
        var places = PassageWriter.Linked(page.Text, draft, "");
        await books.StrikeAsync([id], cancel);
        await FillAsync(claim, page, draft, places[0].Place, "", cancel);
        await passages.RestAnewAsync(claim, page, places, draft.Settles, cancel);
        books.Enter(article, claim);
        await books.BalanceAsync([article], cancel, page.Text);
        return (claim, article);
    }

    /// <summary>Publishes, retires or takes back to a draft.</summary>
    public async Task<(Claim Claim, Article Article)> SetStatusAsync(long id, int version, ClaimStatus status, CancellationToken cancel)
    {
        var claim = await CurrentAsync(id, version, cancel);
        var article = await context.Articles.FirstAsync(a => a.Id == claim.ArticleId, cancel);
        var books = new ClaimBooks(context);
        await books.StrikeAsync([id], cancel);
        claim.Status = status;
        books.Enter(article, claim);
        await books.BalanceAsync([article], cancel);
        return (claim, article);
    }

    private async Task<Claim> CurrentAsync(long id, int version, CancellationToken cancel)
    {
        var claim = await context.Claims.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new Refusal("There is no such claim any more: its making has been undone.");
        Stale.Check(claim, version, "this claim");
        return claim;
    }

    /// <summary>Names in all drafts, read at once.</summary>
    private Task KnowNamesAsync(IReadOnlyList<ClaimDraft> drafts, CancellationToken cancel) =>
        actors.KnowAsync(drafts.SelectMany(d => d.Chain.SelectMany(l => l.Sources).Concat(d.About.Select(a => a.Actor))), cancel);

    /// <summary>The text of the one article in a query, and whether there is a claim of an id anywhere. Null where there is no article.</summary>
    private async Task<(ClaimPage Page, bool IsKept)?> PageAsync(IQueryable<Article> which, long? claim, CancellationToken cancel)
    {
        var found = await which.Select(a => new
        {
            Article = a, IsKept = claim != null && context.Claims.Any(c => c.Id == claim),
            Revisions = context.Revisions.Where(r => r.ArticleId == a.Id).Select(r => new { r.Number, r.Visibility }).ToList(),
        }).FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        var article = found.Article;
        var text = await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel) ?? throw new Refusal($"The article {article.Slug} has no text to make a claim on.");
        var members = found.Revisions.Where(r => r.Visibility == Visibility.Members).Select(r => r.Number).ToList();
        // The text is here already: it is asked for again only where there are other texts for members.
        var echo = members.Count == 0 ? null : members.All(n => n == article.CurrentRevision) ? new(text.Paragraphs.Select(p => p.Text)) : await Echoes.InAsync(context, [article.Id], cancel);
        return (new(article, text, members.Contains(article.CurrentRevision) ? Visibility.Members : Visibility.Public, echo), found.IsKept);
    }

    private async Task FillAsync(Claim claim, ClaimPage page, ClaimDraft draft, Place first, string label, CancellationToken cancel)
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
