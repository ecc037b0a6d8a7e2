using System.Globalization;
using CsCheck;
using Shouldly;

namespace OpinionLens.Language.Tests;

public sealed class SearchTokenTests
{
    private static string Tokens(string text) => string.Join(' ', TextAnalysis.SearchTokens(text).Select(t => t.Token));

    [Theory]
    [InlineData("The mayor’s harbours", "the mayor harbour")]
    [InlineData("Zürich ÉTÉ naïve", "zurich et naiv")]
    [InlineData("Путин и Київ", "putin i kiiv")]
    [InlineData("won't O'Neill", "wont oneil")]
    [InlineData("2022 and 4.5", "2022 and 4 5")]
    [InlineData("战争", "x6218x4e89")]
    [InlineData("ﬁnal Straße", "final strass")]
    [InlineData("", "")]
    public void Words_are_folded_and_stemmed(string text, string tokens)
    {
        foreach (var culture in new[] { "", "tr-TR" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Tokens(text).ShouldBe(tokens);
        }
    }

    /// <summary>Examples of the published algorithm.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("relational", "relat")]
    [InlineData("generalizations", "gener")]
    [InlineData("adjustment", "adjust")]
    [InlineData("controlling", "control")]
    [InlineData("sky", "sky")]
    public void The_stemmer_follows_Porter(string word, string stem) => Tokens(word).ShouldBe(stem);

    [Fact]
    public void Tokens_are_ascii_in_order_and_stand_inside_the_text() => Gen.String.Sample(text =>
    {
        var at = 0;
        foreach (var token in TextAnalysis.SearchTokens(text))
        {
            if (token.Start < at || token.End <= token.Start || token.End > text.Length || token.Token.Length == 0 || !token.Token.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) return false;
            at = token.End;
        }
        return true;
    });

    [Theory]
    [InlineData("To understand Vladimir Putin", "to-understand-vladimir-putin")]
    [InlineData("Trump’s rush", "trumps-rush")]
    [InlineData("  —  ", "untitled")]
    [InlineData("Çay İçin", "cay-icin")]
    public void Slugs_are_ascii_words_joined_by_hyphens(string text, string slug) => TextAnalysis.Slug(text).ShouldBe(slug);

    [Fact]
    public void A_slug_is_its_own_slug_and_never_longer_than_asked() => Gen.Select(Gen.String, Gen.Int[1, 90]).Sample((text, most) =>
    {
        var slug = TextAnalysis.Slug(text, most);
        return slug.Length is > 0 && slug.Length <= most && TextAnalysis.Slug(slug, most) == slug && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    });
}
