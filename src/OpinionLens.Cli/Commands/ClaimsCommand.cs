using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Exchange;

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
    private static readonly Option<string?> Proposition = new("--proposition") { Description = "Slug of the proposition." };
    private static readonly Option<string?> PolarityOption = new("--polarity") { Description = $"{string.Join(", ", Words.All<Polarity>())}: which side of --proposition." };
    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Slug of the outlet of the article." };
    private static readonly Option<string?> From = new("--from") { Description = "First day, month or year of the article's date, as in 2025-06." };
    private static readonly Option<string?> To = new("--to") { Description = "Last day, month or year." };
    private static readonly Option<string?> Holding = new("--words") { Description = "Words that all stand in the claim; several in double quotation marks in a row." };
    private static readonly Option<string?> Status = new("--status") { Description = $"{string.Join(", ", Words.All<ClaimStatus>())}; by default published." };
    private static readonly Option<string?> Sort = new("--sort") { Description = $"By the date of the article: {string.Join(", ", Words.All<ClaimOrder>())}; by default newest." };
    private static readonly Option<string?> As = new("--as") { Description = $"The whole list as a file: {string.Join(", ", Words.All<ExportFormat>())}, each with its query and date in its head." };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Where that file goes; by default to standard output." };
    private static readonly Option<int?> Revision = new("--revision") { Description = "Passages in this revision; by default the current one." };

    public static Command Make()
    {
        var (limit, stranger) = (Common.Limit, Common.AsStranger);
        var command = new Command("claims", "List claims, the published ones unless --status says otherwise.") { Article, Source, About, VoiceOption, Type, Topic, Proposition, PolarityOption, Outlet, From, To, Holding, State, Status, Sort, Revision, As, Out, Common.Site, limit, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            await CheckAsync(parsed, services, cancel);
            var sort = Common.Word<ClaimOrder>(parsed.GetValue(Sort), "--sort") ?? ClaimOrder.Newest;
            if (Common.Word<ExportFormat>(parsed.GetValue(As), "--as") is { } format)
            {
                if (parsed.GetValue(limit) is not null || parsed.GetValue(Revision) is not null) throw new Refusal("--as writes the whole list, as it stands: leave out --limit and --revision.");
                return await ExportAsync(parsed, services, format, sort, Common.Sees(parsed, stranger), cancel);
            }

            if (parsed.GetValue(Out) is not null) throw new Refusal("--out needs --as: csv, jsonl or jsonld.");
            var page = await services.GetRequiredService<ClaimLedger>().ListAsync(
                Filter(parsed), Common.Sees(parsed, stranger), null, parsed.GetValue(limit), parsed.GetValue(Revision), cancel, sort);
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
        if (parsed.GetValue(Outlet) is { } outlet && (await services.GetRequiredService<ActorDirectory>().BySlugAsync([outlet], cancel)).Count == 0) throw new Refusal($"There is no outlet {outlet}.");
        if (parsed.GetValue(Proposition) is { } proposition && await services.GetRequiredService<ConceptIndex>().NamedPropositionAsync(proposition, cancel) is null) throw new Refusal($"There is no proposition {proposition}; see the list with: opinionlens propositions");
        if (parsed.GetValue(PolarityOption) is { } side && parsed.GetValue(Proposition) is null) throw new Refusal($"--polarity {side} needs --proposition: a claim asserts or denies something.");
        if (parsed.GetValue(Topic) is { } topic && await services.GetRequiredService<ConceptIndex>().NamedTopicAsync(topic, cancel) is null) throw new Refusal($"There is no topic {topic}.");
    }

    private static ClaimFilter Filter(ParseResult parsed)
    {
        var about = parsed.GetValue(About)?.Split(':', 2);
        return new(parsed.GetValue(Article), parsed.GetValue(Source), about?[0], about?.Length > 1 ? Common.Word<Stance>(about[1], "--about") : null,
            Common.Word<Voice>(parsed.GetValue(VoiceOption), "--voice"), Common.Word<ClaimType>(parsed.GetValue(Type), "--type"), parsed.GetValue(Topic), parsed.GetValue(Proposition),
            Common.Word<AnchorState>(parsed.GetValue(State), "--state"), Words: parsed.GetValue(Holding))
        {
            Outlet = parsed.GetValue(Outlet), Polarity = Common.Word<Polarity>(parsed.GetValue(PolarityOption), "--polarity"), From = Days(parsed, From)?.First, Until = Days(parsed, To)?.Last,
            Status = Common.Word<ClaimStatus>(parsed.GetValue(Status), "--status") is { } status and not ClaimStatus.Published ? status : null,
        };
    }

    private static DaySpan? Days(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : DaySpan.TryRead(text, out var span) ? span : throw new Refusal($"{option.Name} {text} is no date; write a day, a month or a year, as in 2025-06-03, 2025-06, 2025.");

    private static async Task<int> ExportAsync(ParseResult parsed, IServiceProvider services, ExportFormat format, ClaimOrder sort, Visibility sees, CancellationToken cancel)
    {
        var filter = Filter(parsed);
        var order = new ExportOrder(filter, sort, sees, await Common.SiteAsync(parsed, services, cancel), Address(filter, sort));
        var path = parsed.GetValue(Out);
        var written = 0;
        async Task WriteAsync(TextWriter writer) =>
            await services.GetRequiredService<ClaimExports>().WriteAsync(order, ClaimSheet.Of(format), writer.WriteAsync, (done, total) => { written = done; if (total > 1000) Common.Say($"{done} of {total} claims"); }, cancel);
        if (path is null) { await WriteAsync(Console.Out); return 0; }
        try
        {
            await using var file = new StreamWriter(path, false, new System.Text.UTF8Encoding(false));
            await WriteAsync(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new Refusal($"{path} cannot be written: {e.Message.TrimEnd('.')}."); }
        Common.Say($"{written} claims written to {path}");
        return 0;
    }

    /// <summary>The same list's address below the site.</summary>
    private static string Address(ClaimFilter filter, ClaimOrder sort)
    {
        var parts = FilterAddress.PartsOf(filter).ToList();
        if (sort != ClaimOrder.Newest) parts.Add(("sort", Words.Of(sort)));
        return "claims" + string.Concat(parts.Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value)}"));
    }

    private static string Told(ClaimLine line, ClaimReading claim) =>
        $"{line.Id}  {string.Join(", ", claim.Holders.Select(h => h.Name))} ({Words.Of(line.Voice)}): {line.Statement}\n"
        + string.Join("\n", line.Passages.Select(p => $"    {line.Article} {Common.Where(p)}{(p.State == AnchorState.Exact ? "" : $" [{Words.Of(p.State)}]")}"));
}
