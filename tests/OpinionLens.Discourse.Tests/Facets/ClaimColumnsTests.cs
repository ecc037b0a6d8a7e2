using CsCheck;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Facets;

/// <summary>Counting in columns against counting one by one, on claims and filters made at random.</summary>
public sealed class ClaimColumnsTests
{
    private sealed record Made(CountedClaim Claim, IReadOnlyList<(long Actor, Stance? Toward)> Actors, IReadOnlyList<long> Topics, IReadOnlyList<(AnchorState State, bool Members, bool Strangers)> States);

    private static T Pick<T>(Random chance) where T : struct, Enum => Enum.GetValues<T>()[chance.Next(Enum.GetValues<T>().Length)];

    private static List<Made> Claims(Random chance, int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new Made(
            new(i * 10, chance.Next(1, 5), chance.Next(3) == 0 ? null : chance.Next(50, 52), chance.Next(9) == 0 ? DateOnly.MinValue : new DateOnly(2022 + chance.Next(4), chance.Next(1, 13), chance.Next(1, 28)), Pick<Voice>(chance),
                chance.Next(4) == 0 ? null : Pick<ClaimType>(chance), chance.Next(2) == 0 ? null : chance.Next(70, 74), chance.Next(3) == 0 ? null : Pick<Polarity>(chance)),
            [.. Enumerable.Range(0, chance.Next(5)).Select(_ => ((long)chance.Next(50, 56), chance.Next(2) == 0 ? null : (Stance?)Pick<Stance>(chance))).DistinctBy(a => (a.Item1, a.Item2 is null))],
            [.. Enumerable.Range(0, chance.Next(3)).Select(_ => (long)chance.Next(90, 93)).Distinct()], [(Pick<AnchorState>(chance), true, false), (Pick<AnchorState>(chance), false, true)])),
    ];

    private static ClaimColumns Columns(IEnumerable<Made> claims)
    {
        var builder = new ClaimColumns.Builder();
        foreach (var made in claims) builder.Add(made.Claim);
        foreach (var made in claims) foreach (var (actor, toward) in made.Actors) builder.AddActor(made.Claim.Id, actor, toward);
        // What belongs to a claim that is not here is passed over.
        builder.AddActor(99_999_999, 50, null);
        foreach (var made in claims) foreach (var topic in made.Topics) builder.AddTopic(made.Claim.Id, topic);
        foreach (var made in claims) foreach (var (state, members, strangers) in made.States) builder.AddState(made.Claim.Id, state, members, strangers);
        return builder.Build();
    }

    private static FacetFilter Filter(Random chance)
    {
        bool Some() => chance.Next(4) == 0;
        return new()
        {
            Article = Some() ? chance.Next(1, 7) : null, Outlet = Some() ? chance.Next(50, 53) : null, Source = Some() ? chance.Next(50, 57) : null, About = chance.Next(2) == 0 ? chance.Next(50, 57) : null,
            Stance = Some() ? Pick<Stance>(chance) : null, Also = Some() ? chance.Next(50, 57) : null, Voice = Some() ? Pick<Voice>(chance) : null, Type = Some() ? Pick<ClaimType>(chance) : null,
            Topic = Some() ? chance.Next(90, 94) : null, Proposition = Some() ? chance.Next(70, 75) : null, Polarity = Some() ? Pick<Polarity>(chance) : null, From = Some() ? new(2023, 3, 1) : null, Until = Some() ? new(2024, 6, 30) : null,
            State = Some() ? Pick<AnchorState>(chance) : null, Sees = chance.Next(2) == 0 ? Visibility.Members : Visibility.Public, Among = Some() ? Enumerable.Range(1, 40).Select(i => i * 20L).ToHashSet() : null,
        };
    }

    /// <summary>The parts of a filter that a claim fails, by name.</summary>
    private static List<string> Failed(Made made, FacetFilter f)
    {
        var (c, failed) = (made.Claim, new List<string>());
        void Must(bool holds, string part) { if (!holds) failed.Add(part); }
        Must(f.Article is null || c.Article == f.Article, "article");
        Must(f.Outlet is null || c.Outlet == f.Outlet, "outlet");
        Must(f.Source is null || made.Actors.Any(a => a.Actor == f.Source && a.Toward is null), "source");
        Must(f.About is null || made.Actors.Any(a => a.Actor == f.About && a.Toward is not null && (f.Stance is null || a.Toward == f.Stance)), "about");
        Must(f.Also is null || made.Actors.Any(a => a.Actor == f.Also && a.Toward is not null), "also");
        Must(f.Voice is null || c.Voice == f.Voice, "voice");
        Must(f.Type is null || c.Type == f.Type, "type");
        Must(f.Topic is null || made.Topics.Contains(f.Topic.Value), "topic");
        Must(f.Proposition is null || c.Proposition == f.Proposition, "proposition");
        Must(f.Polarity is null || c.Polarity == f.Polarity, "polarity");
        Must((f.From is null || c.Day >= f.From) && (f.Until is null || c.Day <= f.Until), "date");
        Must(f.State is null || made.States.Any(s => s.State == f.State && (f.Sees == Visibility.Members ? s.Members : s.Strangers)), "state");
        Must(f.Among is null || f.Among.Contains(c.Id), "words");
        return failed;
    }

    [Fact]
    public void Every_facet_counts_what_the_rest_of_the_filter_leaves() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var (claims, filter, counts, whole) = (Claims(chance, chance.Next(60)), Filter(chance), new FacetCounts(), new FacetCounts());
        var columns = Columns(claims);
        columns.CountInto(filter, counts);
        columns.CountInto(filter, whole, true);
        List<Made> Left(string part) => [.. claims.Where(c => Failed(c, filter).TrueForAll(p => p == part))];
        var fit = Left("");
        (counts.Claims, whole.Claims).ShouldBe((fit.Count, fit.Count));
        columns.Fitting(filter).ShouldBe(fit.Select(c => (c.Claim.Day, c.Claim.Id)));
        counts.Voices.Values.Sum().ShouldBe(Left("voice").Count);
        foreach (var (voice, count) in counts.Voices) count.ShouldBe(Left("voice").Count(c => c.Claim.Voice == voice));
        foreach (var (type, count) in counts.Types) count.ShouldBe(Left("type").Count(c => c.Claim.Type == type));
        foreach (var (article, count) in counts.Articles) count.ShouldBe(Left("article").Count(c => c.Claim.Article == article));
        foreach (var (outlet, count) in counts.Outlets) count.ShouldBe(Left("outlet").Count(c => c.Claim.Outlet == outlet));
        foreach (var (proposition, count) in counts.Propositions) count.ShouldBe(Left("proposition").Count(c => c.Claim.Proposition == proposition));
        foreach (var polarity in Enum.GetValues<Polarity>()) counts.Polarities.GetValueOrDefault(polarity).ShouldBe(Left("polarity").Count(c => c.Claim.Polarity == polarity));
        foreach (var (topic, count) in counts.Topics) count.ShouldBe(Left("topic").Count(c => c.Topics.Contains(topic)));
        foreach (var (source, count) in counts.Sources) count.ShouldBe(Left("source").Count(c => c.Actors.Contains((source, null))));
        foreach (var (about, toward) in counts.About) foreach (var stance in Enum.GetValues<Stance>()) toward[(int)stance].ShouldBe(Left("about").Count(c => c.Actors.Contains((about, stance))));
        foreach (var (month, count) in counts.Months) count.ShouldBe(Left("date").Count(c => c.Claim.Day.Year == month.Year && c.Claim.Day.Month == month.Month));
        counts.Months.Values.Sum().ShouldBe(Left("date").Count);
        foreach (var (state, count) in counts.States) count.ShouldBe(Left("state").Count(c => c.States.Any(s => s.State == state && (filter.Sees == Visibility.Members ? s.Members : s.Strangers))));
        whole.Sources.Values.Sum().ShouldBe(fit.Sum(c => c.Actors.Count(a => a.Toward is null)));
        whole.Topics.Values.Sum().ShouldBe(fit.Sum(c => c.Topics.Count));
    }, iter: 400);

    [Fact]
    public void What_there_is_of_an_actor_is_what_is_counted_one_by_one() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var claims = Claims(chance, chance.Next(60));
        var gone = claims.Select(_ => chance.Next(4) == 0).ToArray();
        var (actor, from, until) = (chance.Next(50, 57), chance.Next(2) == 0 ? (DateOnly?)null : new(2023, 3, 2), chance.Next(2) == 0 ? (DateOnly?)null : new(2024, 6, 30));
        // A third of the claims have been written anew: they are gone from the first columns and stand in the later ones.
        var published = new PublishedClaims(Columns(claims), gone, Columns(claims.Where((_, i) => gone[i])));
        var figures = published.Of(actor, from, until);
        var during = claims.Where(c => (from is null || c.Claim.Day >= from) && (until is null || c.Claim.Day <= until)).ToList();
        var (held, about) = (during.Where(c => c.Actors.Contains((actor, null))).ToList(), during.Where(c => c.Actors.Any(a => a.Actor == actor && a.Toward is not null)).ToList());
        int Toward(IEnumerable<Made> some, int stance) => some.Count(c => c.Actors.Contains((actor, (Stance)stance)));
        void Kinds(int[] counts, IEnumerable<Made> some) => counts.ShouldBe([.. Enumerable.Range(0, counts.Length).Select(s => Toward(some, s))]);

        figures.Holds.ShouldBe(held.Count);
        Kinds(figures.About, about);
        figures.Articles.Keys.Order().ShouldBe(about.Select(c => c.Claim.Article).Distinct().Order());
        foreach (var (article, counts) in figures.Articles) Kinds(counts, about.Where(c => c.Claim.Article == article));
        figures.Months.Values.Sum(m => m.Sum()).ShouldBe(about.Count);
        foreach (var (month, counts) in figures.Months) Kinds(counts, about.Where(c => (c.Claim.Day.Year, c.Claim.Day.Month) == (month.Year, month.Month)));
        figures.Speakers.Keys.Order().ShouldBe(about.SelectMany(c => c.Actors.Where(a => a.Toward is null)).Select(a => a.Actor).Distinct().Order());
        foreach (var (speaker, counts) in figures.Speakers) Kinds(counts, about.Where(c => c.Actors.Contains((speaker, null))));
        foreach (var (other, count) in figures.Company) count.ShouldBe(about.Count(c => other != actor && c.Actors.Any(a => a.Actor == other && a.Toward is not null)));
        foreach (var (proposition, position) in figures.Positions)
            position.ShouldBe((held.Count(c => c.Claim.Proposition == proposition && c.Claim.Polarity != Polarity.Denies), held.Count(c => c.Claim.Proposition == proposition && c.Claim.Polarity == Polarity.Denies)));
        figures.Positions.Count.ShouldBe(held.Select(c => c.Claim.Proposition).Where(p => p is not null).Distinct().Count());

        var (articles, propositions) = (new HashSet<long> { 1, 3, 9 }, new HashSet<long> { 71, 99 });
        published.Find(actor, articles, propositions).ShouldBe(claims
            .Select(c => new FoundClaim(c.Claim.Id, c.Claim.Article, articles.Contains(c.Claim.Article) ? c.Actors.FirstOrDefault(a => a.Actor == actor && a.Toward is not null).Toward : null,
                c.Claim.Proposition is { } p && propositions.Contains(p) && c.Actors.Contains((actor, null)) ? p : null, c.Claim.Polarity))
            .Where(f => f.Toward is not null || f.Held is not null));
    }, iter: 400);

    [Fact]
    public void Who_takes_up_a_proposition_and_since_when_is_what_is_found_one_by_one() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var claims = Claims(chance, chance.Next(60));
        // Some are gone for good, some have been written anew, and then perhaps say something else.
        var (gone, back) = (claims.Select(_ => chance.Next(3) == 0).ToArray(), claims.Select(_ => chance.Next(2) == 0).ToArray());
        List<Made> later = [.. Claims(chance, claims.Count).Where((_, i) => gone[i] && back[i])];
        var now = claims.Where((_, i) => !gone[i]).Concat(later).ToList();
        var proposition = chance.Next(70, 75);
        var figures = new PublishedClaims(Columns(claims), gone, Columns(later)).On(proposition);
        List<Made> On(Polarity side, long? holder = null) => [.. now.Where(c => c.Claim.Proposition == proposition && c.Claim.Polarity == side && (holder is null || c.Actors.Contains((holder.Value, null))))];
        DateOnly? Since(IEnumerable<Made> some) => some.Where(c => c.Claim.Day > DateOnly.MinValue).Min(c => (DateOnly?)c.Claim.Day);

        var all = On(Polarity.Asserts).Concat(On(Polarity.Denies)).ToList();
        (figures.Asserts, figures.Denies).ShouldBe((On(Polarity.Asserts).Count, On(Polarity.Denies).Count));
        figures.Unheld.ShouldBe(all.Count(c => c.Actors.All(a => a.Toward is not null)));
        figures.Holders.Keys.Order().ShouldBe(all.SelectMany(c => c.Actors).Where(a => a.Toward is null).Select(a => a.Actor).Distinct().Order());
        foreach (var (holder, told) in figures.Holders)
        {
            foreach (var (side, found) in new[] { (told.Asserts, On(Polarity.Asserts, holder)), (told.Denies, On(Polarity.Denies, holder)) })
            {
                (side.Claims, side.Undated).ShouldBe((found.Count, found.Count(c => c.Claim.Day == DateOnly.MinValue)));
                if (found.Count == 0) continue;
                var first = found.Where(c => c.Claim.Day == (Since(found) ?? DateOnly.MinValue)).MinBy(c => c.Claim.Id)!.Claim;
                side.First.ShouldBe(new(first.Day, first.Id));
            }

            told.Since.ShouldBe(Since(all.Where(c => c.Actors.Contains((holder, null)))));
        }

        var order = figures.Earliest.Select(h => h.Value.Since).ToList();
        order.Count.ShouldBe(figures.Holders.Count);
        order.ShouldBe(order.OrderBy(d => d is null).ThenBy(d => d));
    }, iter: 400);

    [Fact]
    public void Claims_that_are_gone_are_not_counted_and_two_sets_add_up() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var (claims, filter) = (Claims(chance, 40), Filter(chance));
        var columns = Columns(claims);
        var gone = claims.Select(_ => chance.Next(3) == 0).ToArray();
        var (parted, at_once) = (new FacetCounts(), new FacetCounts());
        columns.CountInto(filter, parted, false, gone);
        Columns(claims.Where((_, i) => gone[i])).CountInto(filter, parted);
        columns.CountInto(filter, at_once);
        (parted.Claims, parted.Sources.Count).ShouldBe((at_once.Claims, at_once.Sources.Count));
        foreach (var (source, count) in at_once.Sources) parted.Sources[source].ShouldBe(count);
        foreach (var (about, toward) in at_once.About) parted.About[about].ShouldBe(toward);
        foreach (var (month, count) in at_once.Months) parted.Months[month].ShouldBe(count);
        columns.IndexOf(claims[7].Claim.Id).ShouldBe(7);
        columns.IndexOf(claims[7].Claim.Id + 1).ShouldBeLessThan(0);
    }, iter: 200);

    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2025-06-03", "2025-06-03", "2025-06-03")]
    [InlineData("undated", "0001-01-01", "0001-01-01")]
    public void A_span_of_days_is_a_day_a_month_or_a_year(string text, string first, string last)
    {
        DaySpan.TryRead(text, out var span).ShouldBeTrue();
        (span.First, span.Last).ShouldBe((DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("summer")]
    [InlineData("25")]
    [InlineData("2025-13")]
    [InlineData("0001")]
    [InlineData("9999")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_span_of_days_is_none(string? text) => DaySpan.TryRead(text, out _).ShouldBeFalse();
}
