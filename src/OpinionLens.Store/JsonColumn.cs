using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store;

/// <summary>Small values that are only read and written whole live in one text column as JSON, the same on both databases.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            v => JsonSerializer.Serialize(v, LensJson.Line),
            text => JsonSerializer.Deserialize<T>(text, LensJson.Line)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, LensJson.Line) == JsonSerializer.Serialize(b, LensJson.Line),
                v => JsonSerializer.Serialize(v, LensJson.Line).GetHashCode(StringComparison.Ordinal),
                v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, LensJson.Line), LensJson.Line)!));
        return property;
    }
}
