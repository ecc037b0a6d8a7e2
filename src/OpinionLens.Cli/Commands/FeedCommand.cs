using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Feeds;
using OpinionLens.Import.Fetch;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens feed ADDRESS: what an outlet has published, and what of it is not here yet. Takes nothing in.</summary>
internal static class FeedCommand
{
    private static readonly Argument<string> Source = new("source") { Description = "Address of an Atom or RSS feed (https://...), or a file that holds one." };
    private static readonly Option<bool> All = new("--all") { Description = "Also the pieces that are here already." };

    /// <summary>What the addresses in a file are relative to: nothing that could be fetched.</summary>
    private static readonly Uri NoAddress = new("about:blank");

    public static Command Make()
    {
        var limit = Common.Limit;
        var command = new Command("feed", "List the pieces of an outlet's feed that are not here yet. Nothing is taken in.") { Source, All, limit };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var source = parsed.GetValue(Source)!;
            FeedReading feed;
            try { feed = await ReadAsync(source, cancel); }
            catch (Exception e) when (SourceText.IsExpected(e)) { throw new Refusal($"{source}: {SourceText.Why(e)}"); }
            await TellAsync(parsed, services.GetRequiredService<ArticleTwins>(), feed, parsed.GetValue(limit), cancel);
            return 0;
        }));
        return command;
    }

    private static async Task<FeedReading> ReadAsync(string source, CancellationToken cancel)
    {
        await using var reader = SourceText.Reader();
        if (!SourceText.IsAddress(source))
            return await reader.FeedAsync(await SourceText.BytesAsync(source, cancel), NoAddress, Common.Who, cancel);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address)) throw new UnreadableText("this is no address.");
        using var fetcher = new SourceFetcher();
        var outcome = await fetcher.FetchAsync(address, SourceTypes.Feeds, cancel);
        return outcome.Source is { } s
            ? await reader.FeedAsync(s.Bytes, s.Address, Common.Who, cancel)
            : throw new UnreadableText(outcome.Refusal!);
    }

    private static async Task TellAsync(ParseResult parsed, ArticleTwins twins, FeedReading feed, int? limit, CancellationToken cancel)
    {
        var known = await twins.KnownAsync([.. feed.Entries.Select(e => (e.Title, e.Address.AbsoluteUri))], cancel);
        var lines = feed.Entries.Zip(known, (e, slug) => new PieceLine(e.Title, e.Authors, e.Date, e.Address.AbsoluteUri, slug)).ToList();
        foreach (var line in lines.Where(l => l.Article is null || parsed.GetValue(All)).Take(limit ?? int.MaxValue)) Common.Write(parsed, line, Told);
        var fresh = lines.Count(l => l.Article is null);
        Common.Say(lines.Count == 0 ? "The feed tells of no piece that could be fetched."
            : FormattableString.Invariant($"{fresh} of {lines.Count} {(lines.Count == 1 ? "piece" : "pieces")} not here yet{(fresh > 0 ? "; take one in with: opinionlens import URL" : "")}."));
        if (feed.LeftOut > 0) Common.Say(FormattableString.Invariant($"{feed.LeftOut} left out: without an address that could be fetched, or beyond the first {FeedReader.MostEntries}."));
    }

    private sealed record PieceLine(string Title, IReadOnlyList<string> Authors, DateOnly? Date, string Url, string? Article);

    private static string Told(PieceLine line) => string.Join(" · ", new[]
    {
        PrintedDate.Of(line.Date, DatePrecision.Day), line.Title.Length == 0 ? "(untitled)" : line.Title, string.Join(", ", line.Authors), line.Url, line.Article is { } slug ? $"here as {slug}" : "",
    }.Where(p => p.Length > 0));
}
