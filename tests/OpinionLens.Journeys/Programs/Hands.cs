using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OpinionLens.Journeys.Programs;

/// <summary>What a person does at a page that Playwright has no word for.</summary>
public static class Hands
{
    /// <summary>Waits until something is so, without asking the page to evaluate text, which its content security policy forbids.</summary>
    public static async Task WaitForFunctionlessAsync(this IPage page, Func<Task<bool>> isSo)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); await page.WaitForTimeoutAsync(30))
            if (await isSo()) return;
        throw new TimeoutException($"It did not come to be so within ten seconds. {await page.SaysAsync()}");
    }

    /// <summary>Waits for an address; where it does not come, the failure tells what the page showed instead.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Two stars stand for anything, one for anything without a slash.</param>
    /// <remarks>Looked at again and again, as in <see cref="WholeAsync"/>: what Playwright waits for on this side (an address, a state of loading) it misses where it comes between its look and its wait.</remarks>
    public static async Task ArriveAsync(this IPage page, string address)
    {
        var pattern = new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); !pattern.IsMatch(page.Url); await Task.Delay(30))
            if (clock.Elapsed > TimeSpan.FromSeconds(30)) throw new TimeoutException($"{address} did not come. {await page.SaysAsync()}");
        await page.WholeAsync();
    }

    /// <summary>Presses a link or a button that leads to another page, and waits until that is whole: a page that still comes in may not yet have what is looked for.</summary>
    public static Task FollowAsync(this IPage page, string what) => page.Locator(what).First.FollowAsync();

    /// <inheritdoc cref="FollowAsync(IPage, string)"/>
    public static async Task FollowAsync(this ILocator what)
    {
        // A click does not wait for the page that it asks for: until that comes, the old one would be read.
        var page = what.Page;
        var arrived = new TaskCompletionSource();
        void Note(object? _, IFrame frame) { if (frame == page.MainFrame) arrived.TrySetResult(); }
        page.FrameNavigated += Note;
        try
        {
            await what.ClickAsync();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException e) { throw new TimeoutException($"{what} led nowhere. {await page.SaysAsync()}", e); }
        finally { page.FrameNavigated -= Note; }
        await page.WholeAsync();
    }

    /// <summary>Waits until the page that is there now has come in whole.</summary>
    public static async Task WholeAsync(this IPage page)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(30))
        {
            try { if (await page.EvaluateAsync<string>("document.readyState") == "complete") return; }
            catch (PlaywrightException) when (!page.IsClosed) { /* Between two pages there is nothing to ask. */ }
        }
        throw new TimeoutException($"{page.Url} did not come in whole.");
    }

    /// <summary>For a failure: where the page is, what has the focus, and what it says of itself.</summary>
    public static async Task<string> SaysAsync(this IPage page)
    {
        var said = await page.EvaluateAsync<string>("""
            () => {
              const at = document.activeElement, says = [...document.querySelectorAll('h1, .faults, main .slip[role], #bar')].map(e => e.innerText.trim()).filter(Boolean).join(' | ');
              return `the focus is on <${at?.tagName.toLowerCase()} id="${at?.id ?? ''}" name="${at?.name ?? ''}">; it says: ${says}`;
            }
            """);
        return $"The page is {page.Url}; {said}";
    }

    /// <summary>Drags over words of a text, from the first letter of one run of words to the last of another, in the same paragraph or a later one.</summary>
    public static async Task SelectAsync(this IPage page, (int Paragraph, string Words) from, (int Paragraph, string Words) to)
    {
        var (start, end) = (await EdgeAsync(page, from, false), await EdgeAsync(page, to, true));
        await page.Mouse.MoveAsync(start.X, start.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> EdgeAsync(IPage page, (int Paragraph, string Words) at, bool right)
    {
        var found = await page.EvaluateAsync<double[]>("""
            ([paragraph, words, right]) => {
              const walk = document.createTreeWalker(document.querySelector(`#p${paragraph} > p[lang]`), NodeFilter.SHOW_TEXT);
              for (let node; (node = walk.nextNode());) {
                const i = node.data.indexOf(words), letter = right ? i + words.length - 1 : i;
                if (i < 0) continue;
                const range = document.createRange();
                range.setStart(node, letter);
                range.setEnd(node, letter + 1);
                const box = range.getBoundingClientRect();
                return [right ? box.right : box.left, box.top + box.height / 2];
              }
            }
            """, new object[] { at.Paragraph, at.Words, right });
        return ((float)found[0], (float)found[1]);
    }
}
