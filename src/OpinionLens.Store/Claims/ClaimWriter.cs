using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;

namespace OpinionLens.Store.Claims;

/// <summary>Turns drafts into claims on an article's current revision. Works inside one write: nothing is saved unless all of it stands.</summary>
internal sealed class ClaimWriter(LensContext context, string who, DateTimeOffset now)
{
    private readonly ActorDesk actors = new(context);

    public async Task<List<long>> AssertAsync(string slug, IReadOnlyList<ClaimDraft> drafts, CancellationToken cancel)
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug}; see the list with: opinionlens articles");
        var text = await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel) ?? throw new Refusal($"The article {slug} has no text to make a claim on.");
        var visibility = await context.Revisions.Where(r => r.ArticleId == article.Id && r.Number == article.CurrentRevision).Select(r => r.Visibility).FirstAsync(cancel);
        var books = new ClaimBooks(context);
        var made = new List<Claim>();
        for (var i = 0; i < drafts.Count; i++)
            made.Add(await OneAsync(article, text, visibility, drafts[i], drafts.Count > 1 ? $"Claim {i + 1}: " : "", cancel));
        foreach (var claim in made) books.Enter(article, claim);
        await books.BalanceAsync([article], cancel);
        return [.. made.Select(c => c.Id)];
    }

    private async Task<Claim> OneAsync(Article article, RevisionText text, Visibility visibility, ClaimDraft draft, string label, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(draft.Statement)) throw new Refusal($"{label}the statement is missing: one sentence in your own words.");
        if (draft.AllQuotes.Count == 0) throw new Refusal($"{label}the quote is missing: the words of the text that the claim rests on.");
        var places = draft.AllQuotes.Select(q => Link(text, q, draft.Paragraph, label)).ToList();
        var chain = new List<AttributionLink>();
        foreach (var link in draft.Chain) chain.Add(new(await actors.IdsAsync(link.Sources, ActorKind.Person, cancel), link.Cue));
        var claim = new Claim
        {
            ArticleId = article.Id, Statement = draft.Statement.Trim(), Type = draft.Type, Voice = VoiceOf(draft, chain, text, places[0].Place, label), Attribution = chain,
            About = await AboutAsync(draft, cancel), Topics = await TopicsAsync(draft, cancel), Who = who, When = now, SortDate = article.SortDate,
        };
        (claim.PropositionId, claim.Polarity) = await PropositionAsync(draft, label, cancel);
        if (visibility == Visibility.Members) claim.Echo = Echoes.Of(new MembersEcho(text.Paragraphs.Select(p => p.Text)), claim);
        context.Claims.Add(claim);
        for (var i = 0; i < places.Count; i++) Rest(claim, article, text, visibility, i + 1, places[i]);
        return claim;
    }

    private static LinkResult.Linked Link(RevisionText text, string quote, int? paragraph, string label) => PassageLinking.Find(text, quote, paragraph) switch
    {
        LinkResult.Linked linked => linked,
        LinkResult.Refused refused => throw new Refusal($"{label}“{Short(quote)}”: {refused.Reason}") { Candidates = refused.Candidates },
        _ => throw new InvalidOperationException(),
    };

    private static string Short(string quote) => quote.Length <= 80 ? quote : quote[..79] + "…";

    private void Rest(Claim claim, Article article, RevisionText text, Visibility visibility, int ordinal, LinkResult.Linked linked)
    {
        var passage = new Passage { ClaimId = claim.Id, ArticleId = article.Id, Ordinal = ordinal };
        context.Passages.Add(passage);
        var found = new Found(linked.Place, Anchoring.AnchorState.Exact, 1, linked.Method, linked.Margin);
        context.Anchors.Add(Anchors.Of(passage, article.CurrentRevision, text, found, visibility));
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
            var slug = Language.TextAnalysis.Slug(name);
            var topic = context.Topics.Local.FirstOrDefault(t => t.Slug == slug) ?? await context.Topics.FirstOrDefaultAsync(t => t.Slug == slug, cancel);
            if (topic is null) context.Topics.Add(topic = new() { Slug = slug, Name = name.Trim() });
            ids.Add(topic.Id);
        }
        return ids;
    }

    private async Task<(long?, Polarity?)> PropositionAsync(ClaimDraft draft, string label, CancellationToken cancel)
    {
        if (draft.Proposition is not { } wording) return draft.Polarity is null ? (null, null) : throw new Refusal($"{label}a polarity needs its proposition.");
        var slug = Language.TextAnalysis.Slug(wording);
        var proposition = context.Propositions.Local.FirstOrDefault(p => p.Slug == slug) ?? await context.Propositions.FirstOrDefaultAsync(p => p.Slug == slug, cancel);
        if (proposition is null) context.Propositions.Add(proposition = new() { Slug = slug, Wording = wording.Trim() });
        return (proposition.Id, draft.Polarity ?? Polarity.Asserts);
    }
}

/// <summary>Makes the rows that say where a passage stands.</summary>
internal static class Anchors
{
    private const int Context = 32;

    public static PassageAnchor Of(Passage passage, int revision, RevisionText text, Found found, Visibility visibility, string oldQuote = "")
    {
        if (found.Place is not { } place)
            return new() { PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision, Quote = oldQuote, State = Anchoring.AnchorState.Orphaned, Similarity = 0, Method = found.Method, Margin = 0, Visibility = visibility };
        var paragraph = text.Paragraph(place.Paragraph)!.Text;
        return new()
        {
            PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision,
            Paragraph = place.Paragraph, Sentence = place.Sentence, Start = place.Start, End = place.End, Quote = paragraph[place.Start..place.End],
            Prefix = paragraph[Math.Max(0, place.Start - Context)..place.Start], Suffix = paragraph[place.End..Math.Min(paragraph.Length, place.End + Context)],
            State = found.State, Similarity = found.Similarity, Method = found.Method, Margin = found.Margin, Visibility = visibility,
        };
    }
}
