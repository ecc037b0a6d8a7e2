using System.Text.Json;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Tests;

/// <summary>A text that a person revised, and what a careful reader says became of its passages: the cases of the anchoring library, which the whole program must answer as well.</summary>
internal sealed record HumanRevision(string[] Old, string[] New, HumanRevision.Passage[] Passages)
{
    /// <param name="Quote">Words of the old text.</param>
    /// <param name="State">What became of them.</param>
    /// <param name="Now">The words in the new text; null where they are gone.</param>
    /// <param name="Nth">Which occurrence of the quote, from 1.</param>
    internal sealed record Passage(string Quote, string State, string? Now, int Nth = 1);

    public string Name { get; private init; } = "";

    public static IReadOnlyList<HumanRevision> All() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases", "Revisions"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<HumanRevision>(File.ReadAllText(f), JsonSerializerOptions.Web)! with { Name = Path.GetFileNameWithoutExtension(f) })];

    public ImportedText Text(bool fresh) => new()
    {
        Title = Name, Slug = Name, Visibility = Visibility.Public, Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', fresh ? New : Old)),
        Paragraphs = [.. (fresh ? New : Old).Select(p => new ImportedParagraph(ParagraphRole.Body, p))],
    };

    /// <summary>A claim on a passage; null where it goes over several paragraphs, which a passage does not.</summary>
    public ClaimDraft? Draft(Passage passage)
    {
        var seen = 0;
        for (var i = 0; i < Old.Length; i++)
            for (var at = Old[i].IndexOf(passage.Quote, StringComparison.Ordinal); at >= 0; at = Old[i].IndexOf(passage.Quote, at + 1, StringComparison.Ordinal))
                if (++seen == passage.Nth) return new() { Statement = $"{Name}: {passage.Quote}"[..Math.Min(200, Name.Length + 2 + passage.Quote.Length)], Passages = [new(passage.Quote, i + 1, at)] };
        return null;
    }
}
