using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Store.Actors;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Articles;

/// <summary>What an import did.</summary>
/// <param name="Slug">Of the article.</param>
/// <param name="Revision">Number of the revision that holds the text.</param>
/// <param name="AlreadyThere">True when the same text was kept before: nothing was written.</param>
/// <param name="States">Passages by anchor state in that revision.</param>
public sealed record IntakeResult(string Slug, int Revision, bool AlreadyThere, IReadOnlyDictionary<AnchorState, int> States);

/// <summary>Takes texts in: new articles and new revisions, each in one transaction with its entry in the change log.</summary>
public sealed class ArticleIntake
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal ArticleIntake(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Keeps a new article. The same text again, under whatever name, is "already there".</summary>
    /// <exception cref="Refusal">The title is missing, or the slug asked for means another article.</exception>
    public Task<IntakeResult> AddAsync(ImportedText text, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var draft = Shape(text);
        if (await KnownAsync(context, draft.Sha256(), null, cancel) is { } known) return (known, null);
        var article = await AddAsync(context, text, draft, who, cancel);
        return (new IntakeResult(article.Slug, 1, false, new Dictionary<AnchorState, int>()),
            new Entry("article.import", $"{article.Slug} imported: {draft.Paragraphs.Count} paragraphs", article.Id, article.Id, After: Described(article, draft)));
    }, cancel);

    /// <summary>Keeps several new articles in one change, which names its batch: all of them, or none. Those that are there already are passed over.</summary>
    /// <returns>In the order given.</returns>
    /// <exception cref="Refusal">As <see cref="AddAsync(ImportedText, string, CancellationToken)"/>, for any of them: the message names it.</exception>
    public Task<IReadOnlyList<IntakeResult>> AddAllAsync(IReadOnlyList<ImportedText> texts, string who, CancellationToken cancel = default) => door.WriteAsync<IReadOnlyList<IntakeResult>>(who, async context =>
    {
        var (results, added) = (new List<IntakeResult>(), new List<object>());
        foreach (var text in texts)
        {
            var draft = Shape(text);
            if (await KnownAsync(context, draft.Sha256(), null, cancel) is { } known) { results.Add(known); continue; }
            Article article;
            try { article = await AddAsync(context, text, draft, who, cancel); }
            catch (Refusal refusal) { throw new Refusal($"“{text.Title}”: {refusal.Message}"); }
            results.Add(new(article.Slug, 1, false, new Dictionary<AnchorState, int>()));
            added.Add(Described(article, draft));
        }

        return (results, added.Count == 0 ? null : new Entry("article.import", $"{added.Count} articles imported", Batch: LensId.Format(LensId.New()), After: added));
    }, cancel);

    private async Task<Article> AddAsync(LensContext context, ImportedText text, RevisionText draft, string who, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text.Title)) throw new Refusal("The title is missing; give it with --title.");
        var slug = text.Slug ?? TextAnalysis.Slug(text.Title);
        if (!IsSlug(slug)) throw new Refusal($"“{slug}” is not a slug: ASCII letters in lower case, digits and single hyphens.");
        if (await context.Articles.AnyAsync(a => a.Slug == slug, cancel))
            throw new Refusal($"The slug {slug} means another article; take this as its new revision with --as-revision-of {slug}, or give another --slug.");
        var actors = new ActorDesk(context);
        var article = new Article
        {
            Slug = slug, Title = text.Title.Trim(), Authors = await actors.IdsAsync(text.Authors, ActorKind.Person, cancel),
            Outlet = text.Outlet is null ? null : (await actors.IdsAsync([text.Outlet], ActorKind.Organization, cancel))[0],
            Date = text.Date, DatePrecision = text.DatePrecision, DateNote = text.DateNote, SortDate = text.Date ?? DateOnly.MinValue, Language = text.Language,
            Genre = text.Genre, SourceUrl = SafeUrl(text.SourceUrl), Rights = text.Rights,
        };
        context.Articles.Add(article);
        await new RevisionWriter(context, who, clock.GetUtcNow()).AddAsync(article, text, draft, cancel);
        await new ClaimBooks(context).BalanceAsync([article], cancel);
        return article;
    }

    /// <summary>Keeps a new text of an article and carries every claim to it. Metadata stays the article's.</summary>
    /// <exception cref="Refusal">There is no such article.</exception>
    public Task<IntakeResult> ReviseAsync(string slug, ImportedText text, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var article = await ToReviseAsync(context, slug, cancel);
        var draft = Shape(text);
        if (await KnownAsync(context, draft.Sha256(), article, cancel, text.TextKind) is { } known) return (known, null);
        var states = await new RevisionWriter(context, who, clock.GetUtcNow()).AddAsync(article, text, draft, cancel);
        await new ClaimBooks(context).BalanceAsync([article], cancel);
        return (new IntakeResult(slug, article.LastRevision, false, states),
            new Entry("article.revise", $"{slug} revised: now revision {article.LastRevision}", article.Id, article.Id,
                Before: new { revision = article.LastRevision - 1 }, After: new { revision = article.LastRevision, states = states.ToDictionary(s => Words.Of(s.Key), s => s.Value) }));
    }, cancel);

    /// <summary>What <see cref="ReviseAsync"/> would do. Writes nothing.</summary>
    /// <exception cref="Refusal">There is no such article, or no text.</exception>
    public async Task<RevisionOutlook> PlanAsync(string slug, ImportedText text, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var article = await ToReviseAsync(context, slug, cancel);
        var draft = Shape(text);
        if (draft.Paragraphs.Count == 0) throw new Refusal(RevisionWriter.NoText);
        if (await KnownAsync(context, draft.Sha256(), article, cancel, text.TextKind) is { } known) return new(slug, known.Revision, true, []);
        var plan = await new RevisionPlanner(context).ForAsync(article, draft, text.TextKind, cancel);
        var statements = await context.Claims.Where(c => c.ArticleId == article.Id && c.Status != ClaimStatus.Retired).Select(c => new { c.Id, c.Statement }).ToDictionaryAsync(c => c.Id, c => c.Statement, cancel);
        var passages = plan.Passages.Where(p => statements.ContainsKey(p.Passage.ClaimId)).Select(p => new PassageOutlook(
            p.Passage.ClaimId, statements[p.Passage.ClaimId], p.Right?.Paragraph, p.Right?.Quote ?? "", p.Found.State, p.Found.Place, p.Found.Place is { } at ? draft.WordsAt(at) : p.OldQuote, p.Found.Similarity));
        return new(slug, article.LastRevision + 1, false, [.. passages.OrderBy(p => p.Now is null).ThenBy(p => p.Now?.Paragraph).ThenBy(p => p.Now?.Start).ThenBy(p => p.Before).ThenBy(p => p.ClaimId)]);
    }

    private static async Task<Article> ToReviseAsync(LensContext context, string slug, CancellationToken cancel) =>
        await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug} to revise; see the list with: opinionlens articles");

    /// <summary>Says of a paragraph of the current revision that it was read and holds nothing to claim, or takes that back.</summary>
    /// <exception cref="Refusal">There is no such article or paragraph, or the paragraph has claims.</exception>
    public Task SayNothingAsync(string slug, int paragraph, bool nothing, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug}.");
        var row = await (from r in context.Revisions where r.ArticleId == article.Id && r.Number == article.CurrentRevision
                         join p in context.Paragraphs on r.Id equals p.RevisionId where p.Ordinal == paragraph select p).FirstOrDefaultAsync(cancel) ?? throw new Refusal($"The text has no paragraph {paragraph}.");
        if (row.NothingToClaim == nothing) return (true, null);
        if (nothing && await context.Anchors.AnyAsync(x => x.ArticleId == article.Id && x.Revision == article.CurrentRevision && x.Paragraph == paragraph, cancel))
            throw new Refusal($"Paragraph {paragraph} has claims.");
        row.NothingToClaim = nothing;
        await new ClaimBooks(context).BalanceAsync([article], cancel);
        return (true, new Entry("paragraph.nothing", $"{slug}, paragraph {paragraph}: {(nothing ? "nothing to claim" : "something to claim after all")}", article.Id, row.Id, Before: !nothing, After: nothing));
    }, cancel);

    /// <summary>The imported bytes of a revision as they came, or null.</summary>
    public async Task<byte[]?> SourceAsync(string slug, int revision, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await (from a in context.Articles where a.Slug == slug join r in context.Revisions on a.Id equals r.ArticleId where r.Number == revision
                      join s in context.RevisionSources on r.Id equals s.RevisionId select s.Bytes).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How an outlet writes numeric dates, as somebody once said: a word of the importer's; null where nobody did.</summary>
    public async Task<string?> DateOrderAsync(string outlet, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var name = DateOrderName(outlet);
        return await context.Settings.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Remembers how an outlet writes numeric dates, for its next articles.</summary>
    public Task KeepDateOrderAsync(string outlet, string order, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var name = DateOrderName(outlet);
        var setting = await context.Settings.FirstOrDefaultAsync(s => s.Name == name, cancel);
        if (setting?.Value == order) return (true, null);
        var before = setting?.Value;
        if (setting is null) context.Settings.Add(new() { Name = name, Value = order });
        else setting.Value = order;
        return (true, new Entry("outlet.date-order", $"{outlet} writes its dates {order}", Before: before, After: order));
    }, cancel);

    private static string DateOrderName(string outlet) => "date-order." + TextAnalysis.Slug(outlet);

    private static RevisionText Shape(ImportedText text) => new([.. text.Paragraphs.Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select((p, i) => Paragraph.Of(0, i + 1, p.Role, p.Text))]);

    /// <summary>Whether this text is kept already: for a new article, anywhere; for a known one, as its last text of that telling. A text that goes back to an older one is a revision like any other.</summary>
    private static async Task<IntakeResult?> KnownAsync(LensContext context, string sha256, Article? article, CancellationToken cancel, TextKind kind = default)
    {
        var known = article is null
            ? await (from r in context.Revisions where r.TextSha256 == sha256 join a in context.Articles on r.ArticleId equals a.Id orderby r.Number descending select new { a.Id, a.Slug, r.Number, r.TextSha256 }).FirstOrDefaultAsync(cancel)
            : await context.Revisions.Where(r => r.ArticleId == article.Id && r.TextKind == kind && r.TextSha256 != "").OrderByDescending(r => r.Number)
                .Select(r => new { article.Id, article.Slug, r.Number, r.TextSha256 }).FirstOrDefaultAsync(cancel);
        if (known?.TextSha256 != sha256) return null;
        var states = await context.Anchors.Where(x => x.ArticleId == known.Id && x.Revision == known.Number).GroupBy(x => x.State).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
        return new(known.Slug, known.Number, true, states);
    }

    private static bool IsSlug(string slug) => slug.Length is > 0 and <= 200 && slug == TextAnalysis.Slug(slug, 200);

    private static string? SafeUrl(string? url) => url is null || ArticleEdit.IsWebAddress(url) ? url
        : throw new Refusal("The source URL must start with http:// or https:// and hold no password.");

    private static object Described(Article article, RevisionText text) =>
        new { article.Slug, article.Title, article.Date, genre = article.Genre, revision = article.CurrentRevision, paragraphs = text.Paragraphs.Count };
}
