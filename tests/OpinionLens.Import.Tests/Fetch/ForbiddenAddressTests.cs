using System.Globalization;
using System.Net;
using System.Text.Json;
using Shouldly;

namespace OpinionLens.Import.Tests.Fetch;

public sealed class ForbiddenAddressTests(ITestOutputHelper output)
{
    private const string Public = "93.184.215.14";

    /// <summary>Kept apart from the rules of the program, so that a slip there shows here.</summary>
    private static readonly IPNetwork[] Inside = [.. new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/8", "fc00::/7", "fe80::/9", "ff00::/8" }.Select(n => IPNetwork.Parse(n))];

    private static bool IsInside(IPAddress address) => Array.Exists(Inside, n => n.Contains(address));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("192.0.2.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("198.19.0.1")]
    [InlineData("192.0.0.192")]
    [InlineData("192.88.99.1")]
    [InlineData("168.63.129.16")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:a9fe:a9fe]")]
    [InlineData("[::ffff:0:127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("[64:ff9b:1::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[2001:0:7f00:1::]")]
    [InlineData("[2001:2::1]")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[3fff::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fec0::1]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[ff02::1]")]
    [InlineData("[100::1]")]
    [InlineData("[5f00::1]")]
    public async Task A_forbidden_host_is_never_connected_to_however_it_is_spelt(string host)
    {
        foreach (var scheme in new[] { "http", "https" })
        {
            var network = new RecordedNetwork().EveryName("127.0.0.1");
            using var fetcher = network.Fetcher();
            if (!Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var address)) continue;
            (await fetcher.FetchAsync(address, TestContext.Current.CancellationToken)).Refusal!.ShouldContain("private or reserved");
            network.Connections.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("93.184.215.14", "93.184.215.14")]
    [InlineData("[2606:2800:21f:cb07:6820:80da:af6b:8b2c]", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")]
    [InlineData("[64:ff9b::5db8:d70e]", "64:ff9b::5db8:d70e")]
    public async Task A_public_host_is_connected_to(string host, string connected)
    {
        var network = new RecordedNetwork();
        using var fetcher = network.Fetcher();
        (await fetcher.FetchAsync(new Uri($"http://{host}/"), TestContext.Current.CancellationToken)).Source.ShouldNotBeNull();
        network.Connections.Single().Address.ShouldBe(IPAddress.Parse(connected));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData(Public)]
    public async Task None_of_the_known_tricks_reaches_a_forbidden_address(string names)
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        var file = Path.Combine(material ?? "", "suites/url-ssrf/payloads.json");
        Assert.SkipWhen(string.IsNullOrEmpty(material) || !File.Exists(file), "The payloads are not at hand: OPINIONLENS_MATERIAL names no folder with suites/url-ssrf.");
        using var payloads = JsonDocument.Parse(File.ReadAllBytes(file));
        var tricks = payloads.RootElement.EnumerateArray().Where(p => !p.TryGetProperty("resolvedAgainst", out _)).Select(p => p.GetProperty("url").GetString()!).ToList();
        // Names as a trap sets them: nip.io and the like tell the address in themselves, all others lead where the case says.
        var network = new RecordedNetwork().EveryName(names).Name("localhost", "127.0.0.1", "::1").Name("169.254.169.254.nip.io", "169.254.169.254").Name("metadata.google.internal", "169.254.169.254").Name("ip6-localhost", "::1");
        using var fetcher = network.Fetcher();
        var (fetched, refused, unreadable) = (0, 0, 0);
        foreach (var trick in tricks)
        {
            if (!Uri.TryCreate(trick, UriKind.Absolute, out var address)) unreadable++;
            else if ((await fetcher.FetchAsync(address, TestContext.Current.CancellationToken)).Source is null) refused++;
            else fetched++;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tricks.Count} payloads, names at {names}: {refused} refused, {unreadable} no address, {fetched} fetched; {network.Connections.Count} connections, {network.Connections.Count(c => IsInside(c.Address))} to a forbidden address"));
        network.Connections.ShouldAllBe(c => !IsInside(c.Address) && (c.Port == 80 || c.Port == 443));
        if (names != Public) network.Connections.ShouldBeEmpty();
    }
}
