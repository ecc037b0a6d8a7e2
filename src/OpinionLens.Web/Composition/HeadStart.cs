using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Similar;

namespace OpinionLens.Web.Composition;

/// <summary>Brings into memory, soon after the start, what lists of claims and related claims are answered from: of 100,000 claims that takes seconds, which else the first reader would wait.</summary>
internal sealed partial class HeadStart(FacetTable facets, SimilarTable similar, ILogger<HeadStart> log) : BackgroundService
{
    /// <summary>Whoever started the program looks at its first page by then.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Courtesy, stoppingToken);
            await facets.CountAsync(new(), Visibility.Public, cancel: stoppingToken);
            await similar.NearAsync(0, Visibility.Public, cancel: stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        // It only anticipates: whoever asks for a page is told what is wrong.
        catch (Exception e) when (e is StoreProblem or System.Data.Common.DbException or InvalidOperationException or TimeoutException) { Failed(log, e.Message); }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claims were not brought into memory ahead of the first reader: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
