using OpinionLens.Discourse.Actors;
using OpinionLens.Language;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Actors;

public sealed class NearNameTests
{
    [Theory]
    [InlineData("Zelensky", "Zelenskyy")]
    [InlineData("Zelensky", "Zelenskiy")]
    [InlineData("Zelenskyy", "Zelenskiy")]
    [InlineData("Zelenskij", "Zelenskyi")]
    [InlineData("Volodymyr Zelenskyy", "Vladimir Zelensky")]
    [InlineData("Zelensky", "Volodymyr Zelenskyy")]
    [InlineData("V. Putin", "Vladimir Putin")]
    [InlineData("Gorbachev", "Gorbachov")]
    [InlineData("Mikhail Gorbachev", "Mihail Gorbachyov")]
    [InlineData("Khrushchev", "Hruschev")]
    [InlineData("Radchenko", "Radchneko")]
    [InlineData("Müller", "Muller")]
    [InlineData("the mayor", "The Mayor")]
    [InlineData("The Kremlin", "Kremlin")]
    public void Spellings_of_one_name_are_near(string one, string other) => (Near(one, other), Near(other, one)).ShouldBe((true, true));

    [Theory]
    [InlineData("Putin", "Rasputin")]
    [InlineData("Iran", "Iraq")]
    [InlineData("Russia", "Prussia")]
    [InlineData("Austria", "Australia")]
    [InlineData("Donald Trump", "Melania Trump")]
    [InlineData("North Korea", "South Korea")]
    [InlineData("United States", "United Nations")]
    [InlineData("Biden", "Obama")]
    [InlineData("Zelensky", "Yelensky")]
    [InlineData("", "Zelensky")]
    public void Other_names_are_not(string one, string other) => (Near(one, other), Near(other, one)).ShouldBe((false, false));

    private static bool Near(string one, string other) => new NearName(one.Length == 0 ? "" : TextAnalysis.Slug(one)).IsNear(new(TextAnalysis.Slug(other)));
}
