using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Drafts;

namespace OpinionLens.Store.Drafts;

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("drafts");
        draft.HasIndex(d => new { d.Who, d.Place }).IsUnique();
        draft.HasIndex(d => new { d.Who, d.At }).IsDescending(false, true);
        draft.HasIndex(d => d.ArticleId);
    }
}
