using System.Text.Json;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>A case is a file: an old text, a new one, and for each quote what must become of it. A new bug is a new file.</summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private sealed record Case(string[] Old, string[] New, Passage[] Passages);

    private sealed record Passage(string Quote, string State, string? Now);

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_passage_becomes_what_its_case_says(string name)
    {
        var told = JsonSerializer.Deserialize<Case>(File.ReadAllText(Path.Combine(Folder, name)), JsonSerializerOptions.Web)!;
        var (old, fresh) = (string.Join('\n', told.Old), string.Join('\n', told.New));
        var spans = told.Passages.Select(p => new TextSpan(old.IndexOf(p.Quote, StringComparison.Ordinal), old.IndexOf(p.Quote, StringComparison.Ordinal) + p.Quote.Length)).ToList();
        var anchors = TextAnchoring.Carry(old, fresh, spans);
        anchors.Select((a, i) => $"{told.Passages[i].Quote}: {a.State.ToString().ToLowerInvariant()} {a.Span?.Of(fresh)}")
            .ShouldBe(told.Passages.Select(p => $"{p.Quote}: {p.State} {p.Now}"));
    }
}
