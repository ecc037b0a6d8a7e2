using System.Text.Json;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Store;

namespace OpinionLens.Cli.Evaluation;

/// <summary>Two revisions of a text by a human hand, and what became of each passage as a careful reader tells it.</summary>
/// <param name="Half">"tuning" or "reported"; null where the pairs are not divided.</param>
/// <param name="About">What the editor did; may be null.</param>
/// <param name="Old">Paragraphs of the old text.</param>
/// <param name="New">Paragraphs of the new text.</param>
/// <param name="Passages">At least one.</param>
internal sealed record RevisionPair(string? Half, string? About, string[] Old, string[] New, RevisionPair.Passage[] Passages)
{
    /// <summary>A stretch of the old text and its fate.</summary>
    /// <param name="Quote">Its words, as they stand in the old text.</param>
    /// <param name="State">exact, moved, changed or orphaned.</param>
    /// <param name="Now">Its words in the new text; null where it is gone.</param>
    /// <param name="Nth">Which occurrence of the quote, from 1.</param>
    /// <param name="NowNth">Which occurrence of its new words, from 1.</param>
    internal sealed record Passage(string Quote, string State, string? Now, int Nth = 1, int NowNth = 1);

    public string Name { get; private init; } = "";

    /// <summary>Paragraphs joined by one line feed.</summary>
    public string OldText => string.Join('\n', Old);

    public string NewText => string.Join('\n', New);

    /// <exception cref="Refusal">The file cannot be read as one, or a passage is not where it says; says which and why.</exception>
    public static RevisionPair Read(string path)
    {
        try
        {
            var pair = JsonSerializer.Deserialize<RevisionPair>(File.ReadAllText(path), JsonSerializerOptions.Web);
            if (pair is not { Old: not null, New: not null, Passages.Length: > 0 }) throw new Refusal($"{path} lacks old, new or passages.");
            pair = pair with { Name = Path.GetFileNameWithoutExtension(path) };
            foreach (var passage in pair.Passages) pair.Check(path, passage);
            return pair;
        }
        catch (JsonException e)
        {
            throw new Refusal($"{path} is not JSON as it should be: {e.Message}");
        }
    }

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

    private void Check(string path, Passage passage)
    {
        if (!Words.TryRead<AnchorState>(passage.State, out var state)) throw new Refusal($"{path}: “{passage.Quote}” has the state {passage.State}; it is one of {string.Join(", ", Words.All<AnchorState>())}.");
        if (Place(OldText, passage.Quote, passage.Nth) is null) throw new Refusal($"{path}: “{passage.Quote}” does not stand in the old text.");
        if (passage.Now is null != (state == AnchorState.Orphaned)) throw new Refusal($"{path}: “{passage.Quote}” is {passage.State}; only an orphaned passage has no \"now\".");
        if (passage.Now is not null && Place(NewText, passage.Now, passage.NowNth) is null) throw new Refusal($"{path}: “{passage.Now}” does not stand in the new text.");
    }
}
