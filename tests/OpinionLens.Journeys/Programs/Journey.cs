using AngleSharp;
using AngleSharp.Dom;
using Microsoft.Playwright;

using OpinionLens.Journeys.Programs;

[assembly: AssemblyFixture(typeof(SqliteSite))]
[assembly: AssemblyFixture(typeof(PostgresSite))]

namespace OpinionLens.Journeys.Programs;

/// <summary>A site with the sample articles on one database, served in the hall, started when the first test asks for it and shared by those that only read.</summary>
public abstract class Site(Database database) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public Database Database => database;

    public Place Place { get; private set; } = null!;

    public WebServer Web { get; private set; } = null!;

    /// <summary>A visitor without script or cookies.</summary>
    public HttpClient Visitor { get; private set; } = null!;

    public Editors Editors { get; private set; } = null!;

    public async Task StartAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (Visitor is not null) return;
            Place = await Place.MakeAsync(database);
            // SQLite loads the samples by itself at the first start; a PostgreSQL store is somebody's: it is asked for.
            if (database == Database.Postgres) Assert.Equal(0, (await Programs.CliAsync(Place, "samples")).Code);
            Web = await Hall.ServeAsync(Place);
            Editors = new(Place, new(Web.Address));
            Visitor = new HttpClient { BaseAddress = new Uri(Web.Address) };
        }
        finally { turn.Release(); }
    }

    public async ValueTask DisposeAsync()
    {
        Visitor?.Dispose();
        if (Web is not null) await Web.DisposeAsync();
        if (Place is not null) await Place.DisposeAsync();
        turn.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteSite() : Site(Database.Sqlite);

public sealed class PostgresSite() : Site(Database.Postgres);

/// <summary>What all journeys share.</summary>
public abstract class Journey(Site site) : IAsyncLifetime
{
    public const string A = "to-understand-vladimir-putin";
    public const string B = "trumps-rush-to-strike-a-deal-on-ukraine-hands-putin-the-advantage";

    protected Database Database => site.Database;

    protected Place Place => site.Place;

    protected WebServer Web => site.Web;

    protected HttpClient Visitor => site.Visitor;

    protected static bool Long => Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1";

    /// <summary>
    /// Widths in px and light or dark, in which every page is looked at: all four in a long run. In a short one each database has one of its own, for the looks of a page
    /// do not come from the database.
    /// </summary>
    protected IReadOnlyList<(int Width, bool Dark)> Looks => Long ? [(1280, false), (360, true), (1280, true), (360, false)] : site.Database == Database.Sqlite ? [(1280, false)] : [(360, true)];

    public async ValueTask InitializeAsync() => await site.StartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected Task<IDocument> ReadAsync(string path) => ReadAsync(Visitor, path);

    protected static Task<IDocument> ReadAsync(HttpClient client, string path) => Forms.ReadAsync(client, path);

    /// <summary>A client that may edit.</summary>
    protected async Task<HttpClient> EditorAsync() => new(new HttpClientHandler { CookieContainer = await site.Editors.CookiesAsync() }) { BaseAddress = new Uri(Web.Address) };

    /// <summary>A browser window that may edit.</summary>
    protected async Task<Window> EditorWindowAsync(int width = 1280, bool dark = false, bool script = true)
    {
        var window = await Browser.OpenAsync(Web.Address, width, dark, script);
        var address = new Uri(Web.Address);
        await window.Page.Context.AddCookiesAsync((await site.Editors.CookiesAsync()).GetCookies(address).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Web.Address, HttpOnly = c.HttpOnly }));
        await window.Page.GotoAsync("/");
        return window;
    }

    /// <summary>The pages that every reader can open, each in the states that matter.</summary>
    protected async Task<IReadOnlyList<string>> PagesAsync()
    {
        var reader = await ReadAsync($"/a/{A}");
        var claim = reader.QuerySelector("a[href^='/c/']")!.GetAttribute("href")!;
        var topic = (await ReadAsync("/topics")).QuerySelector("main a[href^='/topic/']")!.GetAttribute("href")!;
        var proposition = (await ReadAsync(topic)).QuerySelector("a[href^='/proposition/']")?.GetAttribute("href");
        var own = (await ReadAsync("/")).QuerySelector("a[href$='/history']")!.GetAttribute("href")!;
        string[] pages =
        [
            "/", "/articles", $"/a/{A}", $"/a/{B}", $"/a/{A}/r/1", $"/a/{A}/history", own, own.Replace("/history", "", StringComparison.Ordinal), claim, "/claims", "/claims?voice=direct&type=prediction",
            "/claims?source=nobody-at-all", "/claims?view=table&sort=oldest", "/claims?view=actors&about=vladimir-putin", "/claims?view=time", "/claims?from=2025&to=2022&source=a&source=b&after=x", "/views", "/actors", "/actor/vladimir-putin", "/actor/ivan-ilyin", "/compare", $"/compare/{A}", $"/compare/{A}?bucket=contradict&topic=negotiating", $"/compare/{A}?topic=no-such-topic", "/compare/actors/ricardo-israel/vladimir-putin", "/compare/actors/vladimir-putin/vladimir-putin?bucket=qualify", $"/compare/{A}/{B}", $"/compare/{A}/{B}?bucket=contradict", $"/compare/{A}/{B}?view=texts", $"/compare/{A}/{B}?view=actors", $"/compare/{A}/{B}?view=actors&topic=negotiating", $"/compare/{A}/{B}?view=texts&topic=china&foo=1", $"/compare/{A}/{B}?view=proposed&bucket=agree", $"/compare/{A}/{B}?view=proposed", $"/compare/{A}/{B}?unconfirmed=hide",
            "/search", "/search?q=putin", "/search?q=nothinglikethis", "/topics", topic, "/propositions", "/propositions?q=putin", "/propositions?q=nothinglikethis&after=x", "/help", "/help/reader", "/help/glossary", "/signin", "/no-such-page", "/import",
        ];
        return proposition is null ? pages : [.. pages, proposition];
    }
}
