using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Store.Actors;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens actors: the list, most claims first; actors merge and actors rename.</summary>
internal static class ActorsCommand
{
    public static Command Make()
    {
        var limit = Common.Limit;
        var command = new Command("actors", "List the actors, most claims first.") { limit };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            foreach (var actor in await services.GetRequiredService<ActorDirectory>().LinesAsync(parsed.GetValue(limit), cancel))
                Common.Write(parsed, actor, a => $"{a.Slug}  {a.Name} ({Words.Of(a.Kind)}) · holds {a.Holds} · about {a.About}");
            return 0;
        }));
        command.Subcommands.Add(ActorsMergeCommand.Make());
        command.Subcommands.Add(ActorsRenameCommand.Make());
        return command;
    }
}
