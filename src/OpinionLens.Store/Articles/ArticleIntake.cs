using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
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
        return (new IntakeResult(slug, 1, false, new Dictionary<AnchorState, int>()), new Entry("article.import", $"{slug} imported: {draft.Paragraphs.Count} paragraphs", article.Id, article.Id, After: Described(article, draft)));
    }, cancel);

    /// <summary>Keeps a new text of an article and carries every claim to it. Metadata stays the article's.</summary>
    /// <exception cref="Refusal">There is no such article.</exception>
    public Task<IntakeResult> ReviseAsync(string slug, ImportedText text, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug} to revise; see the list with: opinionlens articles");
        var draft = Shape(text);
        if (await KnownAsync(context, draft.Sha256(), article, cancel) is { } known) return (known, null);
        var states = await new RevisionWriter(context, who, clock.GetUtcNow()).AddAsync(article, text, draft, cancel);
        await new ClaimBooks(context).BalanceAsync([article], cancel);
        return (new IntakeResult(slug, article.LastRevision, false, states),
            new Entry("article.revise", $"{slug} revised: now revision {article.LastRevision}", article.Id, article.Id,
                Before: new { revision = article.LastRevision - 1 }, After: new { revision = article.LastRevision, states = states.ToDictionary(s => Words.Of(s.Key), s => s.Value) }));
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

    /// <summary>Whether this text is kept already: as any revision of the article, or, for a new article, anywhere.</summary>
    private static async Task<IntakeResult?> KnownAsync(LensContext context, string sha256, Article? article, CancellationToken cancel)
    {
        var known = await (from r in context.Revisions where r.TextSha256 == sha256 && (article == null || r.ArticleId == article.Id)
                           join a in context.Articles on r.ArticleId equals a.Id orderby r.Number descending select new { a.Id, a.Slug, r.Number }).FirstOrDefaultAsync(cancel);
        if (known is null) return null;
        var states = await context.Anchors.Where(x => x.ArticleId == known.Id && x.Revision == known.Number).GroupBy(x => x.State).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
        return new(known.Slug, known.Number, true, states);
    }

    private static bool IsSlug(string slug) => slug.Length is > 0 and <= 200 && slug == TextAnalysis.Slug(slug, 200);

    private static string? SafeUrl(string? url) => url is null ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? url
        : throw new Refusal("The source URL must start with http:// or https:// and hold no password.");

    private static object Described(Article article, RevisionText text) =>
        new { article.Slug, article.Title, article.Date, genre = article.Genre, revision = article.CurrentRevision, paragraphs = text.Paragraphs.Count };
}

