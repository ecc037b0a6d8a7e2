using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Exchange;
using OpinionLens.Store.Facets;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>What a page asks of the database does not grow with what is in it.</summary>
[Collection(nameof(PageStatements))]
public abstract class PageStatements : IDisposable
{
    private const string Paragraph = "The harbour must be dredged before winter, says the mayor.";

    /// <summary>Pages by address, with the most statements each may send: six. Search also offers what would narrow its claims, with counts. An article against all others loads claims and names of both sides. History shows two texts and two states of every passage. Home shows a comparison, its actors and the revised texts, and looks for two other articles where the samples are gone.</summary>
    private static readonly Dictionary<string, int> Most = new(StringComparer.Ordinal)
    {
        ["/"] = 10, ["/articles"] = 6, ["/a/harbour"] = 6, ["/a/harbour/r/1"] = 6, ["/a/harbour/history"] = 7, ["/a/harbour/history?from=1&to=2"] = 7, ["/c/first"] = 6, ["/actors"] = 6, ["/actor/the-mayor"] = 6,
        ["/actor/fishermen"] = 6, ["/claims"] = 6, ["/claims?source=the-mayor"] = 6, ["/claims?about=fishermen&stance=critical"] = 6, ["/claims?view=table&q=harbour&sort=oldest"] = 6, ["/claims?view=actors"] = 6, ["/claims?view=time&about=fishermen"] = 6, ["/views"] = 2, ["/topics"] = 6, ["/topic/dredging"] = 6, ["/propositions"] = 6, ["/propositions?q=blame"] = 6,
        ["/proposition/they-are-to-blame"] = 6, ["/claims?proposition=they-are-to-blame&polarity=asserts&source=the-mayor"] = 6, ["/compare/harbour/quay"] = 6, ["/compare/harbour/quay?view=proposed"] = 6,
        ["/compare/harbour"] = 9, ["/compare/actors/the-mayor/fishermen"] = 8, ["/compare"] = 3, ["/search?q=harbour"] = 8,
    };

