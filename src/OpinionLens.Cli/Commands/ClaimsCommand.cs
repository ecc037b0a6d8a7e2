using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens claims: the list by filter, and claims add.</summary>
internal static class ClaimsCommand
{
    private static readonly Option<string?> Article = new("--article") { Description = "Slug of the article." };
    private static readonly Option<string?> Source = new("--source") { Description = "Slug of the actor who holds it." };
    private static readonly Option<string?> About = new("--about") { Description = "Slug of an actor it is about; with its stance: nato:critical." };
    private static readonly Option<string?> VoiceOption = new("--voice") { Description = string.Join(", ", Words.All<Voice>()) };
    private static readonly Option<string?> Type = new("--type") { Description = string.Join(", ", Words.All<ClaimType>()) };
    private static readonly Option<string?> Topic = new("--topic") { Description = "Slug of the topic." };
    private static readonly Option<string?> State = new("--state") { Description = string.Join(", ", Words.All<AnchorState>()) };
    private static readonly Option<int?> Revision = new("--revision") { Description = "Passages in this revision; by default the current one." };

    public static Command Make()
    {
        var (limit, stranger) = (Common.Limit, Common.AsStranger);
        var command = new Command("claims", "List the published claims.") { Article, Source, About, VoiceOption, Type, Topic, State, Revision, limit, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            await CheckAsync(parsed, services, cancel);
            var page = await services.GetRequiredService<ClaimLedger>().ListAsync(
                Filter(parsed), Common.Sees(parsed, stranger), null, parsed.GetValue(limit), parsed.GetValue(Revision), cancel);
            foreach (var claim in page.Rows) Common.Write(parsed, claim.ToLine(), l => Told(l, claim));
            return 0;
        }));
        command.Subcommands.Add(ClaimsAddCommand.Make());
        return command;
    }

    /// <summary>A slug that names nothing is a mistake to be told, not an empty list.</summary>
    private static async Task CheckAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        if (parsed.GetValue(Article) is { } article)
        {
            var found = await services.GetRequiredService<ArticleLibrary>().FindAsync(article, Visibility.Members, cancel) ?? throw new Refusal($"There is no article {article}; see the list with: opinionlens articles");
            if (parsed.GetValue(Revision) is { } revision && (revision < 1 || revision > found.Article.LastRevision)) throw new Refusal($"{article} has no revision {revision}; there are 1 to {found.Article.LastRevision}.");
        }

        foreach (var actor in new[] { parsed.GetValue(Source), parsed.GetValue(About)?.Split(':')[0] }.OfType<string>())
            if ((await services.GetRequiredService<ActorDirectory>().BySlugAsync([actor], cancel)).Count == 0) throw new Refusal($"There is no actor {actor}; filters take slugs, as in nato: see the list with: opinionlens actors");
        if (parsed.GetValue(Topic) is { } topic && await services.GetRequiredService<ConceptIndex>().NamedTopicAsync(topic, cancel) is null) throw new Refusal($"There is no topic {topic}.");
    }

    private static ClaimFilter Filter(ParseResult parsed)
    {
        var about = parsed.GetValue(About)?.Split(':', 2);
        return new(parsed.GetValue(Article), parsed.GetValue(Source), about?[0], about?.Length > 1 ? Common.Word<Stance>(about[1], "--about") : null,
            Common.Word<Voice>(parsed.GetValue(VoiceOption), "--voice"), Common.Word<ClaimType>(parsed.GetValue(Type), "--type"), parsed.GetValue(Topic), null,
            Common.Word<AnchorState>(parsed.GetValue(State), "--state"));
    }

    private static string Told(ClaimLine line, ClaimReading claim) =>
        $"{line.Id}  {string.Join(", ", claim.Holders.Select(h => h.Name))} ({Words.Of(line.Voice)}): {line.Statement}\n"
        + string.Join("\n", line.Passages.Select(p => $"    {line.Article} {Common.Where(p)}{(p.State == AnchorState.Exact ? "" : $" [{Words.Of(p.State)}]")}"));
}
