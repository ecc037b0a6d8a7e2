using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OpinionLens.Journeys.Programs;

/// <summary>One Chromium for all journeys.</summary>
public static class Browser
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static IBrowser? browser;

    /// <summary>A fresh window without cookies. Requests to other origins, dialogs and console errors are gathered.</summary>
    public static async Task<Window> OpenAsync(string address, int width = 1280, bool dark = false, bool script = true)
    {
        // A browser that opens no window within a minute has lost itself: the next try begins with another one.
        try { return await OneAsync().WaitAsync(TimeSpan.FromMinutes(1)); }
        catch (TimeoutException) { browser = null; }
        return await OneAsync().WaitAsync(TimeSpan.FromMinutes(1));

        async Task<Window> OneAsync()
        {
            var context = await (await StartAsync()).NewContextAsync(new()
            {
                ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = script, BaseURL = address,
                // A test makes its own certificate.
                IgnoreHTTPSErrors = true,
            });
            return new(context, await context.NewPageAsync(), address);
        }
    }

    private static async Task<IBrowser> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable("OPINIONLENS_CHROMIUM");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "There is no Chromium: tests/run installs it and sets OPINIONLENS_CHROMIUM.");
        await Turn.WaitAsync();
        try
        {
            return browser ??= await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally { Turn.Release(); }
    }
}

/// <summary>A browser window and what it noticed.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>
    /// Some of the browser's answers are waited for without end: those to a script, to a key, to a print. A window whose page has asked for nothing so long has lost one; it is closed,
    /// and what waits in it fails where it waits.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly IBrowserContext context;
    private readonly Timer lost;

    public Window(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page) = (context, page);
        lost = new(_ => _ = context.CloseAsync(new() { Reason = $"The page asked for nothing for {Patience.TotalMinutes} minutes: the browser owes an answer." }), null, Patience, Timeout.InfiniteTimeSpan);
        context.Request += (_, _) => lost.Change(Patience, Timeout.InfiniteTimeSpan);
        page.Request += (_, request) => { if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) Foreign.Add(request.Url); };
        page.Dialog += async (_, dialog) => { Dialogs.Add(dialog.Message); await dialog.DismissAsync(); };
        page.Console += (_, message) => { if (message.Type == "error") Errors.Add(message.Text); };
        page.PageError += (_, error) => Errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Requests to other origins.</summary>
    public List<string> Foreign { get; } = [];

    public List<string> Dialogs { get; } = [];

    /// <summary>Errors of scripts and of the content security policy.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What axe finds on the page, and how far it can be scrolled sideways: empty for a page that is accessible and fits. It needs script in the window.</summary>
    /// <param name="only">Rules to look for; null for those that axe looks for by itself.</param>
    public async Task<IReadOnlyList<string>> AmissAsync(RunOnlyOptions? only = null)
    {
        // What passes is not told: to tell it costs more than to find it.
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations], RunOnly = only };
#pragma warning disable CS0618 // Pages have no frames; the other way opens, for each look, a page of its own to gather what the frames told.
        var found = (await Page.RunAxeLegacy(null!, options)).Violations.Select(v => $"{Page.Url} {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ToList();
#pragma warning restore CS0618
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return over == 0 ? found : [.. found, $"{Page.Url} is {over} px too wide"];
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await lost.DisposeAsync();
    }
}
