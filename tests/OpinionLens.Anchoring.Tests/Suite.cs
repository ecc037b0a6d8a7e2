using System.Text.Json;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Cases of other projects, read from the material folder and never copied. Without the folder a theory has one row, which is skipped.</summary>
internal static class Suite
{
    private const string NoMaterial = "OPINIONLENS_MATERIAL names no folder";

    private static string? Folder => Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") is { Length: > 0 } material ? Path.Combine(material, "suites", "anchoring") : null;

    /// <summary>A row for each case of a file: its number and its name.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="list">Where the list is, when the file is an object; null when it is the list.</param>
    public static TheoryData<int, string> Rows(string file, string? list = null)
    {
        var rows = new TheoryData<int, string>();
        if (Folder is null) rows.Add(0, NoMaterial);
        else foreach (var (e, i) in Cases(file, list).EnumerateArray().Select((e, i) => (e, i))) rows.Add(i, Name(e));
        return rows;
    }

    /// <summary>The case of a row.</summary>
    public static JsonElement Case(string file, int row, string? list = null)
    {
        if (Folder is null) Assert.Skip(NoMaterial);
        return Cases(file, list)[row];
    }

    /// <summary>A text that belongs to a whole file.</summary>
    public static string TextOf(string file, string property) => Document(file).GetProperty(property).GetString()!;

    public static string FileText(string name) => File.ReadAllText(Path.Combine(Folder!, name));

    public static string Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    public static TextSpan Span(JsonElement e) => new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());

    public static TextSelectors Selectors(JsonElement selector, TextPositionSelector? position = null) => new(new(Text(selector, "exact"), Text(selector, "prefix"), Text(selector, "suffix")), position);

    private static JsonElement Cases(string file, string? list) => list is null ? Document(file) : Document(file).GetProperty(list);

    private static JsonElement Document(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, file))).RootElement;

    private static string Name(JsonElement e) => new[] { "name", "description", "id" }.Select(n => Text(e, n)).FirstOrDefault(n => n.Length > 0) ?? "";
}
