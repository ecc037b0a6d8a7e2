using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Actors;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens actors merge: all that one actor has goes to another.</summary>
internal static class ActorsMergeCommand
{
    public static Command Make()
    {
        var (from, into, dry) = (new Argument<string>("actor") { Description = "Slug or any name of the actor that ends." }, Common.Into("actor"), Common.DryRun);
        var command = new Command("merge", "Merge an actor into another: claims, articles, names and offices go over, and the old address leads there.") { from, into, dry };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var keeper = services.GetRequiredService<ActorKeeper>();
            var (gives, takes) = (parsed.GetValue(from)!, parsed.GetValue(into)!);
            Tell(parsed, parsed.GetValue(dry) ? await keeper.PreviewMergeAsync(gives, takes, Visibility.Members, cancel) : await keeper.MergeAsync(gives, takes, null, Common.Who, cancel), parsed.GetValue(dry));
            return 0;
        }));
        return command;
    }

    private static void Tell(ParseResult parsed, ActorMove move, bool dry)
    {
        var line = new { from = move.From.Slug, into = move.Into!.Slug, done = !dry, move.Held, move.About, move.Reported, move.Articles, names = move.Aliases, move.Offices, move.Both, move.Clashing };
        Common.Write(parsed, line, _ => $"{move.From.Name} {(dry ? "would go" : "went")} into {move.Into.Name}: {move.Told}.{(move.Doubled is { } doubled ? " " + doubled : "")}");
        if (!dry) return;
        foreach (var claim in move.First) Common.Say($"  {claim.Id}  {claim.Statement}");
    }
}
