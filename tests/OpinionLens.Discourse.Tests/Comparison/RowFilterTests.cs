using System.Text.Json;
using CsCheck;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange.Export;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Comparison;

public sealed class RowFilterTests
{
    private static readonly ActorTag[] Actors = [.. Enumerable.Range(1, 4).Select(i => new ActorTag(i, $"actor-{i}", $"=Actor {i}", ActorKind.Person))];
    private static readonly TopicTag[] Topics = [.. Enumerable.Range(1, 4).Select(i => new TopicTag($"topic-{i}", $"Topic {i}"))];

    private static ArticleReading Article(Random chance, long from) => new(new(new() { Slug = $"x{from}", Title = "X", Language = "en" }, [], null, null), [],
        [.. Enumerable.Range(1, chance.Next(1, 12)).Select(i => new ClaimReading(
            new() { Id = from + i, Statement = "s", Who = "w", PropositionId = chance.Next(3) == 0 ? chance.Next(3) : null, Polarity = (Polarity)chance.Next(2) }, $"says \"{from + i}\"", new(from, "x", "X", null, DatePrecision.Day, null, 1),
            [Actors[chance.Next(4)]], [], [.. Actors.Where(_ => chance.Next(3) == 0).Select(a => new Portrayal(a, Stance.Neutral))], [.. Topics.Where(_ => chance.Next(3) == 0)], null, []) { Number = i })], []);

    private static ComparisonReading Made(Random chance)
    {
        var (a, b) = (Article(chance, 100), Article(chance, 200));
        static ComparedClaim Told(ClaimReading c) => new(c.Claim.Id, c.Number, c.Topics.FirstOrDefault()?.Slug, c.Claim.PropositionId, c.Claim.PropositionId is null ? null : c.Claim.Polarity);
        var relations = Enumerable.Range(0, chance.Next(8)).Select(i => new Relation { FromId = 100 + chance.Next(1, 12), ToId = 200 + chance.Next(1, 12), Kind = (RelationKind)chance.Next(4), Confirmed = chance.Next(2) == 0 }).ToList();
        return new(a, b, ArticleComparison.Of([.. a.Claims.Select(Told)], [.. b.Claims.Select(Told)], relations));
    }

