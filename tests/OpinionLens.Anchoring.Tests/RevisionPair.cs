using System.Text.Json;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Two revisions of an opinion piece, and what became of each passage as a careful reader tells it.</summary>
internal sealed record RevisionPair(string Half, string About, string[] Old, string[] New, RevisionPair.Passage[] Passages)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "Revisions");

    /// <summary>A stretch of the old text and its fate. Occurrences count from 1, in the order of reading.</summary>
    internal sealed record Passage(string Quote, string State, string? Now, int Nth = 1, int NowNth = 1);

    public string OldText => string.Join('\n', Old);

    public string NewText => string.Join('\n', New);

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static RevisionPair Read(string name) =>
        JsonSerializer.Deserialize<RevisionPair>(File.ReadAllText(Path.Combine(Folder, name)), JsonSerializerOptions.Web)!;

    /// <summary>The place of an occurrence, or null when the text has fewer of them.</summary>
    public static TextSpan? Place(string text, string? words, int nth)
    {
        if (string.IsNullOrEmpty(words) || nth < 1) return null;
        var at = -1;
        for (var i = 0; i < nth; i++)
        {
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
            if (at < 0) return null;
        }

        return new TextSpan(at, at + words.Length);
    }
}
