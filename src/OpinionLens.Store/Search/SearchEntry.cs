using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.Search;

/// <summary>What can be found: one row a searchable thing, with the folded and stemmed tokens that both databases index alike.</summary>
internal sealed class SearchEntry : Kept
{
    public HitKind Kind { get; init; }
    public long SubjectId { get; init; }
    public long? ArticleId { get; init; }

    /// <summary>Number of the revision, for paragraphs.</summary>
    public int? Revision { get; init; }
    public int? Ordinal { get; init; }
    public Visibility Visibility { get; init; }

    /// <summary>Tokens separated by blanks, in reading order.</summary>
    public required string Tokens { get; init; }
}

internal sealed class SearchEntryTable : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("search_entries");
        entry.HasIndex(e => new { e.Kind, e.SubjectId });
        entry.HasIndex(e => new { e.ArticleId, e.Revision });
    }
}

/// <summary>A query in tokens: single words, all of which must be there, and phrases, whose tokens must stand in a row.</summary>
internal sealed record SearchQuery(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<string>> Phrases)
{
    public bool IsEmpty => Words.Count == 0 && Phrases.Count == 0;
}
