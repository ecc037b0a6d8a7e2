using Shouldly;

namespace OpinionLens.Language.Tests;

public sealed class BeginningTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("", 2, "")]
    [InlineData("abc\U0001F600d", 5, "abc…")]
    [InlineData("ab\U0001F600de", 5, "ab\U0001F600…")]
    public void A_text_is_cut_with_a_sign_of_omission_and_never_within_a_letter(string text, int most, string beginning) => TextAnalysis.Beginning(text, most).ShouldBe(beginning);
}
