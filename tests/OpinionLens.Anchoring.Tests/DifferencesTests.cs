using CsCheck;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>The word differences that a reviewer sees: readable, and never a character lost.</summary>
public sealed class DifferencesTests
{
    private static string Told(string old, string fresh) => string.Concat(TextAnchoring.Differences(old, fresh).Select(d => d.Kind switch
    {
        WordDifferenceKind.Removed => $"[-{d.Old}-]",
        WordDifferenceKind.Added => $"[+{d.New}+]",
        _ => d.New,
    }));

    [Theory]
    [InlineData("a new roof costs four million", "a new roof costs five million", "a new roof costs [-four -][+five +]million")]
    [InlineData("the pier is closed", "the northern pier is closed", "the [+northern +]pier is closed")]
    [InlineData("He said so.", "So he said.", "[+So +]he said.[-so.-]")]
    [InlineData("“Don’t go”, he said", "\"DON'T GO\" he said", "\"DON'T GO\" he said")]
    [InlineData("Will he go?", "Will he go.", "Will he go.[-?-]")]
    [InlineData("up 3.5 per cent", "up 35 per cent", "up [-3.5 -][+35 +]per cent")]
    [InlineData("gone", "", "[-gone-]")]
    [InlineData("", "", "")]
    [InlineData("...", "!", "[-...-][+!+]")]
    public void Reworded_quote_is_told_word_by_word(string old, string fresh, string told) => Told(old, fresh).ShouldBe(told);

    [Fact]
    public void Slices_give_both_quotes_back() => Gen.Select(OddTexts.Any, OddTexts.Any).Sample((old, fresh) =>
    {
        var told = TextAnchoring.Differences(old, fresh);
        string.Concat(told.Select(d => d.Old)).ShouldBe(old);
        string.Concat(told.Select(d => d.New)).ShouldBe(fresh);
        told.Zip(told.Skip(1)).ShouldAllBe(n => n.First.Kind != n.Second.Kind);
        told.ShouldAllBe(d => d.Kind != WordDifferenceKind.Removed || d.New.Length == 0);
        told.ShouldAllBe(d => d.Kind != WordDifferenceKind.Added || d.Old.Length == 0);
    });

    [Fact]
    public void A_quote_does_not_differ_from_itself() => OddTexts.Any.Sample(text =>
        TextAnchoring.Differences(text, text).All(d => d.Kind == WordDifferenceKind.Same));

    [Fact]
    public void Very_long_quotes_take_bounded_time()
    {
        var (old, fresh) = (string.Concat(Enumerable.Range(0, 50_000).Select(i => $"w{i} ")), string.Concat(Enumerable.Range(0, 50_000).Select(i => $"w{i * 7 % 50_000} ")));
        TextAnchoring.Differences(old, fresh).Select(d => d.Kind).ShouldBe([WordDifferenceKind.Same, WordDifferenceKind.Removed, WordDifferenceKind.Added]);
    }
}
