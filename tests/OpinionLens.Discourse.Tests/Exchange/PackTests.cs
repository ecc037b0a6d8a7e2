using System.Text;
using System.Text.Json.Nodes;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Samples;
using OpinionLens.Import;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Exchange;

public sealed class PackTests
{
    private static string Root => typeof(PackTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "Root").Value!;

    private static string Samples => Path.Combine(Root, "src", "OpinionLens.Discourse", "Samples");

    private static IEnumerable<PackText> Texts(string folder) => new DirectoryInfo(folder).EnumerateFiles().Where(f => f.Extension is ".txt" or ".md").OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => new PackText(f.Name, new RevisionText([.. ArticleReader.Read(File.ReadAllBytes(f.FullName), f.Name, new() { Revision = true }).Paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, p.Role, p.Text))])));

    [Fact]
    public void The_committed_packs_are_what_the_rows_and_the_texts_give()
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        foreach (var rows in Directory.EnumerateFiles(Samples, "*.rows.jsonl"))
        {
            var lines = File.ReadAllLines(rows);
            var digested = lines.Any(l => l.Contains("\"row\": \"paragraph\"", StringComparison.Ordinal) || l.Contains("\"row\":\"paragraph\"", StringComparison.Ordinal));
            Assert.SkipWhen(digested && (string.IsNullOrEmpty(material) || !Directory.Exists(Path.Combine(material, "articles"))), "The real articles are not at hand: OPINIONLENS_MATERIAL names no folder with articles/.");
            var built = PackBuilder.Build(lines, [.. Texts(digested ? Path.Combine(material!, "articles") : Samples)]);
            var committed = File.ReadAllBytes(rows.Replace(".rows.jsonl", ".pack.json", StringComparison.Ordinal));
            Encoding.UTF8.GetString(PackFile.Write(built)).ShouldBe(Encoding.UTF8.GetString(committed));
        }
    }

    [Fact]
    public void The_schema_in_the_docs_is_the_one_that_packs_are_read_by()
    {
        var committed = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "docs", "guide", "claim-pack.schema.json")));
        JsonNode.DeepEquals(committed, PackFile.Schema()).ShouldBeTrue("write it anew with: opinionlens pack schema > docs/guide/claim-pack.schema.json");
    }

    [Fact]
    public void No_sample_pack_holds_a_Members_text_or_a_long_body_summary()
    {
        foreach (var pack in SamplePacks.All())
            foreach (var article in pack.Articles.Where(a => a.Revisions.Any(r => r.Kind == TextKind.Digest)))
                article.Revisions.Single().Kind.ShouldBe(TextKind.Digest);
    }

    private static JsonObject Sample() => JsonNode.Parse(PackFile.Write(SamplePacks.All().Single(p => p.Name == "putin-and-trump")))!.AsObject();

    private static IReadOnlyList<string> Faults(JsonNode pack) => Should.Throw<PackProblem>(() => PackFile.Read(Encoding.UTF8.GetBytes(pack.ToJsonString()))).Faults;

    [Fact]
    public void A_pack_from_anywhere_is_checked_before_it_is_believed()
    {
        void Spoilt(Action<JsonObject> spoil, string says)
        {
            var pack = Sample();
            spoil(pack);
            Faults(pack).ShouldContain(f => f.Contains(says, StringComparison.Ordinal));
        }
        Spoilt(p => p["format"] = "something", "format");
        Spoilt(p => p["version"] = 99, "newer OpinionLens");
        Spoilt(p => p["salt"] = "xyz", "salt");
        Spoilt(p => p["extra"] = 1, "no claim pack");
        Spoilt(p => p.Remove("claims"), "no claim pack");
        Spoilt(p => p["actors"] = null, "no claim pack");
        Spoilt(p => p["claims"]![0]!["voice"] = "shouted", "no claim pack");
        Spoilt(p => p["claims"]![0]!["article"] = "nowhere", "no article of the pack");
        Spoilt(p => p["claims"]![0]!["about"]![0]!["actor"] = "nobody", "no actor of the pack");
        Spoilt(p => p["claims"]![0]!["passages"]![0]!["at"]![0]!["end"] = 99999, "outside its text");
        Spoilt(p => p["claims"]![0]!["passages"]![0]!["blind"]!["simHash"] = "zz", "blind anchor");
        Spoilt(p => p["articles"]![0]!["sourceUrl"] = "javascript:alert(1)", "not http");
        Spoilt(p => p["actors"]![0]!["slug"] = "../../etc", "no slug");
        Spoilt(p => p["relations"]![0]!["to"] = "nowhere", "does not join");
        Spoilt(p => p["claims"]![1]!["key"] = p["claims"]![0]!["key"]!.GetValue<string>(), "there twice");
    }

    [Fact]
    public void A_pack_that_is_too_large_is_not_even_parsed() => Should.Throw<PackProblem>(() => PackFile.Read(new byte[PackFile.MostBytes + 1])).Message.ShouldContain("MB");

    [Fact]
    public void Rows_that_do_not_fit_the_text_are_named()
    {
        string[] rows =
        [
            """{"row":"pack","name":"t","salt":"00112233445566778899aabbccddeeff"}""", """{"row":"actor","slug":"ada","name":"Ada","kind":"person"}""",
            """{"row":"article","slug":"h","title":"H","authors":["ada"],"datePrecision":"day","language":"en","genre":"op-ed","revisions":[{"number":1,"file":"h.md","when":"2026-01-01T00:00:00Z"}]}""",
            """{"row":"claim","key":"c1","article":"h","passages":[{"p":1,"s":1,"first":"No such words","last":"in the text"}],"statement":"x","voice":"author","attribution":[],"about":[],"topics":[]}""",
        ];
        var text = new RevisionText([Paragraph.Of(0, 1, ParagraphRole.Body, "The harbour must be dredged.")]);
        Should.Throw<PackProblem>(() => PackBuilder.Build(rows, [new("h.md", text)])).Faults.Single().ShouldStartWith("c1: “No such words … in the text” is not in sentence 1");
    }
}
