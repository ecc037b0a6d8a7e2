using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpinionLens.Cli.Evaluation;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Revisions as editors make them: rewording, cuts, moves and corrections at once. The reader's word is the truth, not the engine's.</summary>
public sealed class RevisionPairTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "Revisions");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_is_well_formed(string name)
    {
        var pair = RevisionPair.Read(Path.Combine(Folder, name));
        pair.Half.ShouldBe(int.Parse(name[..2], CultureInfo.InvariantCulture) % 2 == 1 ? "tuning" : "reported");
        pair.About.ShouldNotBeNullOrWhiteSpace();
        pair.Old.Concat(pair.New).ShouldAllBe(p => p.Trim().Length > 0 && !p.Contains('\n'));
        pair.Passages.Length.ShouldBeInRange(8, 16);
        foreach (var passage in pair.Passages)
        {
            passage.Quote.Length.ShouldBeInRange(10, 300, passage.Quote);
            // The same words, whatever their case and punctuation, make a passage exact or moved; other words make it changed.
            if (passage.Now is not null) (Words(passage.Now) == Words(passage.Quote)).ShouldBe(passage.State is "exact" or "moved", passage.Quote);
        }
    }

    [Theory]
    [InlineData("tuning")]
    [InlineData("reported")]
    public void Passages_become_what_a_careful_reader_says(string half)
    {
        var score = new StateScore(half);
        foreach (var pair in Names.Select(n => RevisionPair.Read(Path.Combine(Folder, n.Data))).Where(p => p.Half == half)) score.Add(pair);
        output.WriteLine(string.Join('\n', [StateScore.Header, score.ToString(), .. score.Disagreements]));
        score.CutButExact.ShouldBe(0);
        score.StatesRight.ShouldBeGreaterThanOrEqualTo(95);
        score.PlacesRight.ShouldBeGreaterThanOrEqualTo(95);
    }

    private static string Words(string text) =>
        string.Join(' ', Regex.Matches(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant(), @"[\p{L}\p{M}\p{N}]+").Select(m => m.Value));
}
