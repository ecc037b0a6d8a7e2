using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens propositions merge: the claims of one proposition go to another, their polarity kept or turned.</summary>
internal static class PropositionsCommand
{
    private static readonly Option<bool> Turn = new("--turn") { Description = "The two are worded the opposite way: who asserted the one denies the other." };

    public static Command Make()
    {
        var (from, into, dry) = (new Argument<string>("proposition") { Description = "Slug or wording of the proposition that ends." }, Common.Into("proposition"), Common.DryRun);
        var merge = new Command("merge", "Merge a proposition into another: its claims go over, and the old address leads there.") { from, into, Turn, dry };
        merge.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var keeper = services.GetRequiredService<PropositionKeeper>();
            var (gives, takes, turn, only) = (parsed.GetValue(from)!, parsed.GetValue(into)!, parsed.GetValue(Turn), parsed.GetValue(dry));
            Common.Tell(parsed, only ? await keeper.PreviewMergeAsync(gives, takes, turn, Visibility.Members, cancel) : await keeper.MergeAsync(gives, takes, turn, null, Common.Who, cancel), only);
            return 0;
        }));
        return new Command("propositions", "Merge propositions.") { merge };
    }
}
