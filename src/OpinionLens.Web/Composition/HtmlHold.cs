using System.Text;

namespace OpinionLens.Web.Composition;

/// <summary>Holds a page back until it is whole; everything that is no page goes through as it comes.</summary>
internal sealed class HtmlHold(HttpResponse response, Stream outer) : Stream
{
    private readonly MemoryStream held = new();
    private bool? holds;

    /// <summary>The page; null where nothing was held.</summary>
    public string? Held => held.Length == 0 ? null : Encoding.UTF8.GetString(held.GetBuffer(), 0, (int)held.Length);

    private bool Holds
    {
        get
        {
            if (holds is { } known) return known;
            holds = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
            if (holds == true) response.ContentLength = null;
            return holds.Value;
        }
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => (Holds ? held : outer).Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        (Holds ? held : outer).WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    // A page that has not begun yet is not known to be one.
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        holds == false ? outer.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) held.Dispose();
        base.Dispose(disposing);
    }
}
