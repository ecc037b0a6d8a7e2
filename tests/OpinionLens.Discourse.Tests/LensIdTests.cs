using CsCheck;
using Shouldly;

namespace OpinionLens.Discourse.Tests;

public sealed class LensIdTests
{
    [Fact]
    public void Ids_are_ordered_by_time_and_never_repeat()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => LensId.New()).ToList();
        ids.ShouldBe(ids.Order());
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void Ids_made_at_the_same_time_on_many_threads_never_repeat()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(0, 8, _ => { for (var i = 0; i < 2000; i++) ids.Add(LensId.New()); });
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void What_was_written_is_read_again() =>
        Gen.Long[1, long.MaxValue].Sample(id =>
        {
            var text = LensId.Format(id);
            return text.Length == 13 && LensId.TryParse(text, out var back) && back == id && LensId.TryParse(text.ToUpperInvariant(), out back) && back == id;
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000")]
    [InlineData("zzzzzzzzzzzzz")]
    [InlineData("abc")]
    [InlineData("0123456789ab!")]
    public void What_is_no_id_is_refused(string? text) => LensId.TryParse(text, out _).ShouldBeFalse();
}
