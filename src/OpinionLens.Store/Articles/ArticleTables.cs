using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Store.Articles;

internal sealed class ArticleTable : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("articles");
        article.Property(a => a.Authors).AsJson();
        article.Property(a => a.Coverage).AsJson();
        article.Ignore(a => a.Holders);
        article.HasIndex(a => a.Slug).IsUnique();
        article.HasIndex(a => new { a.SortDate, a.Id }).IsDescending();
        article.HasIndex(a => a.Outlet);
        article.HasIndex(a => new { a.Waiting, a.Id }).IsDescending();
    }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revisions");
        revision.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        revision.HasIndex(r => r.TextSha256);
        revision.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RevisionSourceTable : IEntityTypeConfiguration<RevisionSource>
{
    public void Configure(EntityTypeBuilder<RevisionSource> source)
    {
        source.ToTable("revision_sources");
        source.HasIndex(s => s.RevisionId).IsUnique();
        source.HasOne<Revision>().WithMany().HasForeignKey(s => s.RevisionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParagraphTable : IEntityTypeConfiguration<Paragraph>
{
    public void Configure(EntityTypeBuilder<Paragraph> paragraph)
    {
        paragraph.ToTable("paragraphs");
        paragraph.Property(p => p.Sentences).AsJson();
        paragraph.HasIndex(p => new { p.RevisionId, p.Ordinal }).IsUnique();
        paragraph.HasOne<Revision>().WithMany().HasForeignKey(p => p.RevisionId).OnDelete(DeleteBehavior.Cascade);
    }
}
