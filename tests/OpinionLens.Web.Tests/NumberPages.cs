using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>Every number of the explorer that is a link opens a list of so many claims, also where filters meet that an address cannot hold twice.</summary>
[Collection(nameof(PageStatements))]
public sealed class NumberPages : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    [Theory]
    [InlineData("/claims?view=actors")]
    [InlineData("/claims?about=donald-trump&view=actors")]
    [InlineData("/claims?about=vladimir-putin&stance=critical&view=actors")]
    [InlineData("/claims?source=vladimir-putin&view=actors")]
    [InlineData("/claims?about=vladimir-putin&also=donald-trump")]
    [InlineData("/claims?about=vladimir-putin&also=donald-trump&view=actors")]
    public async Task A_number_is_the_length_of_the_list_that_it_opens(string address)
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        using var client = site.CreateClient();
        async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string at) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(at));
        var page = await ReadAsync(address);
        var cells = page.QuerySelectorAll("table.tallies a.count").Select(a => (Link: a.GetAttribute("href")!, Told: a.TextContent));
        var facets = page.QuerySelectorAll(".facet a:not([aria-current])").Select(a => (Link: a.GetAttribute("href")!, Told: a.QuerySelector("b")?.TextContent ?? "")).Where(l => l.Told.Length > 0);
        var links = cells.Concat(facets).Distinct().ToList();
        links.Count.ShouldBeGreaterThan(10);
        foreach (var (link, told) in links)
            (await ReadAsync(link)).QuerySelector("p[role=status]")!.TextContent.Split(' ')[0].ShouldBe(told.Trim().ToString(CultureInfo.InvariantCulture), link);
    }

    public void Dispose() => folder.Delete(true);
}
