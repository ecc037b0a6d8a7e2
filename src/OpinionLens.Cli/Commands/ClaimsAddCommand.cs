using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens claims add: one claim from options, or many as JSON Lines on standard input; all or nothing per article.</summary>
internal static class ClaimsAddCommand
{
    private static readonly Option<string?> Article = new("--article") { Description = "Slug of the article." };
    private static readonly Option<string[]> Quote = new("--quote") { Description = "The words it rests on; repeat for several passages." };
    private static readonly Option<int?> Paragraph = new("--paragraph") { Description = "The only paragraph to look in." };
    private static readonly Option<string?> Statement = new("--statement") { Description = "The claim in your own words, one sentence." };
    private static readonly Option<string?> VoiceOption = new("--voice") { Description = string.Join(", ", Words.All<Voice>()) };
    private static readonly Option<string[]> Source = new("--source") { Description = "Who says it; repeat for several. None: the author." };
    private static readonly Option<string?> Cue = new("--cue") { Description = "The governing words: said, according to ..." };
    private static readonly Option<string[]> About = new("--about") { Description = "NAME:STANCE; repeat for several." };
    private static readonly Option<string?> Type = new("--type") { Description = string.Join(", ", Words.All<ClaimType>()) };
    private static readonly Option<string[]> Topic = new("--topic") { Description = "Repeat for several." };
    private static readonly Option<string?> Proposition = new("--proposition") { Description = "Slug or wording of the point it asserts or denies." };
    private static readonly Option<string?> PolarityOption = new("--polarity") { Description = string.Join(", ", Words.All<Polarity>()) };

    public static Command Make()
    {
        var command = new Command("add", "Add a claim; without --quote, read JSON Lines from standard input (article, quote, statement, ...).")
            { Article, Quote, Paragraph, Statement, VoiceOption, Source, Cue, About, Type, Topic, Proposition, PolarityOption };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, services => RunAsync(parsed, services.GetRequiredService<ClaimLedger>(), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ClaimLedger ledger, CancellationToken cancel)
    {
        var byArticle = parsed.GetValue(Quote) is { Length: > 0 } ? [(parsed.GetValue(Article) ?? throw new Refusal("--article is missing."), [FromOptions(parsed)])] : await FromInputAsync(parsed, cancel);
        var failed = 0;
        foreach (var (article, drafts) in byArticle)
        {
            try
            {
                foreach (var id in await ledger.AssertAsync(article, drafts, Common.Who, cancel))
                    if (await ledger.FindAsync(id, Visibility.Members, cancel) is { } found)
                        Common.Write(parsed, found.Claim.ToLine(), l => $"{l.Id}  {l.Article} {string.Join("; ", l.Passages.Select(Common.Where))}");
            }
            catch (Refusal refusal) when (byArticle.Count > 1)
            {
                Common.Say($"{article}: {refusal.Message} Nothing was added to this article.");
                failed++;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static ClaimDraft FromOptions(ParseResult parsed) => new()
    {
        Quotes = parsed.GetValue(Quote)!, Paragraph = parsed.GetValue(Paragraph), Statement = parsed.GetValue(Statement), Voice = Common.Word<Voice>(parsed.GetValue(VoiceOption), "--voice"),
        Sources = parsed.GetValue(Source) ?? [], Cue = parsed.GetValue(Cue), Type = Common.Word<ClaimType>(parsed.GetValue(Type), "--type"), Topics = parsed.GetValue(Topic) ?? [],
        About = [.. (parsed.GetValue(About) ?? []).Select(OneAbout)], Proposition = parsed.GetValue(Proposition), Polarity = Common.Word<Polarity>(parsed.GetValue(PolarityOption), "--polarity"),
    };

    private static DraftAbout OneAbout(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 1 ? throw new Refusal($"--about {text}: stance always names its target; write NAME:STANCE, as in NATO:critical.")
            : new(text[..colon], Common.Word<Stance>(text[(colon + 1)..], "--about")!.Value);
    }

    /// <summary>A line: a claim, its article (or --article names it for all), and the options' own names for who has one source or topic.</summary>
    private sealed record Line(
        string? Article, string? Quote, IReadOnlyList<string>? Quotes, int? Paragraph, string? Statement, ClaimType? Type, Voice? Voice, IReadOnlyList<string>? Sources, string? Source, string? Cue,
        IReadOnlyList<DraftLink>? Attribution, IReadOnlyList<DraftAbout>? About, IReadOnlyList<string>? Topics, string? Topic, string? Proposition, Polarity? Polarity)
    {
        public ClaimDraft Draft => new()
        {
            Quote = Quote, Quotes = Quotes ?? [], Paragraph = Paragraph, Statement = Statement, Type = Type, Voice = Voice, Sources = All(Source, Sources), Cue = Cue, Attribution = Attribution ?? [],
            About = About ?? [], Topics = All(Topic, Topics), Proposition = Proposition, Polarity = Polarity,
        };

        private static IReadOnlyList<string> All(string? one, IReadOnlyList<string>? more) => one is null ? more ?? [] : [one, .. more ?? []];
    }

    /// <summary>A member that means nothing is refused: left out silently, a misspelt "sources" would make the author say it.</summary>
    private static readonly JsonSerializerOptions Strict = new(LensJson.Line) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    private static string Members => string.Join(", ", typeof(Line).GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)));

    private static string? Unknown(JsonException e) => e.Message.StartsWith("The JSON property '", StringComparison.Ordinal) ? e.Message.Split('\'')[1] : null;

    private static async Task<List<(string Article, IReadOnlyList<ClaimDraft> Drafts)>> FromInputAsync(ParseResult parsed, CancellationToken cancel)
    {
        var drafts = new List<(string Article, ClaimDraft Draft)>();
        for (var number = 1; await Console.In.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var told = JsonSerializer.Deserialize<Line>(line, Strict) ?? throw new Refusal($"Line {number} is empty.");
                var article = told.Article ?? parsed.GetValue(Article) ?? throw new Refusal($"Line {number}: it names no article; add \"article\" or give --article.");
                drafts.Add((article, told.Draft));
            }
            catch (JsonException e) { throw new Refusal($"Line {number} is not a claim in JSON: {(Unknown(e) is { } member ? $"“{member}” is no member of a claim; there are {Members}." : e.Message.Split('.')[0] + ".")}"); }
        }
        return drafts.Count == 0 ? throw new Refusal("There is nothing to add: give --quote and --statement, or JSON Lines on standard input.")
            : [.. drafts.GroupBy(d => d.Article).Select(g => (g.Key, (IReadOnlyList<ClaimDraft>)[.. g.Select(d => d.Draft)]))];
    }
}
