using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;

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

/// <summary>A query in tokens: single words, all of which must be there, phrases, whose tokens must stand in a row, and what must not be there.</summary>
internal sealed record SearchQuery(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<string>> Phrases)
{
    /// <summary>Each a query of its own.</summary>
    public IReadOnlyList<SearchQuery> Not { get; init; } = [];

    /// <summary>True where more was asked for than is looked for.</summary>
    public bool IsCut { get; init; }

    /// <summary>True where nothing is asked for.</summary>
    public bool IsEmpty => Words.Count + Phrases.Count + Not.Count == 0;

    /// <summary>Whether a text answers it: what the databases ask of an entry, asked of words that have none.</summary>
    public bool IsIn(string text)
    {
        var tokens = TextAnalysis.SearchTokens(text).Select(t => t.Token).ToList();
        bool Row(IReadOnlyList<string> phrase) => Enumerable.Range(0, Math.Max(0, tokens.Count - phrase.Count + 1)).Any(at => tokens.Skip(at).Take(phrase.Count).SequenceEqual(phrase));
        return Words.All(tokens.Contains) && Phrases.All(Row) && !Not.Any(n => n.IsIn(text));
    }
}
