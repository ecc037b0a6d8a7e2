using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse;

namespace OpinionLens.Store.Accounts;

/// <summary>A value that belongs to the store itself, by name.</summary>
internal sealed class StoreSetting : Kept
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

/// <summary>A one-time address's token. Only its hash is kept.</summary>
internal sealed class EditorToken : Kept
{
    public required string Sha256 { get; init; }
    public DateTimeOffset Expires { get; init; }
    public DateTimeOffset? Used { get; set; }
}

internal sealed class StoreSettingTable : IEntityTypeConfiguration<StoreSetting>
{
    public void Configure(EntityTypeBuilder<StoreSetting> setting)
    {
        setting.ToTable("settings");
        setting.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class EditorTokenTable : IEntityTypeConfiguration<EditorToken>
{
    public void Configure(EntityTypeBuilder<EditorToken> token)
    {
        token.ToTable("editor_tokens");
        token.HasIndex(t => t.Sha256).IsUnique();
    }
}
