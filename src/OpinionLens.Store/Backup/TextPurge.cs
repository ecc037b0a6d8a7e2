using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Backup;

/// <summary>Takes the Members texts out of an article: its revisions keep their numbers, its claims what they say.</summary>
internal sealed class TextPurge(LensContext context, PurgedArticle purged)
{
    /// <summary>In place of words, wherever they were quoted.</summary>
    private const string Gone = "…";
    private readonly ClaimBooks books = new(context);

    public async Task RunAsync(CancellationToken cancel)
    {
        MakeBlind();
        Blank();
        await RemoveTextsAsync(cancel);
        await ShortenAsync(cancel);
        await TurnAsync(cancel);
        await books.BalanceAsync([purged.Article], cancel);
    }

    /// <summary>What the reader's own copy is found by later must be made while the words are here.</summary>
    private void MakeBlind()
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        foreach (var passage in purged.Passages)
            if (purged.PlaceFor(passage) is { } at) passage.Blind = BlindAnchor.At(at.Text, at.Place, salt);
    }

    /// <summary>An orphan keeps the words of a Members text also in a Public revision: what counts is where they come from.</summary>
    private void Blank()
    {
        foreach (var anchor in purged.Anchors.Where(a => a.Visibility == Visibility.Members || Words(a.Quote))) (anchor.Quote, anchor.Prefix, anchor.Suffix) = (Gone, "", "");
    }

    private async Task RemoveTextsAsync(CancellationToken cancel)
    {
        var (ids, numbers) = (purged.Texts.Select(t => t.Revision.Id).ToList(), purged.Texts.Select(t => t.Revision.Number).ToList());
        context.RemoveRange(purged.Texts.SelectMany(t => t.Text.Paragraphs));
        context.RemoveRange(await context.RevisionSources.Where(s => ids.Contains(s.RevisionId)).ToListAsync(cancel));
        context.RemoveRange(await context.SearchEntries.Where(e => e.ArticleId == purged.Article.Id && e.Revision != null && numbers.Contains(e.Revision.Value)).ToListAsync(cancel));
        // Without the hash the same text is no longer "already there": it can be loaded again.
        foreach (var (revision, _) in purged.Texts) context.Entry(revision).Property(r => r.TextSha256).CurrentValue = "";
    }

    private async Task ShortenAsync(CancellationToken cancel)
    {
        var echoing = purged.Claims.Where(c => c.Echo != Echo.None || Echoes.Of(purged.Words, c) != Echo.None).ToList();
        await books.StrikeAsync([.. echoing.Select(c => c.Id)], cancel);
        foreach (var claim in echoing)
        {
            claim.Statement = Short(claim.Statement)!;
            claim.Attribution = [.. claim.Attribution.Select(l => l with { Cue = Short(l.Cue) })];
            claim.Echo = Echo.None;
            books.Enter(purged.Article, claim);
        }

        foreach (var relation in purged.Relations.Where(r => Words(r.Reason))) (relation.Reason, relation.Echo) = (Short(relation.Reason), false);
        var article = purged.Article;
        (article.Notes, article.DateNote, article.Rights) = (Short(article.Notes), Short(article.DateNote), Short(article.Rights));
        await purged.ShortenPropositionsAsync(cancel);
    }

    /// <summary>Readers are led to what is left: the newest original, else the newest summary, else no text at all, as before the first was loaded.</summary>
    private async Task TurnAsync(CancellationToken cancel)
    {
        var gone = purged.Texts.Select(t => t.Revision.Id).ToList();
        var left = await context.Revisions.Where(r => r.ArticleId == purged.Article.Id && !gone.Contains(r.Id) && context.Paragraphs.Any(p => p.RevisionId == r.Id)).ToListAsync(cancel);
        purged.Article.CurrentRevision = left.OrderByDescending(r => r.TextKind == TextKind.Original).ThenByDescending(r => r.Number).Select(r => r.Number).FirstOrDefault();
    }

    private bool Words(string? text) => purged.Words.In(text);

    /// <summary>Eight words are a mention, not the text.</summary>
    private string? Short(string? text) => Words(text) ? MembersEcho.Abridge(text!) : text;
}
