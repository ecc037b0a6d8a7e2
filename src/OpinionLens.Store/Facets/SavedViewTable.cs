using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Store.Facets;

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.HasIndex(v => v.Slug).IsUnique();
    }
}
