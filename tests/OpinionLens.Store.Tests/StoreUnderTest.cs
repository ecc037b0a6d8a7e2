using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Comparison;
using OpinionLens.Store.Drafts;
using OpinionLens.Store.Exchange;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;
using OpinionLens.Store.Similar;

namespace OpinionLens.Store.Tests;

/// <summary>A prepared store of its own, on either database; gone after the test.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> remove;

    private StoreUnderTest(StoreAddress address, Func<Task> remove)
    {
        (Address, this.remove) = (address, remove);
        services = new ServiceCollection().AddOpinionLensStore(address).BuildServiceProvider();
    }

    public StoreAddress Address { get; }
    public LensStore Store => services.GetRequiredService<LensStore>();
    public ArticleLibrary Library => services.GetRequiredService<ArticleLibrary>();
    public RevisionTexts Texts => services.GetRequiredService<RevisionTexts>();
    public ArticleIntake Intake => services.GetRequiredService<ArticleIntake>();
    public ArticleKeeper Keeper => services.GetRequiredService<ArticleKeeper>();
    public ArticleTwins Twins => services.GetRequiredService<ArticleTwins>();
    public ClaimLedger Claims => services.GetRequiredService<ClaimLedger>();
    public ReviewDesk Review => services.GetRequiredService<ReviewDesk>();
    public ActorDirectory Actors => services.GetRequiredService<ActorDirectory>();
    public ActorKeeper Actor => services.GetRequiredService<ActorKeeper>();
    public NameFinder Names => services.GetRequiredService<NameFinder>();
    public TopicKeeper Topic => services.GetRequiredService<TopicKeeper>();
    public PropositionKeeper Proposition => services.GetRequiredService<PropositionKeeper>();
    public RelationKeeper Relations => services.GetRequiredService<RelationKeeper>();
    public SimilarTable Similar => services.GetRequiredService<SimilarTable>();
    public FacetTable Facets => services.GetRequiredService<FacetTable>();
    public ViewShelf Views => services.GetRequiredService<ViewShelf>();
    public ClaimExports Exports => services.GetRequiredService<ClaimExports>();
    public ConceptIndex Concepts => services.GetRequiredService<ConceptIndex>();
    public ComparisonTable Comparison => services.GetRequiredService<ComparisonTable>();
    public PairDesk Pairs => services.GetRequiredService<PairDesk>();
    public ParagraphSearch Search => services.GetRequiredService<ParagraphSearch>();
    public PackShelf Packs => services.GetRequiredService<PackShelf>();
    public UndoDesk Undo => services.GetRequiredService<UndoDesk>();
    public DraftDrawer Drafts => services.GetRequiredService<DraftDrawer>();
    public EditorTokens Tokens => services.GetRequiredService<EditorTokens>();
    public Backup.StoreBackup Backups => services.GetRequiredService<Backup.StoreBackup>();
    public Backup.ArticlePurge Purge => services.GetRequiredService<Backup.ArticlePurge>();
    public ChangeJournal Journal => services.GetRequiredService<ChangeJournal>();
    internal LensContext Context() => services.GetRequiredService<LensContexts>().Create();

    internal LensContext WritingContext() => services.GetRequiredService<LensContexts>().CreateForWriting();

    public static async Task<StoreUnderTest> SqliteAsync(bool prepare = true)
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-");
        var store = new StoreUnderTest(StoreAddress.Parse(Path.Combine(folder.FullName, "test.db")), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(true);
            return Task.CompletedTask;
        });
        if (prepare) await store.Store.PrepareAsync();
        return store;
    }

    public static async Task<StoreUnderTest> PostgresAsync(bool prepare = true)
    {
        var server = Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "There is no PostgreSQL: tests/run starts one and sets OPINIONLENS_POSTGRES.");
        var name = "test_" + Guid.NewGuid().ToString("N");
        await RunAsync(server, $"CREATE DATABASE {name}");
        var address = StoreAddress.Parse(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString is var text && text.StartsWith("Host=", StringComparison.Ordinal) ? text : "Host=" + text);
        var store = new StoreUnderTest(address, () => RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        if (prepare) await store.Store.PrepareAsync();
        return store;
    }

    /// <summary>Another program on the same store.</summary>
    public StoreUnderTest Again() => new(Address, () => Task.CompletedTask);

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }
}

/// <summary>The same tests on every database: a class under Contracts holds them, one under Sqlite and one under Postgres runs them.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected StoreUnderTest Under { get; private set; } = null!;

    protected abstract Task<StoreUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => Under = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (Under is not null) await Under.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
