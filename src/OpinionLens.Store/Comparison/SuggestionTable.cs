using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Suggestions;

namespace OpinionLens.Store.Comparison;

internal sealed class SuggestionTable : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> suggestion)
    {
        suggestion.ToTable("suggestions");
        suggestion.HasIndex(s => new { s.FromId, s.ToId }).IsUnique();
        suggestion.HasIndex(s => s.ToId);
        suggestion.HasOne<Claim>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Cascade);
        suggestion.HasOne<Claim>().WithMany().HasForeignKey(s => s.ToId).OnDelete(DeleteBehavior.Cascade);
    }
}
