using Npgsql;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Tests.Contracts;
using Shouldly;

namespace OpinionLens.Store.Tests.Postgres;

public sealed class PostgresArticles : ArticleContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresAddresses : AddressContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresImports : ImportContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresClaims : ClaimContract
{
    protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync();

    [Fact]
    public async Task Saving_a_claim_makes_few_round_trips_however_many_names_and_claims_there_are()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Reported()], "ada");
        using var trips = await RoundTrips.StartAsync(Under);
        var plain = await trips.OfAsync(() => Under.Claims.AssertAsync(slug, [Some.Draft("Nobody else will pay for it")], "ada"));
        var full = await trips.OfAsync(() => Under.Claims.AssertAsync(slug, [Some.Reported()], "ada"));
        await Under.Claims.AssertAsync(slug, [.. Enumerable.Range(1, 200).Select(i => Some.Reported() with { Statement = $"They stood in the way {i} times", About = [new($"boat {i}", Stance.Neutral)] })], "ada");
        var later = await trips.OfAsync(() => Under.Claims.AssertAsync(slug, [Some.Reported() with { About = [.. Enumerable.Range(1, 30).Select(i => new DraftAbout($"boat {i}", Stance.Neutral))] }], "ada"));
        TestContext.Current.TestOutputHelper?.WriteLine($"round trips: plain {plain}, with names, topic and proposition {full}");
        // One more than is seen: the turn is asked for by a command of its own.
        (plain, full, later).ShouldBe((4, 7, 7));
    }
}

public sealed class PostgresActors : ActorContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresConcepts : ConceptContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresRelations : RelationContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }
public sealed class PostgresPairs : PairContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }
public sealed class PostgresEncounters : EncounterContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresSimilar : SimilarContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }
public sealed class PostgresFacets : FacetContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresExports : ExportContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresPacks : PackContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresUndo : UndoContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresRevisions : RevisionContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresBackups : BackupContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresPurges : PurgeContract
{
    protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync();

    protected override Task<string> AllKeptAsync() => PostgresRemains.ReadAsync(Under.Address);

    [Fact]
    public async Task Erasing_waits_for_a_transaction_of_another_database_that_began_before()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await using var other = await StoreUnderTest.PostgresAsync();
        await using var connection = new NpgsqlConnection(other.Address.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT pg_current_xact_id()", connection, transaction)) await command.ExecuteScalarAsync();
        await Under.Purge.RunAsync("the-harbour-and-the-mayor", true, "ada");
        var erased = Under.Purge.EraseAsync();
        (await Task.WhenAny(erased, Task.Delay(1000))).ShouldNotBe(erased);
        await transaction.RollbackAsync();
        (await erased).ShouldBeNull();
        new Discourse.Claims.MembersEcho(Some.Harbour).In(await AllKeptAsync()).ShouldBeFalse();
    }
}

public sealed class PostgresSearch : SearchContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync(); }

public sealed class PostgresLife : LifeContract
{
    protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.PostgresAsync();

    protected override Task<StoreUnderTest> FreshAsync() => StoreUnderTest.PostgresAsync(prepare: false);

    [Fact]
    public async Task A_start_whose_connection_died_in_a_migration_does_not_hang_the_next()
    {
        await using var fresh = await StoreUnderTest.PostgresAsync(prepare: false);
        var turn = await Providers.Postgres.PostgresTurn.TakeAsync(fresh.Address.ConnectionString, CancellationToken.None);
        var waiting = fresh.Store.PrepareAsync();
        (await Task.WhenAny(waiting, Task.Delay(500))).ShouldNotBe(waiting);
        // A killed process is, to the server, a connection that ended.
        await using (var killer = new NpgsqlConnection(fresh.Address.ConnectionString))
        {
            await killer.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", killer);
            await command.ExecuteNonQueryAsync();
        }
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        await turn.DisposeAsync();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=x", "does not answer")]
    [InlineData("postgresql://opinionlens@127.0.0.1:1/no", "does not answer")]
    public async Task A_server_that_is_not_there_is_named_in_one_sentence(string address, string says)
    {
        var store = new LensStore(new LensContexts(StoreAddress.Parse(address)));
        var problem = await Should.ThrowAsync<StoreProblem>(() => store.PrepareAsync());
        problem.Message.ShouldContain(says);
        problem.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_so()
    {
        await using var fresh = await StoreUnderTest.PostgresAsync(prepare: false);
        var store = new LensStore(new LensContexts(StoreAddress.Parse("Host=" + new NpgsqlConnectionStringBuilder(fresh.Address.ConnectionString) { Database = "nowhere" }.ConnectionString["Host=".Length..])));
        (await Should.ThrowAsync<StoreProblem>(() => store.PrepareAsync())).Message.ShouldContain("no such database");
    }
}
