using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Changes;

namespace OpinionLens.Store.ChangeLog;

internal sealed class ChangeTable : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("changes");
        change.HasIndex(c => new { c.ArticleId, c.Id }).IsDescending(false, true);
        change.HasIndex(c => c.Batch);
        change.HasIndex(c => new { c.Who, c.Id }).IsDescending(false, true);
        change.HasIndex(c => c.Undoes);
        change.HasIndex(c => new { c.Verb, c.Id }).IsDescending(false, true);
    }
}
