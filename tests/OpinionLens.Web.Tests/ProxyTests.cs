using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store;
using OpinionLens.Store.Accounts;
using OpinionLens.Web.Access;
using OpinionLens.Web.Composition;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>What stands behind the journeys with a proxy, case by case.</summary>
public sealed class ProxyTests
{
    private static PublicAddress Site(string? text) =>
        PublicAddress.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["OpinionLens:PublicAddress"] = text }).Build());

    [Theory]
    [InlineData("https://lens.example.org", "https://lens.example.org", "__Host-ol")]
    [InlineData("https://lens.example.org:8443/", "https://lens.example.org:8443", "__Host-ol")]
    [InlineData("https://lens.example.org/read/lens/", "https://lens.example.org/read/lens", "__Secure-ol")]
    [InlineData("http://lens.example.org", "http://lens.example.org", "ol")]
    public void An_address_decides_what_is_told_and_how_cookies_are_named(string text, string told, string cookie) =>
        (Site(text).Text, Site(text).Cookie("ol")).ShouldBe((told, cookie));

    [Theory]
    [InlineData("lens.example.org")]
    [InlineData("ftp://lens.example.org")]
    [InlineData("https://ada:secret@lens.example.org")]
    [InlineData("https://lens.example.org/#x")]
    [InlineData("https://lens.example.org/a b")]
    [InlineData("https://lens.example.org/a/lens")]
    public void What_is_no_such_address_is_a_sentence(string text) =>
        Should.Throw<StartProblem>(() => Site(text)).Message.ShouldStartWith("The setting OpinionLens:PublicAddress");

    [Theory]
    [InlineData("/claims?x=/lens", "/lens/claims?x=/lens")]
    [InlineData("/", "/lens/")]
    [InlineData("/lens/claims", "/lens/claims")]
    [InlineData("/lens?x", "/lens?x")]
    [InlineData("/lenses", "/lens/lenses")]
    [InlineData("//evil.example", "//evil.example")]
    [InlineData("#p2", "#p2")]
    [InlineData("https://other.example/a", "https://other.example/a")]
    public void A_path_goes_under_the_base_once(string path, string under) => RootLinks.Under("/lens", path).ShouldBe(under);

    [Fact]
    public void Links_are_led_and_texts_are_not()
    {
        const string Page = """
            <a class="x" href="/a/b">say href="/a" &lt;a href="/c"&gt;</a><form action="/d" method="post">
            <img src="/e.png" alt="/f"><a href="#g"></a>
            """;
        RootLinks.Lead("/lens", Page).ShouldBe("""
            <a class="x" href="/lens/a/b">say href="/a" &lt;a href="/c"&gt;</a><form action="/lens/d" method="post">
            <img src="/lens/e.png" alt="/f"><a href="#g"></a>
            """);
    }

    /// <summary>A clock that goes back does not keep a revoked epoch alive.</summary>
    [Fact]
    public async Task Revoking_works_after_the_clock_went_back()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-");
        try
        {
            await using var services = new ServiceCollection()
                .AddOpinionLensStore(StoreAddress.Parse(Path.Combine(folder.FullName, "store.db"))).BuildServiceProvider();
            await services.GetRequiredService<LensStore>().PrepareAsync();
            var (tokens, clock) = (services.GetRequiredService<EditorTokens>(), new TurnedClock());
            var watch = new EpochWatch(tokens, clock);
            await tokens.UseAsync(await tokens.MakeAsync("ada"), "ada");
            var before = await watch.CurrentAsync();
            await tokens.RevokeAsync("ada");
            (clock.Now, clock.Ticks) = (clock.Now.AddHours(-3), clock.Ticks + TimeSpan.TicksPerSecond);
            (await watch.CurrentAsync()).ShouldNotBe(before);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(true);
        }
    }

    private sealed class TurnedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch.AddYears(56);

        public long Ticks { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
