using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Search;

namespace OpinionLens.Store;

/// <summary>The one model, for both databases. What differs per database lives under Providers.</summary>
internal abstract class LensContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<RevisionSource> RevisionSources => Set<RevisionSource>();
    public DbSet<Paragraph> Paragraphs => Set<Paragraph>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<PassageAnchor> Anchors => Set<PassageAnchor>();
    public DbSet<ClaimActor> ClaimActors => Set<ClaimActor>();
    public DbSet<ClaimTopic> ClaimTopics => Set<ClaimTopic>();
    public DbSet<Actor> Actors => Set<Actor>();
    public DbSet<ActorName> ActorNames => Set<ActorName>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Proposition> Propositions => Set<Proposition>();
    public DbSet<Relation> Relations => Set<Relation>();
    public DbSet<Discourse.Suggestions.Suggestion> Suggestions => Set<Discourse.Suggestions.Suggestion>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<ChangeLog.ChangeRow> ChangeRows => Set<ChangeLog.ChangeRow>();
    public DbSet<Discourse.Drafts.Draft> Drafts => Set<Discourse.Drafts.Draft>();
    public DbSet<FormerSlug> FormerSlugs => Set<FormerSlug>();
    public DbSet<Discourse.Facets.SavedView> SavedViews => Set<Discourse.Facets.SavedView>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<StoreSetting> Settings => Set<StoreSetting>();
    public DbSet<EditorToken> EditorTokens => Set<EditorToken>();

    /// <summary>True in the contexts of <see cref="ChangeLog.WriteDoor"/> alone: a save outside the door is a mistake in the program.</summary>
    internal bool DoorIsOpen { get; set; }

    /// <summary>False where the log tells nothing of the rows that are written: what is restored brings its log along, what is purged must leave no trace in it.</summary>
    internal bool IsFollowed { get; set; } = true;

    /// <summary>What was written through this context.</summary>
    internal ChangeLog.WrittenRows Written { get; } = new();

    /// <summary>Notes what the next save will write: for who tells it before that save.</summary>
    internal void NoteWritten()
    {
        ChangeTracker.DetectChanges();
        Written.Note(ChangeTracker);
    }

    /// <summary>The search entries of one kind that answer a query, or all of that kind where it asks for nothing: out of the database's own full-text index, which knows kinds and articles too. By rising id they come one by one, so that a page stops where it is full.</summary>
    /// <param name="query">The words.</param>
    /// <param name="kind">Of the entries.</param>
    /// <param name="article">Only entries of this article, by id; null for all.</param>
    internal abstract IQueryable<SearchEntry> Matching(SearchQuery query, HitKind kind, long? article = null);

    /// <summary>Waits until no other write is under way, and holds that place until this one commits.</summary>
    /// <returns>The newest id of the log by then; 0 for none.</returns>
    internal abstract Task<long> TakeTurnAsync(CancellationToken cancel);

    /// <summary>Begins to read: all statements until it is disposed of see the store as it is at the first, and keep no write waiting.</summary>
    internal abstract Task<IAsyncDisposable> BeginReadingAsync(CancellationToken cancel);

    /// <summary>What this connection deletes is overwritten, where the database leaves that to be asked for.</summary>
    internal abstract Task EraseDeletedAsync(CancellationToken cancel);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("Save asynchronously, through the write door.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!DoorIsOpen) throw new InvalidOperationException("Every write goes through the write door.");
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Kept>().Where(e => e.State == EntityState.Modified && ChangeLog.WrittenRows.IsChange(e))) entry.Property(k => k.Version).CurrentValue++;
        if (IsFollowed) Written.Note(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Genre>().HaveConversion<WordConverter<Genre>>();
        configuration.Properties<DatePrecision>().HaveConversion<WordConverter<DatePrecision>>();
        configuration.Properties<TextKind>().HaveConversion<WordConverter<TextKind>>();
        configuration.Properties<Visibility>().HaveConversion<WordConverter<Visibility>>();
        configuration.Properties<ParagraphRole>().HaveConversion<WordConverter<ParagraphRole>>();
        configuration.Properties<ActorKind>().HaveConversion<WordConverter<ActorKind>>();
        configuration.Properties<Voice>().HaveConversion<WordConverter<Voice>>();
        configuration.Properties<ClaimType>().HaveConversion<WordConverter<ClaimType>>();
        configuration.Properties<ClaimStatus>().HaveConversion<WordConverter<ClaimStatus>>();
        configuration.Properties<Polarity>().HaveConversion<WordConverter<Polarity>>();
        configuration.Properties<Stance>().HaveConversion<WordConverter<Stance>>();
        configuration.Properties<AnchorState>().HaveConversion<WordConverter<AnchorState>>();
        configuration.Properties<ActorRole>().HaveConversion<WordConverter<ActorRole>>();
        configuration.Properties<RelationKind>().HaveConversion<WordConverter<RelationKind>>();
        configuration.Properties<Bucket>().HaveConversion<WordConverter<Bucket>>();
        configuration.Properties<DecidedBy>().HaveConversion<WordConverter<DecidedBy>>();
        configuration.Properties<ChangeLog.RowAction>().HaveConversion<WordConverter<ChangeLog.RowAction>>();
        configuration.Properties<HitKind>().HaveConversion<WordConverter<HitKind>>();
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(LensContext).Assembly);
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(Kept).IsAssignableFrom(t.ClrType)))
        {
            model.Entity(type.ClrType).Property(nameof(Kept.Id)).ValueGeneratedNever();
            model.Entity(type.ClrType).Property(nameof(Kept.Version)).IsConcurrencyToken();
        }
    }
}

/// <summary>An enum as its word.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(v => Words.Of(v), w => Read(w)) where T : struct, Enum
{
    /// <summary>A word nobody knows is never taken for another: a text could so be shown to those who may not see it.</summary>
    private static T Read(string word) => Words.TryRead<T>(word, out var value) ? value : throw new StoreProblem(
        $"The store says “{word}” where one of {string.Join(", ", Words.All<T>())} is meant: a newer version or another hand wrote it; "
        + "use that version, or restore a backup.");
}

/// <summary>Times are kept in UTC, as a type that both databases can order, and to the microsecond: PostgreSQL knows no less, and a store must tell the same on both.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(v => Whole(v.UtcDateTime), v => new DateTimeOffset(Whole(v)))
{
    private static DateTime Whole(DateTime v) => new(v.Ticks - (v.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