    /// <summary>Pages of editors, which may ask a little more: what a merge or a split moves, and names to choose from.</summary>
    private static readonly Dictionary<string, int> MostForEditors = new(StringComparer.Ordinal)
    {
        ["/actors/new"] = 2, ["/a/harbour/edit"] = 4, ["/actor/the-mayor/edit"] = 10, ["/actor/the-mayor/merge"] = 4, ["/actor/the-mayor/merge?into=fishermen"] = 16, ["/actor/the-mayor/merge?into=fish"] = 8, ["/actor/the-mayor/split"] = 12,
        ["/topic/dredging/edit"] = 4, ["/topic/dredging/merge?into=quays"] = 14, ["/topic/dredging/split"] = 8, ["/proposition/they-are-to-blame/edit"] = 5,
        ["/proposition/they-are-to-blame/merge?into=quays-pay"] = 12, ["/proposition/they-are-to-blame/split"] = 8, ["/c/first"] = 8, ["/c/first/relate"] = 8, ["/c/first/relate?q=harbour"] = 10,
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    protected abstract string Store(DirectoryInfo folder);

    [Fact]
    public async Task A_page_sends_at_most_six_statements_at_10_claims_and_at_1000()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Store(folder)).UseEnvironment("Production"));
        using var client = site.CreateClient();
        var first = await FillAsync(site.Services);
        await site.ToldAsync();
        await MeetAsync(client, first);
        using var counter = await StatementCounter.StartAsync();
        var few = await CountsAsync(client, counter, first);
        await MoreAsync(site.Services);
        await MeetAsync(client, first);
        var many = await CountsAsync(client, counter, first);
        few.Concat(many).Where(p => p.Count > Most[p.Page]).ShouldBeEmpty();
        few.ShouldAllBe(p => p.Count > 0);
        few.Zip(many).Where(p => p.Second.Count > p.First.Count).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_editors_asks_no_more_at_1000_claims_than_at_10()
    {
        // Once a second the cookie is looked at anew, which is a statement by the clock and not by the page: so the clock stands.
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Store(folder)).UseEnvironment("Production")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new StandingClock())));
        using var client = site.CreateClient();
        var first = await FillAsync(site.Services);
        await site.Services.GetRequiredService<TopicKeeper>().CreateAsync("Quays", "ada");
        await site.Services.GetRequiredService<PropositionKeeper>().CreateAsync(new("Quays pay"), "ada");
        (await client.GetAsync("/signin?token=" + await site.Services.GetRequiredService<EditorTokens>().MakeAsync("ada"))).EnsureSuccessStatusCode();
        await site.ToldAsync();
        await MeetAsync(client, first);
        using var counter = await StatementCounter.StartAsync();
        var few = await CountsAsync(client, counter, first, MostForEditors);
        await MoreAsync(site.Services);
        await MeetAsync(client, first);
        var many = await CountsAsync(client, counter, first, MostForEditors);
        few.Zip(many).Where(p => p.Second.Count > p.First.Count).ShouldBeEmpty();
        many.Where(p => p.Count > MostForEditors[p.Page]).ShouldBeEmpty();
    }

    /// <summary>Claims are brought into memory once, and from then on only what changed: by whichever page asks first.</summary>
    private static async Task MeetAsync(HttpClient client, string claim)
    {
        foreach (var page in new[] { "/claims?voice=mixed", $"/c/{claim}?again" }) (await client.GetAsync(page)).EnsureSuccessStatusCode();
    }

    private sealed class StandingClock : TimeProvider
    {
        private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => now;

        // The cookie's second is counted by this one.
        public override long GetTimestamp() => 0;
    }

    private static async Task<List<(string Page, int Count)>> CountsAsync(HttpClient client, StatementCounter counter, string claim, Dictionary<string, int>? pages = null)
    {
        var counts = new List<(string, int)>();
        foreach (var page in (pages ?? Most).Keys)
        {
            var before = counter.Count;
            using var response = await client.GetAsync(page.Replace("first", claim, StringComparison.Ordinal));
            response.IsSuccessStatusCode.ShouldBeTrue($"{page}: {response.StatusCode}");
            counts.Add((page, counter.Count - before));
        }

        return counts;
    }

    private static async Task<string> FillAsync(IServiceProvider services)
    {
        var intake = services.GetRequiredService<ArticleIntake>();
        foreach (var slug in new[] { "harbour", "quay" })
        {
            await intake.AddAsync(Text(slug, [Paragraph, $"Another sentence of the {slug}."]), "ada");
            await intake.ReviseAsync(slug, Text(slug, [Paragraph, $"Another sentence of the {slug}, mended."]), "ada");
            await services.GetRequiredService<ClaimLedger>().AssertAsync(slug, [.. Enumerable.Range(0, 5).Select(i => Draft(i))], "ada");
        }

        await services.GetRequiredService<ViewShelf>().SaveAsync("Of the mayor", "source=the-mayor&topic=dredging", "ada");
        return (await services.GetRequiredService<ClaimLedger>().ListAsync(new(Article: "harbour"), Visibility.Public)).Rows[0].Id;
    }

    private static async Task MoreAsync(IServiceProvider services)
    {
        for (var i = 0; i < 30; i++) await services.GetRequiredService<ViewShelf>().SaveAsync($"View {i}", $"about=fishermen&article=harbour&voice={(i % 2 == 0 ? "direct" : "indirect")}", "ada");
        for (var i = 0; i < 20; i++) await services.GetRequiredService<ArticleIntake>().AddAsync(Text($"more-{i}", [Paragraph, $"More {i}."]), "ada");
        await services.GetRequiredService<ClaimLedger>().AssertAsync("harbour", [.. Enumerable.Range(0, 980).Select(i =>
            Draft(i) with { Topics = ["dredging", $"topic {i % 40}"], Sources = [$"Speaker {i % 60}", "the mayor"], About = [new("fishermen", Stance.Critical), new($"Party {i % 50}", Stance.Neutral)] })], "ada");
    }

    private static ImportedText Text(string slug, string[] paragraphs) => new()
    {
        Slug = slug, Title = $"The {slug}", Authors = ["Ada Quill"], Outlet = "Harbour Gazette", Date = new(2026, 5, 4), Visibility = Visibility.Public,
        Paragraphs = [.. paragraphs.Select(p => new ImportedParagraph(ParagraphRole.Body, p))], Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paragraphs)),
    };

    private static ClaimDraft Draft(int i) => new()
    {
        Quote = "The harbour must be dredged", Statement = $"Claim {i} on the harbour", Sources = ["the mayor"], Cue = "says", Type = ClaimType.Policy,
        About = [new("fishermen", Stance.Critical)], Topics = ["dredging"], Proposition = "They are to blame", Polarity = Polarity.Asserts,
    };

    public virtual void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
        GC.SuppressFinalize(this);
    }
}

public sealed class SqlitePages : PageStatements
{
    protected override string Store(DirectoryInfo folder) => Path.Combine(folder.FullName, "web.db");
}

public sealed class PostgresPages : PageStatements
{
    private readonly string? server = Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES");
    private readonly string name = "test_" + Guid.NewGuid().ToString("N");

    protected override string Store(DirectoryInfo folder)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(server), "There is no PostgreSQL: tests/run starts one and sets OPINIONLENS_POSTGRES.");
        Run($"CREATE DATABASE {name}");
        var address = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        return address.StartsWith("Host=", StringComparison.Ordinal) ? address : "Host=" + address;
    }

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public override void Dispose()
    {
        if (!string.IsNullOrEmpty(server)) Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        base.Dispose();
    }
}
