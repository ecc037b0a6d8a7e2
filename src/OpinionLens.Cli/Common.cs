using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Accounts;

namespace OpinionLens.Cli;

/// <summary>What all commands share: the store, the way answers are written, and how failures end.</summary>
internal static class Common
{
    public static readonly Option<string?> Db = new("--db")
    {
        Description = "The store: path of a SQLite file, or a PostgreSQL connection string (Host=... or postgresql://...). By default the store of the web.",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line on standard output.", Recursive = true };

    /// <summary>At least 1.</summary>
    public static Option<int?> Limit
    {
        get
        {
            var limit = new Option<int?>("--limit") { Description = "At most so many, 1 or more." };
            limit.Validators.Add(result => { if (result.GetValueOrDefault<int?>() is < 1) result.AddError("--limit must be 1 or more."); });
            return limit;
        }
    }

    /// <summary>Who takes what a merge moves.</summary>
    public static Option<string> Into(string noun) => new("--into") { Description = $"Slug or any name of the {noun} that stays.", Required = true };

    public static readonly Option<string?> Site = new("--site") { Description = "Address under which readers find the site; by default the one on which the web last listened." };

    /// <summary>That address, with its last slash.</summary>
    /// <exception cref="Refusal">It is none.</exception>
    public static async Task<string> SiteAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var site = parsed.GetValue(Site) ?? await services.GetRequiredService<EditorTokens>().AddressAsync(cancel) ?? "http://127.0.0.1:5080";
        return Uri.TryCreate(site, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? site.TrimEnd('/') + "/" : throw new Refusal($"--site {site} is no address; write it as https://...");
    }

    public static Option<bool> DryRun => new("--dry-run") { Description = "Only tell what would move." };

    public static Option<bool> AsStranger => new("--public") { Description = "Only what a reader without editing rights sees." };

    /// <summary>Opens the store, runs the work and turns expected failures into one line on standard error and exit code 1.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            var (asked, variable) = (parsed.GetValue(Db), Environment.GetEnvironmentVariable("ConnectionStrings__Store"));
            var address = StoreAddress.Parse(asked ?? variable, asked is null
                ? Environment.GetEnvironmentVariable("ConnectionStrings__StorePasswordFile") : null);
            await using var services = new ServiceCollection().AddOpinionLensStore(address).BuildServiceProvider();
            await services.GetRequiredService<LensStore>().PrepareAsync();
            return await work(services);
        }
        catch (Refusal refusal)
        {
            Say(refusal.Message);
            foreach (var candidate in refusal.Candidates)
                Say(FormattableString.Invariant($"  paragraph {candidate.Place.Paragraph}, sentence {candidate.Place.Sentence} ({candidate.Similarity:0.00}): {candidate.Quote}"));
            return 1;
        }
        catch (StoreProblem problem)
        {
            Say(problem.Message);
            return 1;
        }
    }

    /// <summary>Runs work on files, without a store, and turns expected failures into one line on standard error and exit code 1.</summary>
    public static int OnFiles(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (Exception e) when (e is Refusal or IOException or UnauthorizedAccessException)
        {
            Say(e.Message);
            return 1;
        }
    }

    /// <summary>Writes a line for people on standard error.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>Writes an answer: as JSON where that was asked for, else as text.</summary>
    public static void Write<T>(ParseResult parsed, T line, Func<T, string> text) =>
        Console.Out.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(line, LensJson.Line) : text(line));

    /// <summary>Tells what a merge of topics or propositions moved, or would move.</summary>
    public static void Tell(ParseResult parsed, ConceptMove move, bool dry)
    {
        Write(parsed, new { move.From, move.Into, done = !dry, move.Claims, move.Propositions, move.Both, move.Turned },
            _ => $"“{move.From}” {(dry ? "would go" : "went")} into “{move.Into}”: {move.Told}{(move.Turned ? ", polarity turned" : "")}.");
        if (!dry) return;
        foreach (var claim in move.First) Say($"  {claim.Id}  {claim.Statement}");
    }

    /// <summary>What the caller sees: the command line opens the store itself, so everything, unless the stranger's view is asked for.</summary>
    public static Visibility Sees(ParseResult parsed, Option<bool> stranger) => parsed.GetValue(stranger) ? Visibility.Public : Visibility.Members;

    /// <summary>Who writes, for the change log.</summary>
    public static string Who => Environment.UserName is { Length: > 0 } name ? $"{name} (command line)" : "command line";

    /// <summary>A word of an enum, refused with the list of all where it is none.</summary>
    public static T? Word<T>(string? word, string option) where T : struct, Enum => word is null ? null
        : Words.TryRead<T>(word, out var value) ? value : throw new Refusal($"{option} {word} is unknown; it is one of {string.Join(", ", Words.All<T>())}.");

    /// <summary>A passage in one line, for people.</summary>
    public static string Where(PassageLine passage) => passage.Paragraph is { } p ? $"¶{p} s{passage.Sentence} “{passage.Quote}”" : $"orphaned “{passage.Quote}”";
}
