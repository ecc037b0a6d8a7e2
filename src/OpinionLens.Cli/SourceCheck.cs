using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Fetch;
using OpinionLens.Import.Reader;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli;

/// <summary>Asks where an article was published whether its text has changed. Reads, and keeps nothing.</summary>
internal sealed class SourceCheck(ArticleIntake intake, SourceFetcher fetcher, ReaderPool reader)
{
    /// <summary>What the text that stands there now would do to the article.</summary>
    /// <exception cref="Refusal">The article has no source address, or there is no text in what is there.</exception>
    /// <exception cref="UnreadableText">The source does not give it, or it cannot be read.</exception>
    public async Task<RevisionOutlook> OneAsync(Article article, CancellationToken cancel)
    {
        if (!Uri.TryCreate(article.SourceUrl, UriKind.Absolute, out var address)) throw new Refusal("it has no source address.");
        var text = await SourceText.FetchAsync(reader, fetcher, address, new() { Revision = true }, cancel);
        return await intake.PlanAsync(article.Slug, text, cancel);
    }
}
