using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

internal sealed class ClaimTable : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("claims");
        claim.Property(c => c.Attribution).AsJson();
        claim.Property(c => c.About).AsJson();
        claim.Property(c => c.Topics).AsJson();
        claim.HasIndex(c => new { c.ArticleId, c.Status, c.SortDate, c.Id }).IsDescending(false, false, true, true);
        claim.HasIndex(c => new { c.Status, c.SortDate, c.Id }).IsDescending(false, true, true);
        claim.HasIndex(c => new { c.PropositionId, c.SortDate, c.Id }).IsDescending(false, true, true);
        claim.HasIndex(c => new { c.Voice, c.SortDate, c.Id }).IsDescending(false, true, true);
        claim.HasIndex(c => new { c.Type, c.SortDate, c.Id }).IsDescending(false, true, true);
        claim.HasIndex(c => new { c.OutletId, c.SortDate, c.Id }).IsDescending(false, true, true);
        claim.HasIndex(c => c.PackKey).IsUnique();
        claim.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
        claim.HasOne<Proposition>().WithMany().HasForeignKey(c => c.PropositionId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PassageTable : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passage)
    {
        passage.ToTable("passages");
        passage.Property(p => p.Blind!).AsJson().IsRequired(false);
        passage.HasIndex(p => new { p.ClaimId, p.Ordinal }).IsUnique();
        passage.HasIndex(p => p.ArticleId);
        passage.HasOne<Claim>().WithMany().HasForeignKey(p => p.ClaimId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PassageAnchorTable : IEntityTypeConfiguration<PassageAnchor>
{
    public void Configure(EntityTypeBuilder<PassageAnchor> anchor)
    {
        anchor.ToTable("passage_anchors");
        anchor.HasIndex(a => new { a.PassageId, a.Revision }).IsUnique();
        anchor.HasIndex(a => new { a.ArticleId, a.Revision });
        anchor.HasIndex(a => new { a.ClaimId, a.Revision });
        anchor.HasOne<Passage>().WithMany().HasForeignKey(a => a.PassageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClaimActorTable : IEntityTypeConfiguration<ClaimActor>
{
    public void Configure(EntityTypeBuilder<ClaimActor> link)
    {
        link.ToTable("claim_actors");
        link.HasIndex(l => new { l.ActorId, l.Role, l.SortDate, l.ClaimId }).IsDescending(false, false, true, true);
        link.HasIndex(l => new { l.ClaimId, l.ActorId, l.Role });
        link.HasIndex(l => new { l.ArticleId, l.Role });
        link.HasOne<Claim>().WithMany().HasForeignKey(l => l.ClaimId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Actor>().WithMany().HasForeignKey(l => l.ActorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClaimTopicTable : IEntityTypeConfiguration<ClaimTopic>
{
    public void Configure(EntityTypeBuilder<ClaimTopic> link)
    {
        link.ToTable("claim_topics");
        link.HasIndex(l => new { l.TopicId, l.SortDate, l.ClaimId }).IsDescending(false, true, true);
        link.HasIndex(l => new { l.ClaimId, l.TopicId });
        link.HasOne<Claim>().WithMany().HasForeignKey(l => l.ClaimId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Topic>().WithMany().HasForeignKey(l => l.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TopicTable : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("topics");
        topic.HasIndex(t => t.Slug).IsUnique();
        topic.HasIndex(t => new { t.Claims, t.Id }).IsDescending(true, false);
    }
}

internal sealed class PropositionTable : IEntityTypeConfiguration<Proposition>
{
    public void Configure(EntityTypeBuilder<Proposition> proposition)
    {
        proposition.ToTable("propositions");
        proposition.HasIndex(p => p.Slug).IsUnique();
        proposition.HasIndex(p => p.TopicId);
    }
}

internal sealed class RelationTable : IEntityTypeConfiguration<Relation>
{
    public void Configure(EntityTypeBuilder<Relation> relation)
    {
        relation.ToTable("relations");
        relation.HasIndex(r => new { r.FromId, r.ToId, r.Kind }).IsUnique();
        relation.HasIndex(r => r.ToId);
        relation.HasOne<Claim>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Cascade);
        relation.HasOne<Claim>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Cascade);
    }
}
