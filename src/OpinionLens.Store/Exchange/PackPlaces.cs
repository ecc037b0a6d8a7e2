using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Exchange;

/// <summary>All revisions of an article, and where a pack's passages stand in each: as the pack says, by blind anchor, or carried from the one before.</summary>
internal sealed class PackPlaces
{
    private readonly IReadOnlyList<(Revision Revision, RevisionText Text)> revisions;
    private readonly Dictionary<int, int> numbers;

    private PackPlaces(Article article, IReadOnlyList<(Revision, RevisionText)> revisions, Dictionary<int, int> numbers) =>
        (Article, this.revisions, this.numbers, Echo) =
            (article, revisions, numbers, new(revisions.Where(r => r.Item1.Visibility == Visibility.Members).SelectMany(r => r.Item2.Paragraphs).Select(p => p.Text)));

    public Article Article { get; }

    /// <summary>Knows the Members texts of the article.</summary>
    public MembersEcho Echo { get; }

    /// <param name="context">The database.</param>
    /// <param name="article">The article, its revisions saved.</param>
    /// <param name="numbers">Number here of each revision of the pack.</param>
    /// <param name="cancel">Stops between statements.</param>
    public static async Task<PackPlaces> LoadAsync(LensContext context, Article article, Dictionary<int, int> numbers, CancellationToken cancel)
    {
        var rows = await context.Revisions.Where(r => r.ArticleId == article.Id).OrderBy(r => r.Number).ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var paragraphs = (await context.Paragraphs.Where(p => ids.Contains(p.RevisionId)).OrderBy(p => p.Ordinal).ToListAsync(cancel)).ToLookup(p => p.RevisionId);
        // A text that was removed for good tells nothing of where a passage stands.
        return new(article, [.. rows.Where(r => paragraphs[r.Id].Any()).Select(r => (r, new RevisionText([.. paragraphs[r.Id]])))], numbers);
    }

    /// <summary>Keeps the passages of new claims and their anchors in every revision.</summary>
    public void Place(LensContext context, IReadOnlyList<(Claim Claim, PackClaim Told)> claims, string salt)
    {
        var told = claims.SelectMany(c => c.Told.Passages.Select((p, i) => (Passage: new Passage
        {
            ClaimId = c.Claim.Id, ArticleId = Article.Id, Ordinal = i + 1, Blind = p.Blind is null ? null : PackBuilder.Blind(p.Blind, salt),
        }, Told: p))).ToList();
        context.Passages.AddRange(told.Select(t => t.Passage));
        var placed = new List<(TextKind Kind, RevisionText Text, PassageAnchor[] Anchors)>();
        foreach (var (revision, text) in revisions)
        {
            var found = Found(told, revision, text, placed);
            PassageAnchor[] anchors = [.. told.Select((t, n) => Anchors.Of(t.Passage, revision.Number, text, found[n], revision.Visibility, placed.Count > 0 ? placed[^1].Anchors[n].Quote : ""))];
            placed.Add((revision.TextKind, text, anchors));
            context.Anchors.AddRange(anchors);
        }
    }

    private Found[] Found(List<(Passage Passage, PackPassage Told)> told, Revision revision, RevisionText text, List<(TextKind Kind, RevisionText Text, PassageAnchor[] Anchors)> placed)
    {
        var same = placed.Where(p => p.Kind == revision.TextKind).ToList();
        var carried = RevisionPlan.For(text, [.. told.Select((t, n) => CarriedPassage.Of([.. same.Select(s => (s.Text, s.Anchors[n]))]) ?? new(null, null, true, false, t.Passage.Blind))]);
        return [.. told.Select((t, n) => Given(t.Told, revision.Number, text) ?? carried[n])];
    }

    /// <summary>Where the pack itself says that the passage stands, or null.</summary>
    private Found? Given(PackPassage told, int number, RevisionText text)
    {
        if (told.At?.FirstOrDefault(a => numbers.GetValueOrDefault(a.Revision) == number) is not { } at) return null;
        if (at.Paragraph is not { } ordinal) return Discourse.Claims.Found.Nowhere("pack");
        var place = new Place(ordinal, text.Paragraph(ordinal)!.SentenceAt(at.Start!.Value), at.Start.Value, at.End!.Value);
        return new(place, at.State ?? AnchorState.Exact, at.Similarity ?? 1, "pack", 1);
    }
}
