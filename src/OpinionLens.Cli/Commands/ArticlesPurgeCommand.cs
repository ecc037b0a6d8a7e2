using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store;
using OpinionLens.Store.Backup;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens articles purge SLUG: removes an article, or its Members texts alone, for good.</summary>
internal static class ArticlesPurgeCommand
{
    private static readonly Argument<string?> Slug = new("slug") { Description = "Slug of the article.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Text = new("--text") { Description = "Only the Members texts; claims, summary and other public texts stay." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do it: it cannot be undone. Without it, only what would go is told." };
    private static readonly Option<bool> Erase = new("--erase") { Description = "Only write the store's files anew, after a purge that was kept from it." };

    private const string Unreached = "Not reached, and yours to delete: backups, exported packs, dumps and copies of the store, the write-ahead log and the logs of a database server, snapshots of the disk, and copies that readers made. A web that runs may hold pages in its memory until it is started again.";

    public static Command Make()
    {
        var command = new Command("purge", "Remove an article, or its Members texts alone, for good.") { Slug, Text, Yes, Erase };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var purge = services.GetRequiredService<ArticlePurge>();
            if (parsed.GetValue(Erase)) return await EraseAsync(purge, cancel);
            var slug = parsed.GetValue(Slug) ?? throw new Refusal("Name the article; see the list with: opinionlens articles");
            var (text, yes) = (parsed.GetValue(Text), parsed.GetValue(Yes));
            var plan = yes ? await purge.RunAsync(slug, text, Common.Who, cancel) : await purge.PlanAsync(slug, text, cancel);
            Common.Write(parsed, plan, p => Told(p, text, yes));
            if (plan.Elsewhere.Count > 0) Common.Say($"The same words stand in other articles too: {string.Join(", ", plan.Elsewhere)}.");
            if (yes) return await EraseAsync(purge, cancel);
            Common.Say("Nothing was removed. Add --yes to do it; it cannot be undone.");
            return 0;
        }));
        return command;
    }

    private static async Task<int> EraseAsync(ArticlePurge purge, CancellationToken cancel)
    {
        var kept = await purge.EraseAsync(cancel);
        Common.Say(kept is null ? "The store's files were written anew." : $"{kept} End what uses the store and run: opinionlens articles purge --erase");
        Common.Say(Unreached);
        return kept is null ? 0 : 1;
    }

    private static string Told(PurgePlan p, bool text, bool done)
    {
        var texts = $"{Count(p.Revisions, "text")} with {Count(p.Paragraphs, "paragraph")}";
        var (claims, relations, drafts) = (Count(p.Claims, "claim"), Count(p.Relations, "relation"), Count(p.Drafts, "draft"));
        var gone = text ? $"{texts}, {drafts}" : $"{texts}, {claims}, {relations}, {drafts}";
        var stays = text ? $" {claims} and {relations} stay; {Count(p.Blind, "blind anchor")} {(done ? "made" : "would be made")} for your own copy." : "";
        return $"{p.Slug} (“{p.Title}”): {gone} and what the log tells of them {(done ? "removed" : "would be removed")}.{stays}";
    }

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
