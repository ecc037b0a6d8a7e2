using System.Net;
using System.Net.Sockets;

namespace OpinionLens.Import.Fetch;

/// <summary>Which addresses may be fetched: the public web, and nothing that could be a machine of our own network.</summary>
internal static class FetchRules
{
    /// <summary>IANA's special-purpose IPv4 blocks, multicast and reserved space; last, the address at which Azure serves its machines.</summary>
    private static readonly IPNetwork[] Forbidden4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32");

    /// <summary>All IPv6 that is routed on the Internet. What is outside (loopback, link-local, unique local, site-local, multicast, mapped, compatible) is forbidden.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: protocol assignments with Teredo and benchmarking, documentation twice, 6to4, AS112.</summary>
    private static readonly IPNetwork[] Forbidden6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /// <summary>NAT64's well-known prefix: the IPv4 address in its last 32 bits is what is reached.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Why an address may not be asked for, or null. Says nothing of the machines behind its name: see <see cref="MayReach"/>.</summary>
    public static string? Refuse(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) return "only http and https addresses are fetched.";
        if (address.UserInfo.Length > 0) return "an address with a user name or password in it is not fetched.";
        if (address.Port is not (80 or 443)) return "only the ports 80 and 443 are fetched from.";
        if (address.Host.Length == 0) return "the address names no server.";
        return IPAddress.TryParse(address.IdnHost.Trim('[', ']').TrimEnd('.'), out var literal) && !MayReach(literal) ? Inside(address.Host) : null;
    }

    /// <summary>The sentence for a server inside a network that is not the public one. It does not tell what was found there.</summary>
    public static string Inside(string host) => $"{host} leads into a private or reserved network; only the public web is fetched.";

    /// <summary>Whether a machine may be connected to. IPv4 in the clothes of IPv6 is judged as IPv4.</summary>
    public static bool MayReach(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return MayReach(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Array.Exists(Forbidden4, n => n.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        var bare = new IPAddress(address.GetAddressBytes());
        if (Nat64.Contains(bare)) return MayReach(new IPAddress(bare.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(bare) && !Array.Exists(Forbidden6, n => n.Contains(bare));
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(n => IPNetwork.Parse(n))];
}
