using System.Net;

namespace OpinionLens.Import.Fetch;

/// <summary>The two acts by which a fetch touches the network; a test puts its own in their place.</summary>
/// <param name="Resolve">All addresses of a name. Throws <see cref="System.Net.Sockets.SocketException"/> where there is none.</param>
/// <param name="Connect">A stream to exactly this address; whoever calls has checked it.</param>
public sealed record SourceNetwork(Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> Resolve, Func<IPEndPoint, CancellationToken, Task<Stream>> Connect);
