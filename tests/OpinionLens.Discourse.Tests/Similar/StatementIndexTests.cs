using CsCheck;
using OpinionLens.Discourse.Similar;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Similar;

/// <summary>The index against looking at every claim, while claims come, change and go.</summary>
public sealed class StatementIndexTests
{
    [Fact]
    public void Function_words_make_nothing_alike()
    {
        var index = new StatementIndex();
        foreach (var (id, tokens) in new[] { (1L, "the of would harbour"), (2L, "the of would bread"), (3L, "the of would"), (4L, "harbour dredg") }) index.Put(id, id, tokens.Split(' '), false);
        index.Near(2, 5, true).ShouldBeEmpty();
        index.Near(3, 5, true).ShouldBeEmpty();
        var near = index.Near(1, 5, true).ShouldHaveSingleItem();
        (near.Id, string.Join(' ', near.Shared)).ShouldBe((4, "harbour"));
    }

    private sealed record Held(long Article, List<string> Tokens, bool MembersOnly);

    /// <summary>Some words in most statements, others in few.</summary>
    private static List<string> Words(Random chance) => [.. Enumerable.Range(0, chance.Next(1, 8)).Select(_ => $"w{(int)(40 * Math.Pow(chance.NextDouble(), 2))}").Distinct()];

    private static List<(long Id, double Score)> Near(Dictionary<long, Held> all, long id, int most, bool members)
    {
        if (!all.TryGetValue(id, out var own) || (own.MembersOnly && !members)) return [];
        double Weight(string word) => Math.Pow(Math.Log(1 + (double)all.Count / all.Values.Count(h => h.Tokens.Contains(word))), 2);
        double Norm(List<string> words) => Math.Sqrt(words.Sum(Weight));
        return [.. all.Where(o => o.Value.Article != own.Article && (members || !o.Value.MembersOnly))
            .Select(o => (o.Key, Score: Math.Round(o.Value.Tokens.Intersect(own.Tokens).Sum(Weight) / (Norm(own.Tokens) * Norm(o.Value.Tokens)), 4)))
            .Where(s => s.Score >= StatementIndex.LeastScore).OrderByDescending(s => s.Score).ThenBy(s => s.Key).Take(most)];
    }

    [Fact]
    public void It_finds_what_looking_at_every_claim_finds() => Gen.Int.Sample(seed =>
    {
        var (chance, index, all) = (new Random(seed), new StatementIndex(), new Dictionary<long, Held>());
        for (var step = 0; step < 120; step++)
        {
            var id = chance.Next(1, 50);
            if (chance.Next(5) == 0) { index.Remove(id); all.Remove(id); }
            else
            {
                var held = new Held(chance.Next(1, 9), Words(chance), chance.Next(6) == 0);
                index.Put(id, held.Article, held.Tokens.Concat(held.Tokens.Take(1)), held.MembersOnly);
                all[id] = held;
            }
        }

        index.Count.ShouldBe(all.Count);
        foreach (var id in Enumerable.Range(0, 51))
        {
            foreach (var members in new[] { true, false })
            {
                var (told, looked) = (index.Near(id, 5, members), Near(all, id, 5, members));
                told.Select(t => t.Score).ShouldBe(looked.Select(l => l.Score), 0.0002);
                // Where two are alike to the last digit, either may come first.
                foreach (var t in told) looked.ShouldContain(l => Math.Abs(l.Score - t.Score) < 0.0002);
                foreach (var t in told)
                {
                    double Weight(string word) => Math.Log(1 + (double)all.Count / all.Values.Count(h => h.Tokens.Contains(word)));
                    var shared = all[t.Id].Tokens.Intersect(all[id].Tokens).OrderByDescending(Weight).ThenBy(w => w, StringComparer.Ordinal).ToList();
                    t.Shared.ShouldBe(shared.Where(w => 2 * Weight(w) >= Weight(shared[0])));
                }
            }
        }
    }, iter: 60);

    [Fact]
    public void Claims_written_again_and_again_take_no_more_room_and_answer_as_before()
    {
        var index = new StatementIndex();
        void Put(int id, int round) => index.Put(id, id, ["ceasefire", $"word{id / 2}", $"round{round}"], false);
        for (var id = 1; id <= 100; id++) Put(id, 0);
        var before = GC.GetTotalMemory(true);
        for (var round = 1; round <= 400; round++) for (var id = 1; id <= 100; id++) Put(id, 1 + round % 2);
        for (var id = 1; id <= 100; id++) Put(id, 0);
        (GC.GetTotalMemory(true) - before).ShouldBeLessThan(2_000_000);
        index.Count.ShouldBe(100);
        index.Near(50, 3, true)[0].ShouldSatisfyAllConditions(n => n.Id.ShouldBe(51), n => n.Shared[0].ShouldBe("word25"));
    }
}
