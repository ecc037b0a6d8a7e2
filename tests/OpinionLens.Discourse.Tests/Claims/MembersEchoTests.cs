using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Claims;

public sealed class MembersEchoTests
{
    private const string Text = "Nobody else will ever pay for the harbour’s dredging before the winter comes.";

    [Theory]
    [InlineData("nobody ELSE will ever pay, for the harbour's dredging", true)]
    [InlineData("Nobody else will ever pay for the harbour", false)]
    [InlineData("They say: will ever pay for the harbour's dredging before the winter", true)]
    [InlineData(null, false)]
    public void Nine_words_in_a_row_are_the_text_itself_and_eight_are_not(string? ours, bool repeats) => new MembersEcho([Text]).In(ours).ShouldBe(repeats);

    [Fact]
    public void A_long_quote_is_cut_after_eight_words() => MembersEcho.Shorten(Text).ShouldBe("Nobody else will ever pay for the harbour’s");

    [Fact]
    public void A_compound_counts_as_its_words() => MembersEcho.Shorten("their self-made luck is such that they could, in time, repeat it").ShouldBe("their self-made luck is such that they");

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("one two three four five six seven eight")]
    public void A_short_quote_stays(string quote) => MembersEcho.Shorten(quote).ShouldBe(quote);
}
