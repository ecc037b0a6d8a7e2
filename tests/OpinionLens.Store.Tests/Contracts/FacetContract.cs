using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class FacetContract : StoreContract
{
    private const string Slug = "the-harbour-and-the-mayor";

    private static readonly ClaimFilter[] Filters =
    [
        new(), new(Source: "vladimir-putin"), new(About: "donald-trump", Stance: Stance.Critical), new(Voice: Voice.Indirect, Type: ClaimType.Evaluation), new(Topic: "ceasefire"),
        new(Words: "war"), new() { From = new(2025, 1, 1), Until = new(2025, 6, 30) }, new(About: "vladimir-putin", Also: "donald-trump"), new(Source: "nobody-at-all"), new(State: AnchorState.Exact) { Outlet = "financial-times" },
        new(Proposition: "the-west-provoked-the-war"), new(Proposition: "the-west-provoked-the-war") { Polarity = Polarity.Denies }, new(Source: "vladimir-putin") { Polarity = Polarity.Asserts },
    ];

    [Fact]
    public async Task Every_count_is_the_length_of_the_list_that_its_value_leads_to()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var told = 0;
        foreach (var sees in new[] { Visibility.Members, Visibility.Public })
        {
            foreach (var filter in Filters)
            {
                var facets = await Under.Facets.ReadAsync(filter, sees, 5);
                facets.Counts.Claims.ShouldBe(await Under.Claims.CountAsync(filter, sees, int.MaxValue), filter.ToString());
                foreach (var (value, count, chosen) in Values(facets, filter))
                {
                    (await Under.Claims.CountAsync(chosen, sees, int.MaxValue)).ShouldBe(count, $"{value} beside {filter}");
                    told += count;
                }

                // Of these a claim has one at most; chosen or not, each is one of the list's.
                if (filter.Voice is null) facets.Counts.Voices.Values.Sum().ShouldBe(facets.Counts.Claims);
                if (filter.First is null) facets.Counts.Months.Values.Sum().ShouldBe(facets.Counts.Claims);
                facets.Counts.Articles.Values.Sum().ShouldBe(facets.Counts.Claims);
            }
        }

        told.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task A_list_is_the_same_out_of_memory_and_out_of_the_database()
    {
        await Under.Packs.LoadSamplesAsync("test");
        await using var cold = Under.Again();
        await Under.Facets.CountAsync(new(), Visibility.Public);
        var told = 0;
        var worded = new[] { "war", "war -putin", "\"the war\"", "-war", "…", "nowhereatall" }.SelectMany(words => new ClaimFilter[]
            { new(Words: words), new(Source: "vladimir-putin", Words: words), new(About: "donald-trump", State: AnchorState.Exact, Words: words) { Until = new(2025, 6, 30) } });
        var met = new ClaimFilter[]
        {
            new(Source: "vladimir-putin", About: "donald-trump"), new(About: "vladimir-putin", Topic: "ceasefire", Stance: Stance.Critical), new(Topic: "ceasefire", Voice: Voice.Author) { From = new(2025, 1, 1) },
            new(State: AnchorState.Orphaned), new(Voice: Voice.Indirect, Type: ClaimType.Evaluation) { Outlet = "financial-times" },
        };
        foreach (var filter in Filters.Concat(worded).Concat(met))
        {
            foreach (var (order, sees) in Enum.GetValues<ClaimOrder>().SelectMany(o => new[] { (o, Visibility.Public), (o, Visibility.Members) }))
            {
                var (warm, other) = (await ThroughAsync(Under, filter, order, sees), await ThroughAsync(cold, filter, order, sees));
                warm.ShouldBe(other, $"{filter} {order}");
                (await Under.Claims.CountAsync(filter, sees)).ShouldBe(warm.Count);
                (await cold.Claims.CountAsync(filter, sees)).ShouldBe(warm.Count);
                told += warm.Count;
            }
        }

        told.ShouldBeGreaterThan(1000);
    }

    /// <summary>Ids of a list, page by page.</summary>
    private static async Task<List<long>> ThroughAsync(StoreUnderTest store, ClaimFilter filter, ClaimOrder order, Visibility sees)
    {
        var (ids, after) = (new List<long>(), (string?)null);
        do
        {
            var page = await store.Claims.ListAsync(filter, sees, after, 17, order: order);
            ids.AddRange(page.Rows.Select(c => c.Claim.Id));
            after = page.Next;
        } while (after is not null);
        return ids;
    }

    private static IEnumerable<(string Value, int Count, ClaimFilter Chosen)> Values(FacetReading facets, ClaimFilter filter)
    {
        foreach (var v in facets.Sources) yield return ($"source {v.Value}", v.Count, filter with { Source = v.Value });
        foreach (var v in facets.About)
        {
            yield return ($"about {v.Value}", v.Count, filter with { About = v.Value, Stance = null });
            foreach (var stance in Enum.GetValues<Stance>()) yield return ($"{Words.Of(stance)} toward {v.Value}", v.Stances![(int)stance], filter with { About = v.Value, Stance = stance });
        }

        foreach (var v in facets.Topics) yield return ($"topic {v.Value}", v.Count, filter with { Topic = v.Value });
        foreach (var v in facets.Propositions) yield return ($"proposition {v.Value}", v.Count, filter with { Proposition = v.Value });
        foreach (var (polarity, count) in facets.Counts.Polarities) yield return (Words.Of(polarity), count, filter with { Polarity = polarity });
        foreach (var v in facets.Articles) yield return ($"article {v.Value}", v.Count, filter with { Article = v.Value });
        foreach (var v in facets.Outlets) yield return ($"outlet {v.Value}", v.Count, filter with { Outlet = v.Value });
        foreach (var (voice, count) in facets.Counts.Voices) yield return (Words.Of(voice), count, filter with { Voice = voice });
        foreach (var (type, count) in facets.Counts.Types) yield return (Words.Of(type), count, filter with { Type = type });
        foreach (var (state, count) in facets.Counts.States) yield return (Words.Of(state), count, filter with { State = state });
        foreach (var (month, count) in facets.Counts.Months) yield return ($"{month}", count, filter with { From = month, Until = month.AddMonths(1).AddDays(-1) });
    }

    [Fact]
    public async Task Counts_follow_every_write_of_this_program_and_of_others()
    {
        async Task<(int Claims, int Mayor, int Direct, int Retired)> NowAsync() => await Under.Facets.ReadAsync(new(), Visibility.Members, 50) is var f
            ? (f.Counts.Claims, f.About.FirstOrDefault(a => a.Value == "mayor")?.Count ?? 0, f.Counts.Voices.GetValueOrDefault(Voice.Direct), f.Counts.States.GetValueOrDefault(AnchorState.Orphaned)) : default;
        (await NowAsync()).ShouldBe((0, 0, 0, 0));
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var id = (await Under.Claims.AssertAsync(Slug, [Some.Reported() with { About = [new("mayor", Stance.Critical)] }], "ada"))[0];
        (await NowAsync()).ShouldBe((1, 1, 0, 0));
        await Under.Actor.CreateAsync("Town Hall", ActorKind.Organization, "ada");
        await using (var other = Under.Again())
        {
            await other.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter"), Some.Draft("The old one sank under promises", "The old quay failed") with { About = [new("mayor", Stance.Neutral)] }], "ben");
            (await NowAsync()).ShouldBe((3, 2, 0, 0));
            await other.Actor.MergeAsync("mayor", "town-hall", null, "ben");
        }

        (await NowAsync()).ShouldBe((3, 0, 0, 0));
        await Under.Undo.UndoAsync("ben");
        (await NowAsync()).ShouldBe((3, 2, 0, 0));
        var claim = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Claim;
        await Under.Claims.SetStatusAsync(id, claim.Version, ClaimStatus.Retired, "ada");
        (await NowAsync()).ShouldBe((2, 1, 0, 0));
        await Under.Intake.ReviseAsync(Slug, Some.Text([.. Some.Harbour.Take(4)]), "ada");
        (await NowAsync()).ShouldBe((2, 1, 0, 1));
        await Under.ShouldBalanceAsync();
        await Under.Purge.RunAsync(Slug, false, "ada");
        (await NowAsync()).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task Claims_that_are_not_published_are_listed_and_counted_for_members_alone()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var ids = await Under.Claims.AssertAsync(Slug, [Some.Reported(), Some.Draft("The harbour must be dredged before winter"), Some.Draft("The old one sank under promises", "The old quay failed") with { About = [new("mayor", Stance.Neutral)] }], "ada");
        async Task SetAsync(long id, ClaimStatus status) => await Under.Claims.SetStatusAsync(id, (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Claim.Version, status, "ada");
        await SetAsync(ids[0], ClaimStatus.Retired);
        await SetAsync(ids[2], ClaimStatus.Draft);
        async Task<string> ToldAsync(ClaimFilter filter, Visibility sees = Visibility.Members)
        {
            var (list, counts) = ((await Under.Claims.ListAsync(filter, sees)).Rows, await Under.Facets.CountAsync(filter, sees));
            counts.Claims.ShouldBe(list.Count);
            (await Under.Claims.CountAsync(filter, sees)).ShouldBe(list.Count);
            counts.Voices.Values.Sum().ShouldBe(list.Count);
            return $"{string.Join(' ', list.Select(c => ids.ToList().IndexOf(c.Claim.Id)))}: {string.Join(' ', counts.Statuses.OrderBy(s => s.Key).Select(s => $"{Words.Of(s.Key)} {s.Value}"))}";
        }

        (await ToldAsync(new())).ShouldBe("1: draft 1 published 1 retired 1");
        (await ToldAsync(new(), Visibility.Public)).ShouldBe("1: ");
        (await ToldAsync(new() { Status = ClaimStatus.Retired })).ShouldBe("0: draft 1 published 1 retired 1");
        (await ToldAsync(new() { Status = ClaimStatus.Retired }, Visibility.Public)).ShouldBe(": ");
        (await ToldAsync(new(Source: "the-mayor") { Status = ClaimStatus.Retired })).ShouldBe("0: retired 1");
        (await ToldAsync(new(Source: "ada-quill") { Status = ClaimStatus.Draft })).ShouldBe("2: draft 1 published 1");
        (await ToldAsync(new(About: "mayor", Stance: Stance.Neutral) { Status = ClaimStatus.Draft })).ShouldBe("2: draft 1");
        (await ToldAsync(new(Topic: "dredging") { Status = ClaimStatus.Retired })).ShouldBe("0: retired 1");
        (await ToldAsync(new(Words: "quay -harbour") { Status = ClaimStatus.Draft })).ShouldBe("2: draft 1");
        (await ToldAsync(new(Words: "\"old quay\"") { Status = ClaimStatus.Draft })).ShouldBe("2: draft 1");
        (await ToldAsync(new(Words: "\"quay old\"") { Status = ClaimStatus.Draft })).ShouldBe(": ");
        await Under.Undo.UndoAsync("ada");
        (await ToldAsync(new() { Status = ClaimStatus.Draft })).ShouldBe(": published 2 retired 1");
    }

    [Fact]
    public async Task An_outlet_that_is_merged_takes_its_claims_along_and_back()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter")], "ada");
        await Under.Actor.CreateAsync("Port News", ActorKind.Organization, "ada");
        await Under.ShouldBalanceAsync();
        await Under.Actor.MergeAsync("harbour-gazette", "port-news", null, "ada");
        (await Under.Claims.CountAsync(new() { Outlet = "port-news" }, Visibility.Members)).ShouldBe(1);
        // The old address leads on.
        (await Under.Claims.CountAsync(new() { Outlet = "harbour-gazette" }, Visibility.Members)).ShouldBe(1);
        await Under.ShouldBalanceAsync();
        await Under.Undo.UndoAsync("ada");
        (await Under.Claims.CountAsync(new() { Outlet = "port-news" }, Visibility.Members)).ShouldBe(0);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Oldest_first_is_newest_first_turned_round_page_by_page()
    {
        await Under.Packs.LoadSamplesAsync("test");
        foreach (var filter in new ClaimFilter[] { new(), new(About: "vladimir-putin"), new(Topic: "ceasefire"), new() { Outlet = "financial-times" } })
        {
            var newest = (await Under.Claims.ListAsync(filter, Visibility.Members, null, null)).Rows.Select(c => c.Id).ToList();
            var oldest = new List<string>();
            string? after = null;
            do
            {
                var page = await Under.Claims.ListAsync(filter, Visibility.Members, after, 7, order: ClaimOrder.Oldest);
                oldest.AddRange(page.Rows.Select(c => c.Id));
                after = page.Next;
            }
            while (after is not null);
            newest.Count.ShouldBeGreaterThan(7);
            oldest.ShouldBe(Enumerable.Reverse(newest));
        }
    }

    [Fact]
    public async Task Filters_are_told_in_names_also_by_slugs_that_have_led_elsewhere_since()
    {
        await Under.Packs.LoadSamplesAsync("test");
        await Under.Actor.MergeAsync("the-west", "united-states", null, "ada");
        await Under.Topic.MergeAsync("haste", "negotiating", null, "ada");
        var names = await Under.Facets.NamesAsync([new(Source: "the-west", About: "vladimir-putin"), new(Topic: "haste", Also: "nobody-here"), new() { Outlet = "financial-times", Article = "a-ceasefire-is-not-a-clock" }]);
        names.Sources.Select(s => (s.Value, s.Label)).ShouldBe([("the-west", "United States"), ("vladimir-putin", "Vladimir Putin"), ("financial-times", "Financial Times")], ignoreOrder: true);
        names.Topics.ShouldHaveSingleItem().Value.ShouldBe("haste");
        names.Articles.ShouldHaveSingleItem().Label.ShouldBe("A ceasefire is not a clock");
        (await Under.Facets.NamesAsync([new(), new(Words: "war")])).Sources.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_is_kept_under_its_name_until_it_is_removed()
    {
        (await Under.Views.SaveAsync(" Putin on the West ", "source=vladimir-putin&about=the-west", "ada")).ShouldBe("putin-on-the-west");
        await Under.Views.SaveAsync("All of it", "", "ben");
        (await Under.Views.ListAsync(null, 1)).ShouldSatisfyAllConditions(p => p.Rows.Single().Name.ShouldBe("All of it"), p => p.Next.ShouldBe("all-of-it"));
        (await Under.Views.ListAsync("all-of-it", 1)).ShouldSatisfyAllConditions(p => p.Rows.Single().Query.ShouldBe("source=vladimir-putin&about=the-west"), p => p.Next.ShouldBeNull());
        (await Should.ThrowAsync<Refusal>(() => Under.Views.SaveAsync("Putin on the west", "", "ben"))).Message.ShouldContain("There is a view “Putin on the West” already");
        (await Should.ThrowAsync<Refusal>(() => Under.Views.SaveAsync(" … ", "", "ben"))).Message.ShouldContain("Give the view a name");
        (await Should.ThrowAsync<Refusal>(() => Under.Views.SaveAsync(new string('a', 121), "", "ben"))).Message.ShouldContain("121 letters long");
        (await Under.Views.RemoveAsync("putin-on-the-west", "ada")).ShouldBe("Putin on the West");
        (await Under.Views.FindAsync("putin-on-the-west")).ShouldBeNull();
        (await Should.ThrowAsync<Refusal>(() => Under.Views.RemoveAsync("putin-on-the-west", "ada"))).Message.ShouldBe("This view is gone already.");
        await Under.Undo.UndoAsync("ada");
        (await Under.Views.FindAsync("putin-on-the-west"))!.Who.ShouldBe("ada");
    }
}
