using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpinionLens.Journeys.Programs;

/// <summary>Forms of pages without a browser: read, filled in and sent as one without a script does.</summary>
public static class Forms
{
    /// <summary>A page that is there: any other answer fails the test.</summary>
    public static async Task<IDocument> ReadAsync(HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path} answers {(int)response.StatusCode}");
        return await DocumentAsync(response);
    }

    /// <summary>What an answer shows, whatever its status.</summary>
    public static async Task<IDocument> DocumentAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(r => r.Content(html).Address(response.RequestMessage!.RequestUri!.ToString()));
    }

    /// <summary>Opens a page and sends its form.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient editor, string address, params (string, string)[] typed) =>
        await SendAsync(editor, await ReadAsync(editor, address), "form.entry[method=post]", address, typed);

    /// <summary>Sends a form as a browser does, with what was typed in place of what stands in its fields.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient editor, IDocument page, string which, string address, (string Name, string Value)[] typed)
    {
        var form = page.QuerySelector(which)!;
        var fields = form.QuerySelectorAll("input, textarea, select").Where(f => f.GetAttribute("type") is not ("radio" or "checkbox") || f.HasAttribute("checked"))
            .Where(f => f.GetAttribute("name") is { } name && typed.All(t => t.Name != name))
            .Select(f => (Name: f.GetAttribute("name")!, Value: f switch { IHtmlSelectElement select => select.Value, IHtmlTextAreaElement area => area.Value, _ => f.GetAttribute("value") } ?? ""));
        return editor.PostAsync(form.GetAttribute("action") is { Length: > 0 } to ? to : address, new FormUrlEncodedContent(fields.Concat(typed).Select(f => KeyValuePair.Create(f.Name, f.Value))));
    }

    /// <summary>What the table of a merge asks.</summary>
    public static string Disputed(IDocument page) => string.Join("; ", page.QuerySelectorAll("#merge tbody tr").Select(r =>
        $"{r.QuerySelector("th")!.TextContent}: {r.QuerySelector("[data-of=before]")!.TextContent.Trim()}, {r.QuerySelector("[data-of=theirs]")!.TextContent.Trim()} or {r.QuerySelector("[data-of=yours]")!.TextContent.Trim()}"));
}
