using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse;

namespace OpinionLens.Store.ChangeLog;

internal enum RowAction { Added, Changed, Removed }

/// <summary>
/// What a change did to one row: what undo turns round. An added row is named only, for it stands in its own table; a changed one with the columns that
/// changed; a removed one whole. Rows that came with another (the passages of a new claim, the paragraphs of a new revision) follow it and are not named.
/// </summary>
internal sealed class ChangeRow
{
    public long Id { get; init; } = LensId.New();
    public long ChangeId { get; set; }

    /// <summary>Name of the row's type, as <see cref="RowJson"/> spells it.</summary>
    public required string Kind { get; init; }
    public long RowId { get; init; }

    /// <summary>Whose history it belongs to: the claim of a passage, the article of a revision.</summary>
    public long SubjectId { get; init; }
    public RowAction Action { get; init; }

    /// <summary>Columns as JSON; null for an added row.</summary>
    public string? Before { get; init; }

    /// <summary>Columns as JSON; null for a removed row and for an added one.</summary>
    public string? After { get; init; }
}

internal sealed class ChangeRowTable : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> row)
    {
        row.ToTable("change_rows");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.HasIndex(r => r.ChangeId);
        row.HasIndex(r => new { r.RowId, r.ChangeId });
        row.HasIndex(r => new { r.SubjectId, r.ChangeId }).IsDescending(false, true);
    }
}
