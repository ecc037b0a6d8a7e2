using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Tests.Contracts;
using Shouldly;

namespace OpinionLens.Store.Tests.Sqlite;

public sealed class SqliteArticles : ArticleContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteAddresses : AddressContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteImports : ImportContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteClaims : ClaimContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteActors : ActorContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteConcepts : ConceptContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteRelations : RelationContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }
public sealed class SqlitePairs : PairContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }
public sealed class SqliteEncounters : EncounterContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteSimilar : SimilarContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }
public sealed class SqliteFacets : FacetContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteExports : ExportContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqlitePacks : PackContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteUndo : UndoContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteRevisions : RevisionContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteBackups : BackupContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqlitePurges : PurgeContract
{
    protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync();

    protected override Task<string> AllKeptAsync() => SqliteRemains.ReadAsync(Under.Address);
}

public sealed class SqliteSearch : SearchContract { protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync(); }

public sealed class SqliteLife : LifeContract
{
    protected override Task<StoreUnderTest> OpenAsync() => StoreUnderTest.SqliteAsync();

    protected override Task<StoreUnderTest> FreshAsync() => StoreUnderTest.SqliteAsync(prepare: false);

    /// <summary>This process may make files for everybody: the store's own are for its owner all the same.</summary>
    [Fact]
    public async Task Its_files_belong_to_their_owner_alone_and_wider_ones_are_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var store = Under.Address.Display;
        foreach (var file in new[] { store, store + "-wal", store + "-shm", store + ".lock" }) new FileInfo(file)
            .UnixFileMode.ShouldBe(PrivateFiles.FileMode, file);
        PrivateFiles.Wider(Under.Address).ShouldBeEmpty();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(store + ".lock", PrivateFiles.FileMode | UnixFileMode.OtherRead);
        PrivateFiles.Wider(Under.Address).ShouldBe([store + ".lock"]);

        var below = Path.Combine(Under.Address.Folder, "new", "store.db");
        await using var other = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(below)).BuildServiceProvider();
        await other.GetRequiredService<LensStore>().PrepareAsync();
        new DirectoryInfo(Path.GetDirectoryName(below)!).UnixFileMode.ShouldBe(PrivateFiles.FolderMode);
    }

    [Fact]
    public async Task A_start_that_was_killed_in_a_migration_does_not_hang_the_next()
    {
        await using var fresh = await StoreUnderTest.SqliteAsync(prepare: false);
        // What a killed process leaves behind: EF's lock as a row in a table.
        await using (var connection = new SqliteConnection(fresh.Address.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')";
            await command.ExecuteNonQueryAsync();
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await fresh.Store.PrepareAsync(patience.Token);
        (await fresh.Store.IsEmptyAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_named_so()
    {
        await using var fresh = await StoreUnderTest.SqliteAsync(prepare: false);
        await File.WriteAllTextAsync(fresh.Address.Display, "This is a shopping list, long enough to be mistaken for nothing else at all. " + new string('x', 5000));
        (await Should.ThrowAsync<StoreProblem>(() => fresh.Store.PrepareAsync())).Message.ShouldContain("not an OpinionLens store");
    }

    /// <summary>So does every migration that changes the index leave it, and a program killed right after.</summary>
    [Fact]
    public async Task An_index_that_is_gone_is_made_anew_with_what_is_there()
    {
        await using var store = await StoreUnderTest.SqliteAsync();
        await store.Intake.AddAsync(Some.Text(), "ada");
        await using (var connection = new SqliteConnection(store.Address.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER search_entries_added; DROP TRIGGER search_entries_removed; DROP TRIGGER search_entries_changed; DROP TABLE search_index";
            await command.ExecuteNonQueryAsync();
        }

        await using var later = store.Again();
        await later.Store.PrepareAsync();
        await later.Intake.AddAsync(Some.Text(["An osprey nests at the quay."], "Osprey"), "ada");
        (await later.Search.FindAsync("dredged", Discourse.Articles.Visibility.Members)).Rows.ShouldNotBeEmpty();
        (await later.Search.FindAsync("osprey quay", Discourse.Articles.Visibility.Members)).Rows.Count.ShouldBe(1);
    }
}
