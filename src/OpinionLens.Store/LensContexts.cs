using OpinionLens.Store.Providers.Postgres;
using OpinionLens.Store.Providers.Sqlite;

namespace OpinionLens.Store;

/// <summary>Makes contexts for the store's database.</summary>
internal sealed class LensContexts(StoreAddress address)
{
    private readonly Func<LensContext> make = address.Kind == StoreKind.Postgres
        ? Postgres(address.ConnectionString) : Sqlite(address.ConnectionString);

    public StoreAddress Address => address;

    public LensContext Create() => make();

    private static Func<LensContext> Postgres(string connectionString)
    {
        var options = PostgresLens.Options(connectionString);
        return () => new PostgresLens(options);
    }

    private static Func<LensContext> Sqlite(string connectionString)
    {
        var options = SqliteLens.Options(connectionString);
        return () => new SqliteLens(options);
    }
}
