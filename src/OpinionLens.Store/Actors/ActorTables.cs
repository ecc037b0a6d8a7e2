using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Actors;

namespace OpinionLens.Store.Actors;

internal sealed class ActorTable : IEntityTypeConfiguration<Actor>
{
    public void Configure(EntityTypeBuilder<Actor> actor)
    {
        actor.ToTable("actors");
        actor.Property(a => a.Aliases).AsJson();
        actor.Property(a => a.Offices).AsJson();
        actor.Ignore(a => a.AllNames);
        actor.HasIndex(a => a.Slug).IsUnique();
        actor.HasIndex(a => new { a.Total, a.Id }).IsDescending(true, false);
    }
}

internal sealed class ActorNameTable : IEntityTypeConfiguration<ActorName>
{
    public void Configure(EntityTypeBuilder<ActorName> name)
    {
        name.ToTable("actor_names");
        name.HasIndex(n => new { n.Folded, n.ActorId }).IsUnique();
        name.HasOne<Actor>().WithMany().HasForeignKey(n => n.ActorId).OnDelete(DeleteBehavior.Cascade);
    }
}
