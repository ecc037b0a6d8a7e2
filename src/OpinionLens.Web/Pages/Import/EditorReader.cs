using OpinionLens.Import;
using OpinionLens.Import.Feeds;
using OpinionLens.Import.Reader;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Import;

/// <summary>
/// Reads foreign files for the editor of this request, outside this process. One editor's files are read one after the
/// other.
/// </summary>
public sealed class EditorReader(ReaderPool pool, Viewer viewer)
{
    /// <summary>Makes a child ready while the editor chooses a file.</summary>
    public void Warm() => pool.Warm();

    /// <inheritdoc cref="ReaderPool.DraftAsync"/>
    public Task<ReadDraft> DraftAsync(byte[] bytes, string? fileName, KnownMetadata known, CancellationToken cancel) =>
        pool.DraftAsync(bytes, fileName, known, viewer.Who, cancel);

    /// <inheritdoc cref="ReaderPool.FeedAsync"/>
    public Task<FeedReading> FeedAsync(byte[] bytes, Uri address, CancellationToken cancel) =>
        pool.FeedAsync(bytes, address, viewer.Who, cancel);
}
