using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Pages.Claims;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>What the address of the list of claims means, and what in it is told to mean nothing.</summary>
public sealed class ClaimQueryTests
{
    [Theory]
    [InlineData("?source=putin&source=trump", "source=putin", "“trump” as a second source, of which only the first holds")]
    [InlineData("?source=putin&SOURCE=putin", "source=putin")]
    [InlineData("?source=&source=putin", "source=putin")]
    [InlineData("?from=undated", "from=undated")]
    [InlineData("?voice=loud&colour=red", "", "“colour”", "“loud” as voice")]
    [InlineData("?stance=critical", "", "“critical” without an actor whom it is toward")]
    [InlineData("?from=someday", "", "“someday” as from: write a day, a month or a year, as in 2025-06-03, 2025-06, 2025")]
    public void What_means_nothing_is_named(string address, string means, params string[] ignored)
    {
        var query = new ClaimQuery(address);
        query.Ignored.ShouldBe(ignored);
        string.Join('&', query.Parts().Select(p => $"{p.Name}={p.Value}")).ShouldBe(means);
    }

    [Fact]
    public void Undated_is_a_span_of_its_own_from_either_end()
    {
        foreach (var address in new[] { "?from=undated", "?to=undated", "?from=undated&to=undated" })
            (new ClaimQuery(address).Filter is { From: { } from, Until: { } until } ? (from, until) : default).ShouldBe((DateOnly.MinValue, DateOnly.MinValue), address);
    }

    [Theory]
    [InlineData("?from=2025&to=2022", "No day fits both “from 2025” and “to 2022”: change one of the two.")]
    [InlineData("?from=2025-06-03&to=2025-06-02", "No day fits both “from 2025-06-03” and “to 2025-06-02”: change one of the two.")]
    [InlineData("?from=2025-06&to=2025", null)]
    [InlineData("?from=2025&to=2025", null)]
    [InlineData("?to=undated", null)]
    [InlineData("?from=undated&to=undated", null)]
    [InlineData("", null)]
    public void Dates_that_leave_no_day_are_told(string address, string? clash) => new ClaimQuery(address).Clash.ShouldBe(clash);
}
