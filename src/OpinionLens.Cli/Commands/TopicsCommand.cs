using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens topics merge: all that is on one topic goes to another.</summary>
internal static class TopicsCommand
{
    public static Command Make()
    {
        var (from, into, dry) = (new Argument<string>("topic") { Description = "Slug or name of the topic that ends." }, Common.Into("topic"), Common.DryRun);
        var merge = new Command("merge", "Merge a topic into another: claims and propositions go over, and the old address leads there.") { from, into, dry };
        merge.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var keeper = services.GetRequiredService<TopicKeeper>();
            var (gives, takes, only) = (parsed.GetValue(from)!, parsed.GetValue(into)!, parsed.GetValue(dry));
            Common.Tell(parsed, only ? await keeper.PreviewMergeAsync(gives, takes, Visibility.Members, cancel) : await keeper.MergeAsync(gives, takes, null, Common.Who, cancel), only);
            return 0;
        }));
        return new Command("topics", "Merge topics.") { merge };
    }
}
