using System.Text.Json;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.Tests;

/// <summary>All that a store answers, in one text: two stores that hold the same give the same.</summary>
internal static class Answers
{
    private static readonly string[] Searches = ["harbour", "mayor quay", "\"new quay\"", "putin", "\"peace talks\"", "ceasefire", "dredging"];

    public static async Task<string> OfAsync(StoreUnderTest store)
    {
        var lines = new List<object>();
        foreach (var sees in new[] { Visibility.Members, Visibility.Public }) await AddAsync(lines, store, sees);
        lines.AddRange(await store.Actors.LinesAsync(null));
        lines.AddRange((await store.Concepts.TopicsAsync(null, null)).Rows.Select(t => new { t.Id, t.Slug, t.Name, t.Claims, t.Version }));
        lines.AddRange((await store.Views.ListAsync(null, null)).Rows);
        lines.AddRange((await store.Claims.RelationsAsync(null, null, null)).Select(r => r));
        lines.AddRange((await store.Journal.ListAsync(new(), null, null)).Rows.Select(c => c.ToLine()));
        foreach (var who in new[] { "ada", "ben" })
        {
            var (undo, redo) = await store.Undo.NextAsync(who);
            lines.Add(new { who, undo, redo, drafts = await store.Drafts.ListAsync(who) });
        }
        return string.Join('\n', lines.Select(l => JsonSerializer.Serialize(l, LensJson.Line)));
    }

    private static async Task AddAsync(List<object> lines, StoreUnderTest store, Visibility sees)
    {
        var articles = (await store.Library.ListAsync(sees, null, null)).Rows;
        lines.AddRange(articles.Select(a => a.ToLine()));
        foreach (var slug in articles.Select(a => a.Article.Slug))
        {
            lines.Add((await store.Library.ReadAsync(slug, sees))!);
            lines.Add((await store.Library.ReadAsync(slug, sees, 1))!);
            lines.Add((await store.Comparison.CompareAsync(articles[0].Article.Slug, slug, sees))!.ToLines());
            lines.Add(await store.Packs.ExportAsync([slug], "copy", new string('a', 32)));
            if (sees == Visibility.Members) lines.Add(await store.Intake.SourceAsync(slug, 1) ?? []);
        }

        foreach (var id in articles.Select(a => a.Article.Id)) lines.Add((await store.Library.HistoryAsync(id)).Select(h => new { h.Revision, States = h.States.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value}") }));
        foreach (var filter in new ClaimFilter[] { new(), new(Source: "vladimir-putin"), new(About: "donald-trump", Stance: Stance.Critical), new(Voice: Voice.Indirect), new(Topic: "ceasefire"), new(State: Anchoring.AnchorState.Orphaned) })
            lines.AddRange((await store.Claims.ListAsync(filter, sees, null, null)).Rows.Select(c => c.ToLine()));
        foreach (var word in Searches) lines.Add(new { word, sees, hits = (await store.Search.FindAsync(word, sees, null, null, null)).Rows.Select(h => h.Hit) });
    }
}
