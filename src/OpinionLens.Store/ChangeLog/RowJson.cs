using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.ChangeLog;

/// <summary>
/// A row of any table as JSON and back, the same on both databases: columns by property name in camel case, values as the model converts them
/// (enums as words, times in UTC, bytes in base 64).
/// </summary>
internal static class RowJson
{
    /// <summary>Name of a row's type: <c>claim</c>, <c>passageAnchor</c>.</summary>
    public static string KindOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    /// <summary>Name of a column.</summary>
    public static string NameOf(IReadOnlyPropertyBase property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>All columns.</summary>
    public static JsonObject Whole(PropertyValues values)
    {
        var row = new JsonObject();
        foreach (var property in values.Properties) row[NameOf(property)] = ToNode(property, values[property]);
        return row;
    }

    /// <summary>All columns of a row that no context tracks.</summary>
    public static JsonObject Whole(IEntityType type, object row)
    {
        var columns = new JsonObject();
        foreach (var property in type.GetProperties()) columns[NameOf(property)] = ToNode(property, property.PropertyInfo!.GetValue(row));
        return columns;
    }

    /// <summary>A new object from all columns; columns that the JSON lacks keep the type's default.</summary>
    public static object Make(IEntityType type, JsonObject row)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties())
            if (row.TryGetPropertyValue(NameOf(property), out var node) && property.PropertyInfo is { CanWrite: true } setter) setter.SetValue(made, FromNode(property, node));
        return made;
    }

    /// <summary>Writes columns into a tracked row.</summary>
    public static void Fill(EntityEntry entry, JsonObject columns)
    {
        foreach (var property in entry.Metadata.GetProperties())
            if (columns.TryGetPropertyValue(NameOf(property), out var node)) entry.Property(property).CurrentValue = FromNode(property, node);
    }

    private static JsonNode? ToNode(IProperty property, object? value)
    {
        if (value is null) return null;
        var kept = property.GetValueConverter() is { } converter ? converter.ConvertToProvider(value) : value;
        return JsonSerializer.SerializeToNode(kept, kept?.GetType() ?? typeof(object), LensJson.Line);
    }

    private static object? FromNode(IProperty property, JsonNode? node)
    {
        if (node is null) return null;
        var converter = property.GetValueConverter();
        var type = converter?.ProviderClrType ?? property.ClrType;
        var kept = node.Deserialize(Nullable.GetUnderlyingType(type) ?? type, LensJson.Line);
        return converter is null ? kept : converter.ConvertFromProvider(kept);
    }
}
