using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Claims;

/// <summary>Passages whose words changed or are gone: tells which wait, and keeps what an editor decides. Reads Members texts: for editors alone.</summary>
public sealed class ReviewDesk
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly ArticleLibrary library;

    internal ReviewDesk(LensContexts contexts, WriteDoor door, ArticleLibrary library) => (this.contexts, this.door, this.library) = (contexts, door, library);

    /// <summary>What the current revision of an article has left to decide; null where there is no such article. Six statements.</summary>
    public async Task<ArticleReview?> ReadAsync(string slug, CancellationToken cancel = default)
    {
        if (await library.ReadAsync(slug, Visibility.Members, null, cancel) is not { } reading) return null;
        var passages = reading.Claims.SelectMany(c => c.Passages.Select(p => (Claim: c, Anchor: p))).ToList();
        var waiting = passages.Where(p => p.Anchor.Waits && p.Anchor.Revision == reading.Entry.Article.CurrentRevision).ToList();
        var was = reading.Entry.Shown is { } shown ? await RightAsync(shown, [.. waiting.Select(w => w.Anchor.PassageId)], cancel) : [];
        return new(reading, passages.GroupBy(p => p.Anchor.State).ToDictionary(g => g.Key, g => g.Count()),
            [.. waiting.Select(w => new WaitingPassage(w.Claim, w.Anchor, was.GetValueOrDefault(w.Anchor.PassageId)))]);
    }

    private async Task<Dictionary<long, PassageAnchor>> RightAsync(Revision shown, List<long> passages, CancellationToken cancel)
    {
        await using var context = contexts.Create();
        return await Anchors.RightAsync(context, shown.ArticleId, passages, shown.Number, shown.TextKind, cancel);
    }

    /// <summary>Articles with passages that wait, those with most first. One statement.</summary>
    public async Task<IReadOnlyList<Article>> ArticlesAsync(int most, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Articles.Where(a => a.Waiting > 0).OrderByDescending(a => a.Waiting).ThenByDescending(a => a.Id).Take(most).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>Decides where a passage rests in the current revision: its words are then the words the claim rests on.</summary>
    /// <param name="anchorId">Of the passage in the current revision.</param>
    /// <param name="version">Of that anchor, as the editor saw it.</param>
    /// <param name="place">Where; null for nowhere: it stays an orphan with its old words and waits no longer.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">Somebody has decided or revised meanwhile, or there are no such words.</exception>
    public Task SettleAsync(long anchorId, int version, Place? place, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var anchor = await context.Anchors.FirstOrDefaultAsync(a => a.Id == anchorId, cancel) ?? throw new Refusal("This passage is not there any more: its claim or its revision was taken back. Look at what waits now.");
        var article = await context.Articles.FirstAsync(a => a.Id == anchor.ArticleId, cancel);
        if (anchor.Revision != article.CurrentRevision) throw new Refusal("The text has been revised since you opened this page. Look at what waits now.");
        Stale.Check(anchor, version, "this passage");
        var (claim, passage) = (await context.Claims.FirstAsync(c => c.Id == anchor.ClaimId, cancel), await context.Passages.FirstAsync(p => p.Id == anchor.PassageId, cancel));
        var (text, visibility) = (await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel),
            await context.Revisions.Where(r => r.ArticleId == article.Id && r.Number == article.CurrentRevision).Select(r => r.Visibility).FirstAsync(cancel));
        var before = new { paragraph = anchor.Paragraph, quote = anchor.Quote, state = anchor.State };
        if (place is { } at)
        {
            if (text?.Paragraph(at.Paragraph) is not { } paragraph || at.Start < 0 || at.Start >= at.End || at.End > paragraph.Text.Length) throw new Refusal("There are no such words in the text: choose a sentence, or select words of one paragraph.");
            // Where it rested without the words is not where it rests now.
            if (anchor.Place != at) passage.Blind = null;
            anchor.MoveTo(Anchors.Of(passage, anchor.Revision, text, new(at with { Sentence = paragraph.SentenceAt(at.Start) }, AnchorState.Exact, 1, PassageAnchor.SettledMethod, 1), visibility));
        }
        else anchor.MoveTo(Anchors.Of(passage, anchor.Revision, text!, Found.Nowhere(PassageAnchor.SettledMethod), anchor.Visibility, anchor.Quote));

        await new ClaimBooks(context).BalanceAsync([article], cancel, text);
        var where = place is null ? "is kept as an orphan" : FormattableString.Invariant($"rests on ¶{anchor.Paragraph}");
        return (true, new Entry("claim.settle", $"“{TextAnalysis.Beginning(claim.Statement, 80)}” {where} in revision {anchor.Revision}", article.Id, claim.Id,
            Before: before, After: new { paragraph = anchor.Paragraph, quote = anchor.Quote, state = anchor.State }));
    }, cancel);
}
