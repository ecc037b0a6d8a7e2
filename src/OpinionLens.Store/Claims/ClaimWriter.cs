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
        await books.BalanceAddedAsync(page, cancel);
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
        // One statement: the article comes with the first paragraph only, however many there are.
        var rows = await (
            from w in which
            join r in context.Revisions on new { ArticleId = w.Id, Number = w.CurrentRevision } equals new { r.ArticleId, r.Number } into rs
            from r in rs.DefaultIfEmpty()
            join p in context.Paragraphs on r.Id equals p.RevisionId into ps
            from p in ps.DefaultIfEmpty()
            join a in context.Articles on new { w.Id, First = (int?)p.Ordinal ?? 1 } equals new { a.Id, First = 1 } into firsts
            from a in firsts.DefaultIfEmpty()
            orderby p.Ordinal
            select new
            {
                Article = a, Paragraph = (Paragraph?)p, Visibility = (Visibility?)r.Visibility, IsKept = claim != null && context.Claims.Any(c => c.Id == claim),
                OtherTexts = context.Revisions.Any(o => o.ArticleId == w.Id && o.Number != w.CurrentRevision && o.Visibility == Visibility.Members),
            }).ToListAsync(cancel);
        if (rows.Count == 0) return null;
        var (article, first) = (rows[0].Article, rows[0]);
        if (first.Paragraph is null) throw new Refusal($"The article {article.Slug} has no text to make a claim on.");
        var text = new RevisionText(rows.ConvertAll(r => r.Paragraph!));
        var visibility = first.Visibility!.Value;
        // The text is here already: it is asked for again only where there are other texts for members.
        var echo = first.OtherTexts ? await Echoes.InAsync(context, [article.Id], cancel) : visibility == Visibility.Members ? new(text.Paragraphs.Select(p => p.Text)) : null;
        return (new(article, text, visibility, echo), first.IsKept);
    }

    private async Task FillAsync(Claim claim, ClaimPage page, ClaimDraft draft, Place first, string label, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(draft.Statement)) throw new Refusal($"{label}the statement is missing: one sentence in your own words.") { Field = "statement" };
        if (draft.Statement.Trim() is { Length: > MostStatement } told)
        {
            throw new Refusal($"{label}the statement has {told.Length} characters; one sentence has at most {MostStatement}. Make several claims of it.")
                { Field = "statement" };
        }

        var chain = await ChainAsync(draft, page.Article, label, cancel);
        (claim.Statement, claim.Type, claim.Voice, claim.Attribution) = (draft.Statement.Trim(), draft.Type, VoiceOf(draft, chain, page.Text, first, label), chain);
        (claim.About, claim.Topics) = (await AboutAsync(draft, label, cancel), await TopicsAsync(draft, label, cancel));
        (claim.PropositionId, claim.Polarity) = await PropositionAsync(draft, label, cancel);
        claim.Echo = page.Echo is { } echo ? Echoes.Of(echo, claim) : Echo.None;
    }

    /// <summary>The chain, empty where the voice follows the holder and the holder is the article's own author.</summary>
    private async Task<List<AttributionLink>> ChainAsync(ClaimDraft draft, Article article, string label, CancellationToken cancel)
    {
        var chain = new List<AttributionLink>();
        foreach (var link in draft.Chain) chain.Add(new(await IdsAsync(link.Sources, ActorKind.Person, "attribution", label, cancel), link.Cue));
        if (!draft.VoiceFollowsHolder || chain is not [var only] || !only.Sources.All(article.Holders.Contains)) return chain;
        if (only.Cue is null) return [];
        throw new Refusal($"{label}{string.Join(", ", draft.Chain[0].Sources)} is the article's own author, whose voice needs no cue: take “{only.Cue}” away.")
            { Field = "attribution" };
    }

    private static Voice VoiceOf(ClaimDraft draft, List<AttributionLink> chain, RevisionText text, Place place, string label)
    {
        if (draft.VoiceFollowsHolder && chain.Count == 0 && draft.Chain.Count > 0) return Voice.Author;
        var said = draft.VoiceFollowsHolder && chain.Count > 0 && draft.Voice == Voice.Author ? null : draft.Voice;
        var voice = said ?? (chain.Count == 0 ? Voice.Author : ReportedVoice.Read(text.Paragraph(place.Paragraph)!.Text, new(place.Start, place.End)));
        if (voice == Voice.Author == (chain.Count == 0)) return voice;
        throw new Refusal(chain.Count == 0
            ? $"{label}voice {Words.Of(voice)} needs a source: who says it?"
            : $"{label}voice author has no source; leave the source out, or say direct, indirect or mixed.") { Field = "attribution" };
    }

    /// <summary>Ids of actors by name; what is wrong with a name is told with the claim and the member that it stands in.</summary>
    private async Task<List<long>> IdsAsync(IReadOnlyList<string> names, ActorKind kind, string field, string label, CancellationToken cancel)
    {
        try { return await actors.IdsAsync(names, kind, cancel); }
        catch (Refusal refusal) { throw new Refusal(label + refusal.Message) { Field = field, Namesake = refusal.Namesake }; }
    }

    private async Task<List<AboutActor>> AboutAsync(ClaimDraft draft, string label, CancellationToken cancel)
    {
        var about = new List<AboutActor>();
        foreach (var one in draft.About)
        {
            var id = (await IdsAsync([one.Actor], ActorKind.Organization, "about", label, cancel))[0];
            if (about.Find(a => a.ActorId == id) is not { } twice) about.Add(new(id, one.Stance));
            else if (twice.Stance != one.Stance) throw new Refusal($"{label}“{one.Actor}” is named twice, with two stances: keep one.") { Field = "about" };
        }

        return about;
    }

    private async Task<List<long>> TopicsAsync(ClaimDraft draft, string label, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var name in draft.Topics)
        {
            CheckConcept(name, "topics", label);
            var topic = await concepts.TopicAsync(name, cancel) ?? await concepts.MakeTopicAsync(name, null, cancel);
            if (!ids.Contains(topic.Id)) ids.Add(topic.Id);
        }
        return ids;
    }

    private async Task<(long?, Polarity?)> PropositionAsync(ClaimDraft draft, string label, CancellationToken cancel)
    {
        if (draft.Proposition is not { } wording) return draft.Polarity is null ? (null, null) : throw new Refusal($"{label}a polarity needs its proposition.") { Field = "proposition" };
        CheckConcept(wording, "proposition", label);
        return ((await concepts.PropositionAsync(wording, cancel) ?? await concepts.MakePropositionAsync(wording, null, null, cancel)).Id, draft.Polarity ?? Polarity.Asserts);
    }

    private static void CheckConcept(string name, string field, string label)
    {
        if (!name.Any(char.IsLetterOrDigit)) throw new Refusal($"{label}“{name}” has no letters: write it in words, or leave it out.") { Field = field };
        if (name.Trim().Length > ConceptDesk.LongestName)
            throw new Refusal($"{label}“{Language.TextAnalysis.Beginning(name, 40)}” is longer than {ConceptDesk.LongestName} characters; shorten it.") { Field = field };
    }
}
