using System.Text.Json;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Cases of other projects, read from the material folder and never copied; skipped where it is not at hand.</summary>
public sealed class SuiteTests
{
    private static JsonElement Suite(string name)
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        if (string.IsNullOrEmpty(material)) Assert.Skip("OPINIONLENS_MATERIAL names no folder");
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(material!, "suites", "anchoring", name))).RootElement;
    }

    private static string Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    private static TextSpan Span(JsonElement e) => new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());

    [Fact]
    public void Quotes_that_Apache_Annotator_finds_once_are_found_there()
    {
        var wrong = new List<string>();
        foreach (var c in Suite("apache-annotator.text-quote.match.json").EnumerateArray())
        {
            var (selector, expected) = (c.GetProperty("selector"), c.GetProperty("expected"));
            if (expected.GetArrayLength() != 1 || Text(selector, "exact").Trim().Length == 0) continue;
            var anchor = TextAnchoring.Resolve(Text(c, "text"), new(new(Text(selector, "exact"), Text(selector, "prefix"), Text(selector, "suffix"))));
            if (anchor.Span != Span(expected[0])) wrong.Add($"{Text(c, "name")}: {anchor} instead of {Span(expected[0])}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Quotes_that_Hypothesis_finds_are_found_there()
    {
        var wrong = new List<string>();
        foreach (var c in Suite("hypothesis.match-quote.json").EnumerateArray())
        {
            var quote = Text(c, "quote").Length > 0 ? Text(c, "quote") : Text(c, "exact");
            TextPositionSelector? position = c.TryGetProperty("hint", out var hint) ? new(hint.GetInt32(), hint.GetInt32() + quote.Length) : null;
            var anchor = TextAnchoring.Resolve(Text(c, "text"), new(new(quote, Text(c, "prefix"), Text(c, "suffix")), position));
            // Some cases tell the start only.
            int? expected = c.GetProperty("expected") is { ValueKind: JsonValueKind.Object } told ? told.GetProperty("start").GetInt32() : null;
            // Two edges of a changed quote may be equally near ("some years later": with or without "Many"); verbatim ones must agree to the unit.
            var slack = Text(c, "text").Contains(quote, StringComparison.Ordinal) ? 0 : quote.Length / 3;
            if (anchor.Span is null != expected is null || Math.Abs((anchor.Span?.Start ?? 0) - (expected ?? 0)) > slack) wrong.Add($"{Text(c, "name")}: {anchor} instead of {expected} :: {quote} => {anchor.Span?.Of(Text(c, "text"))}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Saved_Hypothesis_annotations_are_found_again()
    {
        var wrong = new List<string>();
        foreach (var c in Suite("hypothesis.baselines.json").EnumerateArray())
        {
            var text = File.ReadAllText(Path.Combine(Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL")!, "suites", "anchoring", Text(c, "textFile")));
            var s = c.GetProperty("selector").EnumerateArray().First(e => Text(e, "type") == "TextQuoteSelector");
            var anchor = TextAnchoring.Resolve(text, new(new(Text(s, "exact"), Text(s, "prefix"), Text(s, "suffix"))));
            if (anchor.Span is not { } span || !span.Overlaps(Span(c.GetProperty("expected")))) wrong.Add($"{Text(c, "id")}: {anchor} instead of {Span(c.GetProperty("expected"))}");
        }

        wrong.ShouldBeEmpty();
    }
}
