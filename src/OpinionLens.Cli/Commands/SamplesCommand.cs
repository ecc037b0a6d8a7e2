using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens samples: the sample articles, wherever they are missing.</summary>
internal static class SamplesCommand
{
    public static Command Make()
    {
        var command = new Command("samples", "Load the sample articles: only what is missing or untouched.");
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            foreach (var result in await services.GetRequiredService<PackShelf>().LoadSamplesAsync(Common.Who, cancel)) Common.Write(parsed, result, Told);
            return 0;
        }));
        return command;
    }

    /// <summary>A pack's import in one line.</summary>
    public static string Told(PackResult r) => r.Changed
        ? $"{r.Pack}: {r.Added} claims added, {r.Updated} updated, {r.Kept} left as they are; {r.Relations} relations added{(r.Articles.Count == 0 ? "" : $"; new: {string.Join(", ", r.Articles)}")}"
        : $"{r.Pack}: already there";
}
