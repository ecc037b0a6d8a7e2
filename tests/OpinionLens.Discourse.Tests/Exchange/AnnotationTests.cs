using System.Text.Json.Nodes;
using NJsonSchema;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange.Export;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Exchange;

/// <summary>The W3C's own schemas for annotations, collections and pages, on what is exported.</summary>
public sealed class AnnotationTests
{
    private const string Missing = "The W3C's schemas are not at hand: OPINIONLENS_MATERIAL names no folder with suites/w3c-annotation/.";

    private static ExportedClaim Claim(long id, AnchorPlace? place, Polarity? polarity = null)
    {
        var who = new ActorTag(7, "ada-quill", "Ada Quill", ActorKind.Person);
        var claim = new Claim { Id = id, ArticleId = 1, Statement = "Trade comes back with a new quay", Type = ClaimType.Prediction, Voice = Voice.Indirect, Who = "ada", When = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero), PropositionId = polarity is null ? null : 3, Polarity = polarity };
        var passage = new PassageAnchor
        {
            PassageId = id, ClaimId = id, ArticleId = 1, Revision = 2, Quote = "bring trade back", Prefix = "A new quay would ", Suffix = " within two years.", State = place is null ? Anchoring.AnchorState.Orphaned : Anchoring.AnchorState.Exact,
            Paragraph = place?.Paragraph, Sentence = place is null ? null : 1, Start = place?.Start, End = place?.End,
        };
        var reading = new ClaimReading(claim, claim.Statement, new(1, "the-harbour", "The harbour", new(2026, 5, 4), DatePrecision.Day, "Harbour Gazette", 2) { Language = "en" }, [who], [new([who], "says")],
            [new(who, Stance.Critical)], [new("trade", "trade"), new("quays", "quays")], polarity is null ? null : new("a-quay-brings-trade", "A quay brings trade"), [passage]);
        return new(reading, place is null ? new Dictionary<long, string>() : new Dictionary<long, string> { [id] = "🌊 A new quay would bring trade back within two years." });
    }

    private sealed record AnchorPlace(int Paragraph, int Start, int End);

    private static string Exported(int count)
    {
        var sheet = ClaimSheet.Of(ExportFormat.Jsonld);
        ExportedClaim[] rows = [Claim(1001, new(5, 20, 36), Polarity.Asserts), Claim(1002, null), Claim(1003, new(1, 0, 3))];
        return sheet.Begin(new("https://lens.example/", "claims?about=ada-quill", new(2026, 5, 5, 8, 0, 0, TimeSpan.Zero), "0sbg6fhw4db6w", count)) + string.Concat(rows.Take(count).Select(sheet.Row)) + sheet.End();
    }

    public static TheoryData<string, string> Musts
    {
        get
        {
            var all = new TheoryData<string, string>();
            var root = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") is { Length: > 0 } material ? Path.Combine(material, "suites", "w3c-annotation", "model") : null;
            if (root is null || !Directory.Exists(root)) { all.Add("annotation", ""); return all; }
            foreach (var (kind, list) in new[] { ("annotation", "annotations/annotationMusts.test"), ("collection", "collections/collectionMusts.test"), ("page", "collections/pages/pageMusts.test") })
                foreach (var assertion in JsonNode.Parse(File.ReadAllText(Path.Combine(root, list)))!["assertions"]!.AsArray()) all.Add(kind, assertion!.GetValue<string>());
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Musts))]
    public async Task What_is_exported_meets_a_must_of_the_model(string kind, string assertion)
    {
        Assert.SkipWhen(assertion.Length == 0, Missing);
        var root = Path.Combine(Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL")!, "suites", "w3c-annotation", "model");
        var schema = await SchemaAsync(root, assertion);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(root, assertion), TestContext.Current.CancellationToken))!["expectedResult"]?.GetValue<string>() ?? "valid";
        var collection = JsonNode.Parse(Exported(3))!;
        var subjects = kind == "annotation" ? collection["first"]!["items"]!.AsArray().ToList() : [collection];
        subjects.Count.ShouldBe(kind == "annotation" ? 3 : 1);
        foreach (var subject in subjects) (schema.Validate(subject!.ToJsonString()).Count == 0).ShouldBe(expected == "valid", $"{assertion}: {subject.ToJsonString()}");
    }

    /// <summary>They name each other as if they lay in one folder.</summary>
    private static async Task<JsonSchema> SchemaAsync(string root, string assertion)
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-schemas-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "definitions"))) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            var own = Path.Combine(folder.FullName, Path.GetFileName(assertion));
            File.Copy(Path.Combine(root, assertion), own);
            return await JsonSchema.FromFileAsync(own);
        }
        finally { folder.Delete(true); }
    }

    [Fact]
    public void An_empty_list_is_a_collection_too_and_places_count_code_points()
    {
        JsonNode.Parse(Exported(0))!["first"]!["items"]!.AsArray().Count.ShouldBe(0);
        var first = JsonNode.Parse(Exported(1))!["first"]!["items"]![0]!;
        var fragment = first["target"]![0]!["selector"]![1]!;
        (fragment["value"]!.GetValue<string>(), fragment["refinedBy"]!["start"]!.GetValue<int>(), fragment["refinedBy"]!["end"]!.GetValue<int>()).ShouldBe(("p5", 19, 35));
        (first["lens:polarity"]!.GetValue<string>(), first["lens:heldBy"]![0]!.GetValue<string>()).ShouldBe(("asserts", "Ada Quill"));
        // An orphan keeps its words, and has no place.
        JsonNode.Parse(Exported(2))!["first"]!["items"]![1]!["target"]![0]!["selector"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("=SUM(A1)", "\"'=SUM(A1)\"")]
    [InlineData("  +49 30", "\"'  +49 30\"")]
    [InlineData("-3", "\"'-3\"")]
    [InlineData("@cmd", "\"'@cmd\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("He said \"no\", twice\r\nover", "\"He said \"\"no\"\", twice\r\nover\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_is_quoted_and_never_a_formula(string? value, string cell) => CsvCells.Line([value]).ShouldBe(cell + "\r\n");
}
