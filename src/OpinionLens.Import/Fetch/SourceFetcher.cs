using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Fetch;

/// <summary>
/// Fetches a text from the public web; the only class of the project that reaches out. http and https, ports 80 and 443; no proxy, cookies or credentials. Every redirect is checked as
/// the first address was, and every connection goes to the very address that was checked, so that a name cannot lead elsewhere between the check and the connection.
/// </summary>
public sealed class SourceFetcher : IDisposable
{
    /// <summary>The largest body, unpacked, in bytes: what <see cref="ArticleReader"/> takes in.</summary>
    public const int MostBytes = ArticleReader.MostBytes;

    /// <summary>The most redirects followed.</summary>
    public const int MostRedirects = 5;

    /// <summary>The longest that connecting may take, and the whole fetch with its redirects.</summary>
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5), Within = TimeSpan.FromSeconds(20);

    private readonly SourceNetwork network;
    private readonly TimeSpan within;
    private readonly HttpClient client;

    /// <summary>A fetcher on the real network; keep one for the life of the program.</summary>
    public SourceFetcher() : this(new(ResolveAsync, ConnectAsync)) { }

    /// <summary>A fetcher on a network of one's own.</summary>
    /// <param name="network">How names become addresses and addresses connections.</param>
    /// <param name="within">The longest a fetch may take; null is <see cref="Within"/>.</param>
    public SourceFetcher(SourceNetwork network, TimeSpan? within = null)
    {
        (this.network, this.within) = (network, within ?? Within);
        client = new(new SocketsHttpHandler
        {
            UseProxy = false, UseCookies = false, AllowAutoRedirect = false, Credentials = null, PreAuthenticate = false, ActivityHeadersPropagator = null, AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectWithin, ConnectCallback = OpenAsync, PooledConnectionLifetime = TimeSpan.Zero, MaxResponseHeadersLength = 64,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("OpinionLens");
    }

    /// <summary>Fetches a text.</summary>
    /// <param name="address">As the user gave it.</param>
    /// <param name="cancel">Ends the fetch with <see cref="OperationCanceledException"/>; everything else that goes wrong is a refusal.</param>
    public Task<FetchOutcome> FetchAsync(Uri address, CancellationToken cancel) => FetchAsync(address, SourceTypes.Texts, cancel);

    /// <summary>Fetches a source of the types that are asked for; any other is a refusal.</summary>
    /// <param name="address">As the user gave it.</param>
    /// <param name="types">What is asked for.</param>
    /// <param name="cancel">Ends the fetch with <see cref="OperationCanceledException"/>; everything else that goes wrong is a refusal.</param>
    public async Task<FetchOutcome> FetchAsync(Uri address, SourceTypes types, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(within);
        try { return await FollowAsync(address, types, limited.Token); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return FetchOutcome.Refused(FormattableString.Invariant($"the server did not answer within {within.TotalSeconds:0.#} seconds.")); }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or UriFormatException) { return FetchOutcome.Refused(Reason(e)); }
    }

    private async Task<FetchOutcome> FollowAsync(Uri address, SourceTypes types, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (FetchRules.Refuse(address) is { } refusal) return FetchOutcome.Refused(redirects == 0 ? refusal : "a redirect was not followed: " + refusal);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.Accept.ParseAdd(string.Join(", ", types.All));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return await TakeAsync(response, address, types, cancel);
            if (response.Headers.Location is not { } next) return FetchOutcome.Refused("the server redirects to nowhere.");
            address = next.IsAbsoluteUri ? next : new Uri(address, next);
        }
        return FetchOutcome.Refused($"the server redirects more than {MostRedirects} times.");
    }

    private static async Task<FetchOutcome> TakeAsync(HttpResponseMessage response, Uri address, SourceTypes types, CancellationToken cancel)
    {
        if (response.StatusCode != HttpStatusCode.OK) return FetchOutcome.Refused($"the server answered {(int)response.StatusCode}{types.Otherwise}.");
        MediaTypeHeaderValue? type = response.Content.Headers.ContentType;
        if (types.Read(type?.MediaType) is not { } known) return FetchOutcome.Refused($"the server gives {type?.MediaType ?? "no type"}; only {types.Told}.");
        if (response.Content.Headers.ContentLength > MostBytes) throw TooLarge();
        await using var body = new CountedStream(await response.Content.ReadAsStreamAsync(cancel), MostBytes, TooLarge);
        using var memory = new MemoryStream();
        await body.CopyToAsync(memory, cancel);
        return FetchOutcome.Of(new(memory.ToArray(), address, known, type?.CharSet?.Trim('"', ' '), types.FileName(address, known)));
    }

    /// <summary>Called by the handler for every connection: resolves, checks every answer, and connects to a checked one.</summary>
    private async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']').TrimEnd('.'), out var literal) ? [literal] : await network.Resolve(host, cancel);
        // One forbidden answer among good ones is enough: an honest name has none.
        if (addresses.Count == 0 || port is not (80 or 443) || !addresses.All(FetchRules.MayReach)) throw new FetchRefused(addresses.Count == 0 ? NoServer : FetchRules.Inside(host));
        for (var i = 0; ; i++)
        {
            try { return await network.Connect(new(addresses[i], port), cancel); }
            catch (SocketException) when (i < addresses.Count - 1) { }
        }
    }

    private const string NoServer = "there is no server of that name.";

    private static FetchRefused TooLarge() => new($"the source has more than {MostBytes / 1_048_576} MB.");

    private static string Reason(Exception e)
    {
        // The handler wraps what is thrown while connecting, our own sentences as well.
        for (var at = e; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case FetchRefused: return at.Message;
                case AuthenticationException: return "the server’s certificate is not valid.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }: return NoServer;
                case InvalidDataException: return "the server’s answer is packed in a broken way.";
            }
        }
        return "the server cannot be reached, or breaks off.";
    }

    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel) => await Dns.GetHostAddressesAsync(host, cancel);

    private static async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancel)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => client.Dispose();

    private sealed class FetchRefused(string sentence) : IOException(sentence);
}
