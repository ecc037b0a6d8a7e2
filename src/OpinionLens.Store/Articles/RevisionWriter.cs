using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Articles;

/// <summary>Adds one revision to an article inside a write: paragraphs, search entries, and every claim carried to it.</summary>
internal sealed class RevisionWriter(LensContext context, string who, DateTimeOffset now)
{
    public const string NoText = "There is no text in it.";

    /// <returns>Passages by state in the new revision.</returns>
    public async Task<Dictionary<AnchorState, int>> AddAsync(Article article, ImportedText imported, RevisionText draft, CancellationToken cancel)
    {
        if (draft.Paragraphs.Count == 0) throw new Refusal(NoText);
        var plan = await new RevisionPlanner(context).ForAsync(article, draft, imported.TextKind, cancel);
        var revision = new Revision
        {
            ArticleId = article.Id, Number = article.LastRevision + 1, Sha256 = Convert.ToHexStringLower(SHA256.HashData(imported.Bytes)), TextSha256 = draft.Sha256(),
            Who = who, When = now, Why = imported.Why, TextKind = imported.TextKind, Visibility = imported.Visibility, FileName = imported.FileName,
        };
        context.Revisions.Add(revision);
        context.RevisionSources.Add(new() { RevisionId = revision.Id, Bytes = imported.Bytes });
        var text = Keep(article, revision, draft, plan.Old);
        foreach (var passage in plan.Passages) context.Anchors.Add(AnchorOf(passage, revision, text));
        if (plan.Retold) CarryNothing(plan, text);
        article.LastRevision = revision.Number;
        // A digest that comes after its original serves strangers; editors go on reading the original.
        if (revision.TextKind == TextKind.Original || article.CurrentRevision == 0 || plan.Before is { TextKind: TextKind.Digest } digest && digest.Number == article.CurrentRevision) article.CurrentRevision = revision.Number;
        if (revision.Visibility == Visibility.Public) article.PublicRevision = revision.Number;
        else await EchoAsync(article, text, cancel);
        return plan.Passages.GroupBy(p => p.Found.State).ToDictionary(g => g.Key, g => g.Count());
    }

    private static PassageAnchor AnchorOf(PlannedPassage passage, Revision revision, RevisionText text) => Anchors.Of(
        passage.Passage, revision.Number, text, passage.Found, passage.Found.Place is null ? passage.Before?.Visibility ?? revision.Visibility : revision.Visibility, passage.OldQuote);

    private RevisionText Keep(Article article, Revision revision, RevisionText draft, RevisionText? old)
    {
        var nothing = old?.Paragraphs.Where(p => p.NothingToClaim).Select(p => p.Text).ToHashSet() ?? [];
        var paragraphs = draft.Paragraphs.Select(p => new Paragraph
        {
            RevisionId = revision.Id, Ordinal = p.Ordinal, Role = p.Role, Text = p.Text, Sentences = p.Sentences, NothingToClaim = nothing.Contains(p.Text),
        }).ToList();
        context.Paragraphs.AddRange(paragraphs);
        context.SearchEntries.AddRange(paragraphs.Select(p => EntryOf(revision, p)));
        if (revision.Number == 1) context.SearchEntries.Add(TitleEntry(article));
        return new(paragraphs);
    }

    /// <summary>What makes a paragraph findable.</summary>
    public static Search.SearchEntry EntryOf(Revision revision, Paragraph paragraph) => new()
    {
        Kind = HitKind.Paragraph, SubjectId = revision.ArticleId, ArticleId = revision.ArticleId, Revision = revision.Number, Ordinal = paragraph.Ordinal, Visibility = revision.Visibility,
        Tokens = string.Join(' ', TextAnalysis.SearchTokens(paragraph.Text).Select(t => t.Token)),
    };

    /// <summary>What makes an article findable by its title.</summary>
    public static Search.SearchEntry TitleEntry(Article article) => new()
    {
        Kind = HitKind.Article, SubjectId = article.Id, ArticleId = article.Id, Visibility = Visibility.Public, Tokens = string.Join(' ', TextAnalysis.SearchTokens(article.Title).Select(t => t.Token)),
    };

    /// <summary>A digest is numbered as its original: what was marked "nothing to claim here" in the one is so in the other, where the counts agree.</summary>
    private static void CarryNothing(PlannedRevision plan, RevisionText text)
    {
        if (plan.Old is not { } old || old.Paragraphs.Count != text.Paragraphs.Count) return;
        var used = plan.Passages.Select(p => p.Found.Place?.Paragraph).ToHashSet();
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
    /// <summary>What knows all Members texts of some articles; null where they have none.</summary>
    public static async Task<MembersEcho?> InAsync(LensContext context, IReadOnlyCollection<long> articles, CancellationToken cancel)
    {
        var texts = await (from r in context.Revisions where EF.Parameter(articles).Contains(r.ArticleId) && r.Visibility == Visibility.Members
                           join p in context.Paragraphs on r.Id equals p.RevisionId select p.Text).ToListAsync(cancel);
        return texts.Count == 0 ? null : new(texts);
    }

    public static Echo Of(MembersEcho echo, Claim claim) =>
        (echo.In(claim.Statement) ? Echo.Statement : Echo.None) | (claim.Attribution.Any(l => echo.In(l.Cue)) ? Echo.Cue : Echo.None);
}