    [Fact]
    public void Every_number_by_topic_is_the_length_of_the_list_that_it_opens() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var comparison = Made(chance);
        var filter = new RowFilter(null, null, chance.Next(2) == 0 ? Actors[chance.Next(4)].Slug : null, chance.Next(2) == 0);
        var told = filter.ByTopic(comparison);
        foreach (var topic in Topics)
            foreach (var bucket in Enum.GetValues<Bucket>())
                (filter with { Topic = topic.Slug, Bucket = bucket }).Of(comparison).Count.ShouldBe(told.Where(t => t.Topic == topic).Select(t => t.Counts.GetValueOrDefault(bucket)).SingleOrDefault());
        (filter with { Topic = "topic-1", Bucket = Bucket.Agree }).ByTopic(comparison).Select(t => t.Topic).ShouldBe(told.Select(t => t.Topic), "what is chosen does not narrow what may be chosen");
        new RowFilter().Of(comparison).ShouldBe(comparison.Rows);
        new RowFilter(HidesOpen: true).Of(comparison).ShouldBe(comparison.Rows.Where(r => !r.IsOpen));
        foreach (var bucket in Enum.GetValues<Bucket>()) new RowFilter(bucket).Of(comparison).Count.ShouldBe(comparison.Count(bucket));
    }, iter: 200);

    [Fact]
    public void Files_have_a_line_for_every_row_and_no_formula() => Gen.Int.Sample(seed =>
    {
        var comparison = Made(new(seed));
        var rows = new RowFilter(Topic: "topic-2").Of(comparison);
        var csv = ComparisonSheet.Csv(comparison, rows, "https://lens.example/compare/a/b?topic=topic-2", DateTimeOffset.UnixEpoch).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        csv.ShouldContain("# query: https://lens.example/compare/a/b?topic=topic-2");
        var lines = csv.Where(l => l[0] != '#').Skip(1).ToList();
        lines.Count.ShouldBe(rows.Count);
        lines.ShouldAllBe(l => !l.Contains(",\"=", StringComparison.Ordinal));
        var json = ComparisonSheet.JsonLines(comparison, rows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        json.Count.ShouldBe(rows.Count + 1);
        json[..^1].Select(l => l.GetProperty("bucket").GetString()).ShouldBe(rows.Select(r => Words.Of(r.Bucket)));
        json[^1].GetProperty("counts").EnumerateObject().Sum(c => c.Value.GetInt32()).ShouldBe(rows.Count);
    }, iter: 100);

    [Fact]
    public void Claims_that_meet_across_articles_leave_as_files_that_name_the_articles() => Gen.Int.Sample(seed =>
    {
        var made = Made(new(seed));
        var met = new ClaimsMet(made.Claims, made.Related, [.. made.Rows.Where(r => r.Bucket < Bucket.OnlyA)]);
        var csv = ComparisonSheet.Csv(met, met.Rows, "x against y", seed % 2 == 0, "https://lens.example/compare/x", DateTimeOffset.UnixEpoch).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        csv.Count(l => l.StartsWith("# more claims meet", StringComparison.Ordinal)).ShouldBe(seed % 2 == 0 ? 1 : 0);
        var lines = csv.Where(l => l[0] != '#').Skip(1).ToList();
        lines.Count.ShouldBe(met.Rows.Count);
        lines.ShouldAllBe(l => System.Text.RegularExpressions.Regex.IsMatch(l, "\"x( / x)*\",\"x( / x)*\",\"[^\"]*\"$"));
        var json = ComparisonSheet.JsonLines(met, met.Rows, seed % 2 == 0).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        json[^1].GetProperty("counts").EnumerateObject().Select(c => (c.Name, c.Value.GetInt32())).ShouldBe(new[] { Bucket.Agree, Bucket.Contradict, Bucket.Qualify, Bucket.Related }.Select(b => (Words.Of(b), met.Count(b))));
        json[^1].GetProperty("cut").GetBoolean().ShouldBe(seed % 2 == 0);
    }, iter: 50);

    [Theory]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-02-20", DatePrecision.About, "B is about 3 months older than A.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-06-15", DatePrecision.Day, "A is 12 days older than B.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-06-04", DatePrecision.Day, "A is 1 day older than B.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-07-01", DatePrecision.Day, "A is about 4 weeks older than B.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-06-03", DatePrecision.Day, "Both are of the same day.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-06-01", DatePrecision.Month, "Both are of the same month.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-06-03", DatePrecision.About, "Both are of the same month.")]
    [InlineData("2025-06-03", DatePrecision.Day, "2025-01-01", DatePrecision.Year, "Both are of the same year.")]
    [InlineData("2022-02-24", DatePrecision.Day, "2025-01-01", DatePrecision.Year, "A is about 3 years older than B.")]
    [InlineData("2025-06-30", DatePrecision.About, "2025-07-01", DatePrecision.Month, "A is about 1 month older than B.")]
    [InlineData(null, DatePrecision.Day, "2025-06-03", DatePrecision.Day, null)]
    public void Time_distance_is_no_more_precise_than_the_dates(string? a, DatePrecision ofA, string? b, DatePrecision ofB, string? told)
    {
        Article Dated(string? date, DatePrecision precision) => new() { Slug = "x", Title = "X", Language = "en", Date = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), DatePrecision = precision };
        TimeDistance.Of(Dated(a, ofA), Dated(b, ofB)).ShouldBe(told);
        TimeDistance.Of(Dated(b, ofB), Dated(a, ofA)).ShouldBe(told?.Replace("A is", "C is", StringComparison.Ordinal).Replace("B is", "A is", StringComparison.Ordinal).Replace("C is", "B is", StringComparison.Ordinal)
            .Replace("than A.", "than C.", StringComparison.Ordinal).Replace("than B.", "than A.", StringComparison.Ordinal).Replace("than C.", "than B.", StringComparison.Ordinal));
    }
}
