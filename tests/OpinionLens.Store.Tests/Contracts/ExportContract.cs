using System.Text;
using System.Text.Json;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.Exchange;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class ExportContract : StoreContract
{
    private const string Site = "https://lens.example/";

    private async Task<string> WriteAsync(ExportFormat format, ClaimFilter filter, Visibility sees = Visibility.Members, Func<Task>? meanwhile = null)
    {
        var text = new StringBuilder();
        await Under.Exports.WriteAsync(new(filter, ClaimOrder.Newest, sees, Site, "claims?x=1"), ClaimSheet.Of(format), async t =>
        {
            text.Append(t);
            if (meanwhile is not null) await meanwhile();
        }, null, TestContext.Current.CancellationToken);
        return text.ToString();
    }

    [Fact]
    public async Task Every_format_has_exactly_the_claims_of_the_list_in_its_order()
    {
        await Under.Packs.LoadSamplesAsync("test");
        foreach (var (filter, sees) in new (ClaimFilter, Visibility)[] { (new(), Visibility.Members), (new(Source: "vladimir-putin"), Visibility.Public), (new(Source: "nobody-at-all"), Visibility.Public) })
        {
            var list = (await Under.Claims.ListAsync(filter, sees, null, null)).Rows;
            var lines = (await WriteAsync(ExportFormat.Jsonl, filter, sees)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Skip(1).ShouldBe(list.Select(c => JsonSerializer.Serialize(c.ToLine(), LensJson.Line)));
            JsonDocument.Parse(lines[0]).RootElement.GetProperty("export").ShouldSatisfyAllConditions(h => h.GetProperty("claims").GetInt32().ShouldBe(list.Count), h => h.GetProperty("query").GetString().ShouldBe("https://lens.example/claims?x=1"));
            var csv = (await WriteAsync(ExportFormat.Csv, filter, sees)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            csv.Take(5).ShouldAllBe(l => l.StartsWith("# "));
            csv[4].ShouldBe($"# claims: {list.Count}");
            csv.Skip(6).Select(l => l[1..14]).ShouldBe(list.Select(c => c.Id));
            csv.Skip(6).Select(l => l.Split("\",\"")[^1].TrimEnd('"')).ShouldBe(list.Select(c => Words.Of(c.Article.DatePrecision)));
            var json = JsonDocument.Parse(await WriteAsync(ExportFormat.Jsonld, filter, sees)).RootElement;
            json.GetProperty("total").GetInt32().ShouldBe(list.Count);
            json.GetProperty("first").GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()).ShouldBe(list.Select(c => $"{Site}c/{c.Id}"));
        }
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_in_none_or_in_all_of_a_file()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await Under.Claims.AssertAsync("the-harbour-and-the-mayor", [Some.Draft("The harbour must be dredged before winter"), Some.Reported()], "ada");
        var written = 0;
        var lines = (await WriteAsync(ExportFormat.Jsonl, new(), meanwhile: async () =>
        {
            if (written++ == 0) await Under.Claims.AssertAsync("the-harbour-and-the-mayor", [Some.Draft("The old one sank under promises", "The old quay failed")], "ben");
        })).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        written.ShouldBeGreaterThan(1);
        lines.Length.ShouldBe(3);
        (await Under.Claims.CountAsync(new(), Visibility.Members)).ShouldBe(3);
    }

    [Fact]
    public async Task No_cell_is_a_formula_and_places_of_annotations_count_code_points()
    {
        string[] paragraphs = ["By Ada Quill - 4 May 2026", "🌊🌊 The harbour must be dredged before winter, says everybody who owns a boat."];
        await Under.Intake.AddAsync(Some.Text(paragraphs), "ada");
        await Under.Claims.AssertAsync("the-harbour-and-the-mayor", [new() { Quote = "The harbour must be dredged", Statement = "=1+1; the harbour, \"now\"", Sources = ["@everybody"] }], "ada");
        var csv = await WriteAsync(ExportFormat.Csv, new());
        csv.ShouldContain(",\"'=1+1; the harbour, \"\"now\"\"\",\"'@everybody\",");
        var target = JsonDocument.Parse(await WriteAsync(ExportFormat.Jsonld, new())).RootElement.GetProperty("first").GetProperty("items")[0].GetProperty("target")[0];
        target.GetProperty("source").GetString().ShouldBe("https://lens.example/a/the-harbour-and-the-mayor/r/1");
        target.GetProperty("selector")[0].GetProperty("exact").GetString().ShouldBe("The harbour must be dredged");
        target.GetProperty("selector")[1].ShouldSatisfyAllConditions(f => f.GetProperty("value").GetString().ShouldBe("p2"), f => f.GetProperty("refinedBy").GetProperty("start").GetInt32().ShouldBe(3), f => f.GetProperty("refinedBy").GetProperty("end").GetInt32().ShouldBe(30));
    }
}
