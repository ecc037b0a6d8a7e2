using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Actors;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens actors rename: another name; the slug stays, and the old name goes on being found.</summary>
internal static class ActorsRenameCommand
{
    private static readonly Option<string> To = new("--to") { Description = "The new name.", Required = true };
    private static readonly Option<bool> Forget = new("--forget") { Description = "Do not keep the old name among the other names." };

    public static Command Make()
    {
        var actor = new Argument<string>("actor") { Description = "Slug or any name of the actor." };
        var command = new Command("rename", "Give an actor another name. Its slug stays.") { actor, To, Forget };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var slug = await services.GetRequiredService<ActorKeeper>().RenameAsync(parsed.GetValue(actor)!, parsed.GetValue(To)!, !parsed.GetValue(Forget), Common.Who, cancel);
            Common.Write(parsed, new { slug, name = parsed.GetValue(To)!.Trim() }, l => $"{l.slug} is called {l.name}.");
            return 0;
        }));
        return command;
    }
}
