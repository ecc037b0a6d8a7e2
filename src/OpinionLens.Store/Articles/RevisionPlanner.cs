using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Articles;

/// <summary>A passage, where it stands in the text before, where it last stood on its words, and what becomes of it in the new text.</summary>
internal sealed record PlannedPassage(Passage Passage, PassageAnchor? Before, PassageAnchor? Right, Found Found)
{
    /// <summary>Its words before; an orphan keeps them.</summary>
    public string OldQuote => Before?.Quote ?? "";
}

/// <summary>What a new text does to an article, before anything is kept.</summary>
/// <param name="Before">The text that passages are carried from: the last of the same telling, else the one that is read; null where there is none.</param>
/// <param name="Old">Its paragraphs.</param>
/// <param name="Retold">It is another telling than the new one (a digest and its original).</param>
/// <param name="Passages">All of the article, by claim.</param>
internal sealed record PlannedRevision(Revision? Before, RevisionText? Old, bool Retold, IReadOnlyList<PlannedPassage> Passages);

/// <summary>Loads what a revision is decided by, and asks <see cref="RevisionPlan"/>. Writes nothing.</summary>
internal sealed class RevisionPlanner(LensContext context)
{
    private readonly Dictionary<int, RevisionText?> texts = [];

    public async Task<PlannedRevision> ForAsync(Article article, RevisionText fresh, TextKind kind, CancellationToken cancel)
    {
        var before = await BeforeAsync(article, kind, cancel);
        var retold = before is not null && before.TextKind != kind;
        var old = before is null ? null : await TextAsync(article, before.Number, cancel);
        // Claims may be there before any text: a pack came first.
        var number = before?.Number ?? 0;
        var rows = await (from p in context.Passages where p.ArticleId == article.Id
                          join x in context.Anchors on new { PassageId = p.Id, Revision = number } equals new { x.PassageId, x.Revision } into xs from x in xs.DefaultIfEmpty()
                          orderby p.ClaimId, p.Ordinal select new { Passage = p, Anchor = x }).ToListAsync(cancel);
        var same = retold || old is null ? new Dictionary<long, List<(RevisionText, PassageAnchor)>>()
            : await StoodAsync(article, before!, [.. rows.Select(r => r.Anchor).OfType<PassageAnchor>()], cancel);
        var found = RevisionPlan.For(fresh, [.. rows.Select(r => same.TryGetValue(r.Passage.Id, out var stood) ? CarriedPassage.Of(stood)! : new(null, null, true, false, r.Passage.Blind))]);
        return new(before, old, retold, [.. rows.Select((r, i) => new PlannedPassage(r.Passage, r.Anchor, same.GetValueOrDefault(r.Passage.Id)?[0].Item2 ?? r.Anchor, found[i]))]);
    }

    /// <summary>A text of the same telling tells more than the other, also where editors read that.</summary>
    private async Task<Revision?> BeforeAsync(Article article, TextKind kind, CancellationToken cancel)
    {
        var current = article.CurrentRevision;
        return await context.Revisions.Where(r => r.ArticleId == article.Id && r.TextSha256 != "" && (r.TextKind == kind || r.Number == current))
            .OrderByDescending(r => r.TextKind == kind).ThenByDescending(r => r.Number).AsNoTracking().FirstOrDefaultAsync(cancel);
    }

    /// <summary>By passage, where it stood in texts of the same telling, oldest first: the last of them, and for one that waits the one whose words it last rightly rested on.</summary>
    private async Task<Dictionary<long, List<(RevisionText, PassageAnchor)>>> StoodAsync(Article article, Revision before, List<PassageAnchor> last, CancellationToken cancel)
    {
        // An orphan that an editor kept waits no longer, and its very words may come back all the same.
        var astray = last.Where(a => a.Waits || a.Place is null).Select(a => a.PassageId).ToHashSet();
        var settled = await Anchors.RightAsync(context, article.Id, astray, before.Number, before.TextKind, cancel);
        var stood = new Dictionary<long, List<(RevisionText, PassageAnchor)>>();
        foreach (var anchor in last)
        {
            var places = stood[anchor.PassageId] = [];
            if (settled.TryGetValue(anchor.PassageId, out var right) && await TextAsync(article, right.Revision, cancel) is { } text) places.Add((text, right));
            places.Add(((await TextAsync(article, before.Number, cancel))!, anchor));
        }

        return stood;
    }

    private async Task<RevisionText?> TextAsync(Article article, int number, CancellationToken cancel)
    {
        if (!texts.TryGetValue(number, out var text)) texts[number] = text = await ArticleLibrary.TextAsync(context, article.Id, number, cancel);
        return text;
    }
}
