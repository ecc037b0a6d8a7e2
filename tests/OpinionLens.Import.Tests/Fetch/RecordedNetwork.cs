using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpinionLens.Import.Fetch;

namespace OpinionLens.Import.Tests.Fetch;

/// <summary>A network in memory that writes down whom it was to reach. Names have the addresses given, servers answer what they are told to; nothing leaves the process.</summary>
internal sealed class RecordedNetwork
{
    private readonly Dictionary<string, string[]> names = new(StringComparer.OrdinalIgnoreCase);
    private string[]? otherwise;

    public ConcurrentQueue<IPEndPoint> Connections { get; } = [];
    public ConcurrentQueue<string> Requests { get; } = [];
    public ConcurrentQueue<string> Resolved { get; } = [];

    /// <summary>From the request (its head as text) to the whole answer.</summary>
    public Func<string, byte[]> Server { get; set; } = _ => Answer("200 OK", "Content-Type: text/html; charset=utf-8", "<p>Dredge it.</p>"u8.ToArray());

    /// <summary>The addresses of a name; several calls are several answers in turn, the last for ever.</summary>
    public RecordedNetwork Name(string name, params string[] addresses)
    {
        names[name] = addresses;
        return this;
    }

    public RecordedNetwork EveryName(params string[] addresses)
    {
        otherwise = addresses;
        return this;
    }

    public SourceFetcher Fetcher(TimeSpan? within = null) => new(new SourceNetwork(ResolveAsync, ConnectAsync), within);

    public static byte[] Answer(string status, string headers, byte[]? body = null) =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n\r\n"), .. body ?? []];

    private Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel)
    {
        Resolved.Enqueue(host);
        var found = names.GetValueOrDefault(host) ?? otherwise ?? throw new SocketException((int)SocketError.HostNotFound);
        return Task.FromResult<IReadOnlyList<IPAddress>>([.. found.Select(IPAddress.Parse)]);
    }

    private Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancel)
    {
        Connections.Enqueue(address);
        return Task.FromResult<Stream>(new Conversation(request =>
        {
            Requests.Enqueue(request);
            return Server(request);
        }));
    }

    private sealed class Conversation(Func<string, byte[]> server) : MemoryStream
    {
        private readonly StringBuilder request = new();
        private readonly TaskCompletionSource<int> closed = new();
        private MemoryStream? answer;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            request.Append(Encoding.Latin1.GetString(buffer.Span));
            return ValueTask.CompletedTask;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            answer ??= new(server(request.ToString()));
            // A server that says nothing: the read ends when the connection is given up, as a socket's does.
            return answer.Length == 0 ? new(closed.Task) : ValueTask.FromResult(answer.Read(buffer.Span));
        }

        protected override void Dispose(bool disposing)
        {
            closed.TrySetException(new IOException("closed"));
            base.Dispose(disposing);
        }
    }
}