/// <summary>Adds one revision to an article inside a write: paragraphs, search entries, and every claim carried to it.</summary>
internal sealed class RevisionWriter(LensContext context, string who, DateTimeOffset now)
{
    /// <returns>Passages by state in the new revision.</returns>
    public async Task<Dictionary<AnchorState, int>> AddAsync(Article article, ImportedText imported, RevisionText draft, CancellationToken cancel)
    {
        if (draft.Paragraphs.Count == 0) throw new Refusal("There is no text in it.");
        var old = article.CurrentRevision == 0 ? null : await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel);
        var before = article.CurrentRevision == 0 ? null : await context.Revisions.FirstAsync(r => r.ArticleId == article.Id && r.Number == article.CurrentRevision, cancel);
        var revision = new Revision
        {
            ArticleId = article.Id, Number = article.LastRevision + 1, Sha256 = Convert.ToHexStringLower(SHA256.HashData(imported.Bytes)), TextSha256 = draft.Sha256(),
            Who = who, When = now, Why = imported.Why, TextKind = imported.TextKind, Visibility = imported.Visibility, FileName = imported.FileName,
        };
        context.Revisions.Add(revision);
        context.RevisionSources.Add(new() { RevisionId = revision.Id, Bytes = imported.Bytes });
        var text = Keep(article, revision, draft, old);
        var states = await CarryAsync(article, revision, before, old, text, cancel);
        article.LastRevision = revision.Number;
        // A digest that comes after its original serves strangers; editors go on reading the original.
        if (revision.TextKind == TextKind.Original || before is not { TextKind: TextKind.Original }) article.CurrentRevision = revision.Number;
        if (revision.Visibility == Visibility.Public) article.PublicRevision = revision.Number;
        else await EchoAsync(article, text, cancel);
        return states;
    }

    private RevisionText Keep(Article article, Revision revision, RevisionText draft, RevisionText? old)
    {
        var nothing = old?.Paragraphs.Where(p => p.NothingToClaim).Select(p => p.Text).ToHashSet() ?? [];
        var paragraphs = draft.Paragraphs.Select(p => new Paragraph
        {
            RevisionId = revision.Id, Ordinal = p.Ordinal, Role = p.Role, Text = p.Text, Sentences = p.Sentences, NothingToClaim = nothing.Contains(p.Text),
        }).ToList();
        context.Paragraphs.AddRange(paragraphs);
        context.SearchEntries.AddRange(paragraphs.Select(p => new Search.SearchEntry
        {
            Kind = HitKind.Paragraph, SubjectId = article.Id, ArticleId = article.Id, Revision = revision.Number, Ordinal = p.Ordinal, Visibility = revision.Visibility,
            Tokens = string.Join(' ', TextAnalysis.SearchTokens(p.Text).Select(t => t.Token)),
        }));
        if (revision.Number == 1)
            context.SearchEntries.Add(new() { Kind = HitKind.Article, SubjectId = article.Id, ArticleId = article.Id, Visibility = Visibility.Public, Tokens = string.Join(' ', TextAnalysis.SearchTokens(article.Title).Select(t => t.Token)) });
        return new(paragraphs);
    }

    private async Task<Dictionary<AnchorState, int>> CarryAsync(Article article, Revision revision, Revision? before, RevisionText? old, RevisionText text, CancellationToken cancel)
    {
        // Claims may be there before any text: a pack came first.
        var (number, retold) = (before?.Number ?? 0, before?.TextKind != revision.TextKind);
        var rows = await (from p in context.Passages where p.ArticleId == article.Id
                          join x in context.Anchors on new { PassageId = p.Id, Revision = number } equals new { x.PassageId, x.Revision } into xs from x in xs.DefaultIfEmpty()
                          orderby p.ClaimId, p.Ordinal select new { Passage = p, Anchor = x }).ToListAsync(cancel);
        var passages = rows.Select(r => new CarriedPassage(r.Passage.Id, r.Anchor?.Place, r.Anchor?.Quote ?? "", r.Anchor?.State ?? AnchorState.Orphaned, r.Passage.Blind)).ToList();
        var found = RevisionPlan.For(old, text, passages, retold);
        for (var i = 0; i < rows.Count; i++)
        {
            var anchor = Anchors.Of(rows[i].Passage, revision.Number, text, found[i], found[i].Place is null ? rows[i].Anchor?.Visibility ?? revision.Visibility : revision.Visibility, passages[i].OldQuote);
            context.Anchors.Add(anchor);
        }
        CarryNothing(old, text, rows.Select((r, i) => (r.Anchor?.Paragraph, found[i].Place?.Paragraph)), retold);
        return found.GroupBy(f => f.State).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>A digest is numbered as its original: what was marked "nothing to claim here" in the one is so in the other, where the counts agree.</summary>
    private static void CarryNothing(RevisionText? old, RevisionText text, IEnumerable<(int?, int?)> moves, bool retold)
    {
        if (old is null || !retold || old.Paragraphs.Count != text.Paragraphs.Count) return;
        var used = moves.Select(m => m.Item2).ToHashSet();
        foreach (var paragraph in text.Paragraphs.Where(p => !used.Contains(p.Ordinal))) paragraph.NothingToClaim |= old.Paragraphs[paragraph.Ordinal - 1].NothingToClaim;
    }

    /// <summary>Finds claims and relations whose own words repeat the Members text that has just come.</summary>
    private async Task EchoAsync(Article article, RevisionText text, CancellationToken cancel)
    {
        var echo = new MembersEcho(text.Paragraphs.Select(p => p.Text));
        var claims = await context.Claims.Where(c => c.ArticleId == article.Id).ToListAsync(cancel);
        foreach (var claim in claims) claim.Echo |= Echoes.Of(echo, claim);
        var ids = claims.Where(c => c.Echo.HasFlag(Echo.Statement)).Select(c => c.Id).ToList();
        foreach (var entry in await context.SearchEntries.Where(e => e.Kind == HitKind.Claim && ids.Contains(e.SubjectId) && e.Visibility == Visibility.Public).ToListAsync(cancel))
        {
            context.Remove(entry);
            context.SearchEntries.Add(new() { Kind = entry.Kind, SubjectId = entry.SubjectId, ArticleId = entry.ArticleId, Tokens = entry.Tokens, Visibility = Visibility.Members });
        }
        var relations = await (from r in context.Relations where context.Claims.Any(c => c.ArticleId == article.Id && (c.Id == r.FromId || c.Id == r.ToId)) select r).ToListAsync(cancel);
        foreach (var relation in relations) relation.Echo |= echo.In(relation.Reason);
    }
}

/// <summary>Which of a claim's own words repeat a Members text.</summary>
internal static class Echoes
{
    public static Echo Of(MembersEcho echo, Claim claim) =>
        (echo.In(claim.Statement) ? Echo.Statement : Echo.None) | (claim.Attribution.Any(l => echo.In(l.Cue)) ? Echo.Cue : Echo.None);
}
