using System.Diagnostics;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Benchmarks;

/// <summary>Two articles of 130 and 75 claims, of the words, actors and topics of such: where they meet by what is stored, and which pairs are proposed. CPU of this thread.</summary>
internal static class Proposals
{
    private const int Rounds = 60, Warming = 20;

    public static Task RunAsync()
    {
        foreach (var (of, to) in new[] { (130, 75), (260, 150) }) Measure(of, to);
        return Task.CompletedTask;
    }

    private static void Measure(int of, int to)
    {
        var chance = new Random(11);
        var actors = Enumerable.Range(1, 40).Select(i => new ActorTag(i, $"actor-{i}", $"Actor {i}", ActorKind.Person)).ToArray();
        // As in any language, and in any article: few are named all the time, most once.
        int Often(int most) => (int)Math.Exp(chance.NextDouble() * Math.Log(most + 1)) - 1;
        string Word() => Spelt(Often(1500));
        ClaimReading Claim(long id) => Made(id, string.Join(' ', Enumerable.Range(0, chance.Next(6, 16)).Select(_ => Word())), [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => actors[Often(40)]).Distinct()], "topic-" + Often(24), chance.Next(3) == 0 ? Often(60) : null);
        List<ClaimReading> a = [.. Enumerable.Range(1, of).Select(i => Claim(i))], b = [.. Enumerable.Range(1, to).Select(i => Claim(1000 + i))];
        var relations = Enumerable.Range(0, 67).Select(i => new Relation { FromId = 1 + chance.Next(of), ToId = 1001 + chance.Next(to), Kind = (RelationKind)(i % 4) }).ToList();
        List<ComparedClaim> x = [.. a.Select(Compared)], y = [.. b.Select(Compared)];
        Print($"{of} x {to}: buckets", () => ArticleComparison.Of(x, y, relations).Count);
        Print($"{of} x {to}: proposals", () => PairProposals.Of(a, b, (_, _) => false, 60).Count);
    }

    private static void Print(string measure, Func<int> work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds + Warming; round++)
        {
            var started = Stopwatch.GetTimestamp();
            if (work() == 0) throw new InvalidOperationException("Nothing was found.");
            if (round >= Warming) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Measured.Print("proposals", measure, times, "ms");
    }

    private static ComparedClaim Compared(ClaimReading claim) => new(claim.Claim.Id, (int)claim.Claim.Id, claim.Topics[0].Slug, claim.Claim.PropositionId, claim.Claim.Polarity);

    private static ClaimReading Made(long id, string statement, IReadOnlyList<ActorTag> about, string topic, long? proposition) => new(
        new() { Id = id, Statement = statement, Who = "made", PropositionId = proposition, Polarity = proposition is null ? null : id % 3 == 0 ? Polarity.Denies : Polarity.Asserts }, statement,
        new(id / 1000, "made", "Made", null, DatePrecision.Day, null, 1), [], [], [.. about.Select(x => new Portrayal(x, (Stance)(id % 4)))], [new(topic, topic)], null, []);

    /// <summary>A word of letters for a number: about as long as English ones, so that it has as many runs.</summary>
    private static string Spelt(int number)
    {
        var word = "";
        for (var left = (long)number * 7919 + 4001; left > 0; left /= 21) word += "bcdfghjklmnprstvwaeiou"[(int)(left % 21)];
        return word;
    }
}
