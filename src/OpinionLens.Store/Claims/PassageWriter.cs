using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;

namespace OpinionLens.Store.Claims;

/// <summary>Puts the passages of claims where drafts say, inside one write.</summary>
internal sealed class PassageWriter(LensContext context)
{
    /// <summary>The place of each passage of a draft, each once.</summary>
    /// <exception cref="Refusal">There is none, or its words are not where they are said to be.</exception>
    public static List<LinkResult.Linked> Linked(RevisionText text, ClaimDraft draft, string label)
    {
        if (draft.AllPassages.Count == 0) throw new Refusal($"{label}the quote is missing: the words of the text that the claim rests on.") { Field = "quote" };
        return [.. draft.AllPassages.Select(p => Link(text, p, label)).DistinctBy(p => p.Place)];
    }

    private static LinkResult.Linked Link(RevisionText text, DraftPassage told, string label) => PassageLinking.Find(text, told.Quote, told.Paragraph, told.Start) switch
    {
        LinkResult.Linked linked => linked,
        LinkResult.Refused refused => throw new Refusal($"{label}“{TextAnalysis.Beginning(told.Quote, 80)}”: {refused.Reason}") { Field = "quote", Candidates = refused.Candidates },
        _ => throw new InvalidOperationException(),
    };

    private Passage NewPassage(Claim claim, int ordinal)
    {
        var passage = new Passage { ClaimId = claim.Id, ArticleId = claim.ArticleId, Ordinal = ordinal };
        context.Passages.Add(passage);
        return passage;
    }

    /// <summary>Rests a new claim on its places.</summary>
    public void Rest(Claim claim, ClaimPage page, List<LinkResult.Linked> places)
    {
        for (var i = 0; i < places.Count; i++) Rest(NewPassage(claim, i + 1), page, places[i]);
    }

    private void Rest(Passage passage, ClaimPage page, LinkResult.Linked linked) => context.Anchors.Add(Anchored(passage, page, linked));

    private static PassageAnchor Anchored(Passage passage, ClaimPage page, LinkResult.Linked linked) =>
        Anchors.Of(passage, page.Article.CurrentRevision, page.Text, new(linked.Place, Anchoring.AnchorState.Exact, 1, linked.Method, linked.Margin), page.Visibility);

    /// <summary>
    /// Puts the passages of a claim where the draft says. Those that stand there already keep their anchors, with their history in older revisions; the others that are left
    /// move, in order; those whose words had changed go on waiting unless the editor settles them. An orphan whose words nobody knows is no part of any form and stays.
    /// </summary>
    public async Task RestAnewAsync(Claim claim, ClaimPage page, List<LinkResult.Linked> places, bool settles, CancellationToken cancel)
    {
        var anchors = await context.Anchors.Where(a => a.ClaimId == claim.Id).ToListAsync(cancel);
        var all = await context.Passages.Where(p => p.ClaimId == claim.Id).OrderBy(p => p.Ordinal).ToListAsync(cancel);
        PassageAnchor? Current(Passage passage) => anchors.FirstOrDefault(a => a.PassageId == passage.Id && a.Revision == page.Article.CurrentRevision);
        var left = all.Where(p => Current(p) is not { Paragraph: null, Quote: "" }).ToList();
        var standing = places.ToDictionary(p => p, p => left.Find(l => Current(l)?.Place == p.Place));
        left.RemoveAll(standing.ContainsValue);
        foreach (var (place, passage) in standing)
            if (settles && passage is not null && Current(passage) is { Waits: true } waits) waits.MoveTo(Anchored(passage, page, place with { Method = PassageAnchor.SettledMethod }));
        var ordinal = all.Count == 0 ? 0 : all[^1].Ordinal;
        foreach (var place in places.Where(p => standing[p] is null))
        {
            if (left.Count == 0) { Rest(NewPassage(claim, ++ordinal), page, place); continue; }
            var passage = left[0];
            left.RemoveAt(0);
            // Where it rested without the words is not where it rests now.
            passage.Blind = null;
            if (Current(passage) is { } anchor) anchor.MoveTo(Anchored(passage, page, place)); else Rest(passage, page, place);
        }

        foreach (var gone in left)
        {
            context.RemoveRange(anchors.Where(a => a.PassageId == gone.Id));
            context.Remove(gone);
        }
    }
}
