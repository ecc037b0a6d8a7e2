using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Backup;

/// <summary>A table of the model, as a backup has it.</summary>
/// <param name="Type">Type of its rows.</param>
internal sealed record BackupTable(IEntityType Type)
{
    private static readonly MethodInfo Rows = typeof(BackupTable).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo Counts = typeof(BackupTable).GetMethod(nameof(CountOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>As the change log spells it.</summary>
    public string Kind { get; } = RowJson.KindOf(Type.ClrType);

    /// <summary>Its rows by id, as they come from the database: none is held. What belongs to the machine is not among them.</summary>
    public IAsyncEnumerable<object> RowsIn(LensContext context) => (IAsyncEnumerable<object>)Rows.MakeGenericMethod(Type.ClrType).Invoke(null, [context])!;

    /// <summary>How many rows there are, settings of the machine included: for progress.</summary>
    public Task<long> CountIn(LensContext context, CancellationToken cancel) => (Task<long>)Counts.MakeGenericMethod(Type.ClrType).Invoke(null, [context, cancel])!;

    private static Task<long> CountOf<T>(LensContext context, CancellationToken cancel) where T : class => context.Set<T>().LongCountAsync(cancel);

    private static IAsyncEnumerable<object> Of<T>(LensContext context) where T : class
    {
        IQueryable<T> rows = context.Set<T>().AsNoTracking();
        if (rows is IQueryable<StoreSetting> settings) rows = (IQueryable<T>)settings.Where(s => !BackupTables.OwnSettings.Contains(s.Name));
        return rows.OrderBy(r => EF.Property<long>(r, "Id")).AsAsyncEnumerable();
    }
}

/// <summary>What of a store is in a backup, and in which order.</summary>
internal static class BackupTables
{
    /// <summary>Settings of the machine: where its web listens, its cookies' name and epoch. A restored store must not accept old cookies.</summary>
    public static readonly IReadOnlyList<string> OwnSettings = [EditorTokens.AddressName, EditorTokens.EpochName, EditorTokens.StoreName];

    public static IReadOnlyList<string> LeftOut => [RowJson.KindOf(typeof(EditorToken)), .. OwnSettings.Select(s => $"{RowJson.KindOf(typeof(StoreSetting))} {s}")];

    /// <summary>All tables but the one-time tokens, each after those that its rows name.</summary>
    public static IReadOnlyList<BackupTable> Of(IModel model)
    {
        var (ordered, waiting) = (new List<IEntityType>(), model.GetEntityTypes().OrderBy(t => t.ClrType.Name, StringComparer.Ordinal).ToList());
        while (waiting.Count > 0)
        {
            var ready = waiting.First(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || ordered.Contains(k.PrincipalEntityType)));
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return [.. ordered.Where(t => t.ClrType != typeof(EditorToken)).Select(t => new BackupTable(t))];
    }

    /// <summary>Names of the migrations that the program knows, in their order.</summary>
    public static IReadOnlyList<string> Migrations(LensContext context) =>
        [.. context.GetService<IMigrationsAssembly>().Migrations.Keys.Order(StringComparer.Ordinal).Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
