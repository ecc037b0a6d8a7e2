using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Revisions as editors make them: rewording, cuts, moves and corrections at once. The reader's word is the truth, not the engine's.</summary>
public sealed class RevisionPairTests(ITestOutputHelper output)
{
    private static readonly string[] States = ["exact", "moved", "changed", "orphaned"];

    public static TheoryData<string> Names => [.. RevisionPair.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pair_is_well_formed(string name)
    {
        var pair = RevisionPair.Read(name);
        pair.Half.ShouldBe(int.Parse(name[..2], System.Globalization.CultureInfo.InvariantCulture) % 2 == 1 ? "tuning" : "reported");
        pair.About.ShouldNotBeNullOrWhiteSpace();
        pair.Old.Concat(pair.New).ShouldAllBe(p => p.Trim().Length > 0 && !p.Contains('\n'));
        pair.Passages.Length.ShouldBeInRange(8, 16);
        foreach (var passage in pair.Passages) IsWellFormed(pair, passage);
    }

    private static void IsWellFormed(RevisionPair pair, RevisionPair.Passage passage)
    {
        var quote = passage.Quote;
        States.ShouldContain(passage.State, quote);
        quote.Length.ShouldBeInRange(10, 300, quote);
        RevisionPair.Place(pair.OldText, quote, passage.Nth).ShouldNotBeNull(quote);
        (passage.Now is null).ShouldBe(passage.State == "orphaned", quote);
        if (passage.Now is null) return;
        RevisionPair.Place(pair.NewText, passage.Now, passage.NowNth).ShouldNotBeNull(quote);
        // The same words, whatever their case and punctuation, make a passage exact or moved; other words make it changed.
        (Words(passage.Now) == Words(quote)).ShouldBe(passage.State is "exact" or "moved", quote);
    }

    private static string Words(string text) =>
        string.Join(' ', Regex.Matches(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant(), @"[\p{L}\p{M}\p{N}]+").Select(m => m.Value));

    [Fact]
    public void Passages_of_the_tuning_half_become_what_a_careful_reader_says() => HalfAgrees("tuning");

    [Fact]
    public void Passages_of_the_reported_half_become_what_a_careful_reader_says() => HalfAgrees("reported");

    private void HalfAgrees(string half)
    {
        var score = new RevisionPairScore();
        foreach (var (name, pair) in RevisionPair.Names.Select(n => (n, RevisionPair.Read(n))).Where(p => p.Item2.Half == half)) score.Add(name, pair);
        output.WriteLine(score.ToString());
        score.GoneButExact.ShouldBe(0);
        score.StatesRight.ShouldBeGreaterThanOrEqualTo(0.95);
        score.PlacesRight.ShouldBeGreaterThanOrEqualTo(0.95);
    }
}
