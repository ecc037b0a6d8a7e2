using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Discourse.Suggestions;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Backup;

/// <summary>An article that is to be purged, with all that belongs to it, tracked.</summary>
internal sealed class PurgedArticle
{
    private readonly LensContext context;

    private PurgedArticle(LensContext context, Article article, bool textOnly) => (this.context, Article, TextOnly) = (context, article, textOnly);

    public Article Article { get; }
    public bool TextOnly { get; }

    /// <summary>The texts that go, oldest first; those that went before are not among them.</summary>
    public IReadOnlyList<(Revision Revision, RevisionText Text)> Texts { get; private set; } = [];
    public IReadOnlyList<Claim> Claims { get; private set; } = [];
    public IReadOnlyList<Passage> Passages { get; private set; } = [];
    public IReadOnlyList<PassageAnchor> Anchors { get; private set; } = [];
    public IReadOnlyList<Relation> Relations { get; private set; } = [];
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    /// <summary>Knows the words that go.</summary>
    public MembersEcho Words { get; private set; } = new([]);

    /// <exception cref="Refusal">There is no such article.</exception>
    public static async Task<PurgedArticle> LoadAsync(LensContext context, string slug, bool textOnly, CancellationToken cancel)
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug}; see the list with: opinionlens articles");
        var purged = new PurgedArticle(context, article, textOnly);
        await purged.LoadTextsAsync(cancel);
        purged.Claims = await context.Claims.Where(c => c.ArticleId == article.Id).ToListAsync(cancel);
        purged.Passages = await context.Passages.Where(p => p.ArticleId == article.Id).OrderBy(p => p.Ordinal).ToListAsync(cancel);
        purged.Anchors = await context.Anchors.Where(a => a.ArticleId == article.Id).ToListAsync(cancel);
        purged.Relations = await context.Relations.Where(r => context.Claims.Any(c => c.ArticleId == article.Id && (c.Id == r.FromId || c.Id == r.ToId))).ToListAsync(cancel);
        purged.Suggestions = await context.Suggestions.Where(s => context.Claims.Any(c => c.ArticleId == article.Id && (c.Id == s.FromId || c.Id == s.ToId))).ToListAsync(cancel);
        await purged.LoadDraftsAsync(cancel);
        return purged;
    }

    public async Task<PurgePlan> PlanAsync(CancellationToken cancel) => new(
        Article.Slug, Article.Title, Texts.Count, Texts.Sum(t => t.Text.Paragraphs.Count), Claims.Count, Relations.Count, Drafts.Count, TextOnly ? Passages.Count(p => PlaceFor(p) is not null) : 0, await ElsewhereAsync(cancel));

    /// <summary>Where a passage without a blind anchor stands in a text that goes: for certain in the newest, else wherever it stands; null where it needs none or stands nowhere.</summary>
    public (RevisionText Text, Place Place)? PlaceFor(Passage passage)
    {
        if (passage.Blind is not null) return null;
        var own = Anchors.Where(a => a.PassageId == passage.Id && a.Place is not null).ToList();
        foreach (var certain in new[] { true, false })
            foreach (var (revision, text) in Texts.Where(t => t.Revision.Visibility == Visibility.Members).Reverse())
                if (own.Find(a => a.Revision == revision.Number && (!certain || a.State is AnchorState.Exact or AnchorState.Moved)) is { } anchor) return (text, anchor.Place!.Value);
        return null;
    }

    /// <summary>Removes the whole of it. Actors, topics and propositions stay: others may come to name them.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        var books = new ClaimBooks(context);
        await books.StrikeAsync([.. Claims.Select(c => c.Id)], cancel);
        context.RemoveRange(await context.SearchEntries.Where(e => e.ArticleId == Article.Id && e.Kind != Discourse.Exchange.HitKind.Claim).ToListAsync(cancel));
        context.RemoveRange(Relations);
        context.RemoveRange(await new Followers(context).OfAsync([Article], cancel));
        await ShortenPropositionsAsync(cancel);
        await books.BalanceAsync([], cancel);
    }

    /// <summary>What claims elsewhere take up stays, but not in the words that go.</summary>
    public async Task ShortenPropositionsAsync(CancellationToken cancel)
    {
        foreach (var proposition in (await context.Propositions.ToListAsync(cancel)).Where(p => Words.In(p.Wording))) proposition.Wording = MembersEcho.Abridge(proposition.Wording);
    }

    private async Task LoadTextsAsync(CancellationToken cancel)
    {
        var revisions = await context.Revisions.Where(r => r.ArticleId == Article.Id && (!TextOnly || r.Visibility == Visibility.Members)).OrderBy(r => r.Number).ToListAsync(cancel);
        var ids = revisions.Select(r => r.Id).ToList();
        var paragraphs = (await context.Paragraphs.Where(p => ids.Contains(p.RevisionId)).OrderBy(p => p.Ordinal).ToListAsync(cancel)).ToLookup(p => p.RevisionId);
        Texts = [.. revisions.Where(r => paragraphs[r.Id].Any()).Select(r => (r, new RevisionText([.. paragraphs[r.Id]])))];
        Words = new(Texts.SelectMany(t => t.Text.Paragraphs).Select(p => p.Text));
    }

    /// <summary>Drafts that say they are about it or about one of its claims, and such as hold its words without saying so. Read one by one: each may hold a file.</summary>
    private async Task LoadDraftsAsync(CancellationToken cancel)
    {
        var claims = Claims.Select(c => "edit/" + LensId.Format(c.Id)).ToHashSet();
        var (found, own) = (new List<Draft>(), LensId.Format(Article.Id));
        await foreach (var draft in context.Drafts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            if (draft.ArticleId == Article.Id || claims.Contains(draft.Place) || draft.Place.Contains(own, StringComparison.Ordinal) || JsonWords.Hold(Words, draft.Fields) || InFile(draft)) found.Add(draft);
        Drafts = found;
    }

    private bool InFile(Draft draft) => draft.Bytes is { } bytes && Words.In(System.Text.Encoding.UTF8.GetString(bytes));

    private async Task<IReadOnlyList<string>> ElsewhereAsync(CancellationToken cancel)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var others = from a in context.Articles where a.Id != Article.Id join r in context.Revisions on a.Id equals r.ArticleId join p in context.Paragraphs on r.Id equals p.RevisionId select new { a.Slug, p.Text };
        await foreach (var row in others.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            if (Words.In(row.Text)) found.Add(row.Slug);
        return [.. found];
    }
}
