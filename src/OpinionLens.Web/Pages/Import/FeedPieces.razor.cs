using Microsoft.AspNetCore.Components;
using OpinionLens.Import;
using OpinionLens.Import.Feeds;
using OpinionLens.Import.Fetch;
using OpinionLens.Reading.Parts;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>What an outlet's feed tells of and is not here yet, with a button each that fetches that one into a text to be checked.</summary>
public sealed partial class FeedPieces
{
    private string address = "";
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<FeedEntry>? pieces;
    private int here, leftOut;

    /// <summary>Texts that wait already: they are not fetched again.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Waiting> Waiting { get; set; } = [];

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject] private ArticleTwins Twins { get; set; } = null!;
    [Inject] private SourceFetcher Fetcher { get; set; } = null!;
    [Inject] private EditorReader Reader { get; set; } = null!;

    private string Counted => $"{Phrases.Count(pieces!.Count, "piece is", "pieces are")} not here yet{(here > 0 ? $"; {Phrases.Count(here, "is", "are")} here already" : "")}{(leftOut > 0 ? $"; {Phrases.Count(leftOut, "has", "have")} no address that could be fetched and {(leftOut == 1 ? "is" : "are")} left out" : "")}.";

    private async Task ListAsync()
    {
        address = (await Http.Request.ReadFormAsync(Http.RequestAborted))["feed"].ToString().Trim();
        try
        {
            var feed = await ReadAsync();
            var known = await Twins.KnownAsync([.. feed.Entries.Select(e => (e.Title, e.Address.AbsoluteUri))], Http.RequestAborted);
            pieces = [.. feed.Entries.Where((_, i) => known[i] is null)];
            (here, leftOut) = (feed.Entries.Count - pieces.Count, feed.LeftOut);
        }
        catch (UnreadableText unreadable)
        {
            faults = [new("feed", Phrases.Sentence(unreadable.Message))];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private async Task<FeedReading> ReadAsync()
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var at) || at.Scheme is not ("http" or "https")) throw new UnreadableText("the address must begin with https:// or http://.");
        var outcome = await Fetcher.FetchAsync(at, SourceTypes.Feeds, Http.RequestAborted);
        return outcome.Source is { } s
            ? await Reader.FeedAsync(s.Bytes, s.Address, Http.RequestAborted)
            : throw new UnreadableText(outcome.Refusal!);
    }

    private static string NameOf(FeedEntry piece) => piece.Title.Length > 0 ? piece.Title : "Untitled";
}
