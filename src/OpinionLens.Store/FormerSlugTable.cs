using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse;

namespace OpinionLens.Store;

internal sealed class FormerSlugTable : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> former)
    {
        former.ToTable("former_slugs");
        former.HasIndex(f => new { f.Kind, f.Slug }).IsUnique();
        former.HasIndex(f => f.TargetId);
    }
}
