using System.Globalization;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>Words, and where they lead; null where they lead nowhere.</summary>
public readonly record struct LedWords(string Text, string? Href = null);

/// <summary>Tells in a sentence where an old address leads now.</summary>
/// <param name="slug">Of the article.</param>
/// <param name="current">Number of the revision that is read.</param>
public sealed class AddressWords(string slug, int current)
{
    /// <summary>A sentence for a note on a paragraph's number.</summary>
    public IReadOnlyList<LedWords> Of(int paragraph, AddressNote note)
    {
        var (subject, was) = note.Sentences is { } run ? (Sentences(run), run.First == run.Last ? "was" : "were") : ($"paragraph {N(paragraph)}", "was");
        return note.Fate switch
        {
            AddressFate.Changed => [new($"Other words stood here in {Revisions(note.Revisions)}: "), new("see what changed", $"/a/{slug}/history?from={N(note.Revisions[0])}&to={N(current)}#n{N(paragraph)}"), new(".")],
            AddressFate.Cut => [new($"What {was} {subject} in {Revisions(note.Revisions)} {was} cut; to be read in "), .. Joined(note.Revisions.Select(r => new LedWords($"revision {N(r)}", There(r, paragraph, note.Sentences)))), new(".")],
            _ => [new($"In {Revisions(note.Revisions)}, {subject} {was} what is "), .. Now(paragraph, note), new(" now.")],
        };
    }

    private static IEnumerable<LedWords> Now(int paragraph, AddressNote note) =>
        note.Now is { } run ? [new((note.Paragraphs[0] == paragraph ? "" : $"paragraph {N(note.Paragraphs[0])}, ") + Sentences(run), $"#p{N(note.Paragraphs[0])}s{N(run.First)}")]
        : Joined(note.Paragraphs.Select(p => new LedWords($"paragraph {N(p)}", $"#p{N(p)}")));

    private string There(int revision, int paragraph, SentenceRun? sentences) => $"/a/{slug}/r/{N(revision)}#p{N(paragraph)}{(sentences is { } run ? $"s{N(run.First)}" : "")}";

    /// <summary>"revision 2", "revisions 1 and 3", "revisions 1 to 4".</summary>
    private static string Revisions(IReadOnlyList<int> numbers) => numbers.Count == 1 ? $"revision {N(numbers[0])}"
        : numbers.Count > 2 && numbers[^1] - numbers[0] == numbers.Count - 1 ? $"revisions {N(numbers[0])} to {N(numbers[^1])}"
        : $"revisions {Parts.Phrases.Join(numbers.Select(N))}";

    private static string Sentences(SentenceRun run) => run.First == run.Last ? $"sentence {N(run.First)}" : $"sentences {N(run.First)} {(run.Last == run.First + 1 ? "and" : "to")} {N(run.Last)}";

    /// <summary>"A", "A and B", "A, B and C".</summary>
    private static IEnumerable<LedWords> Joined(IEnumerable<LedWords> words)
    {
        var all = words.ToList();
        return all.SelectMany((w, i) => i == 0 ? [w] : new[] { new LedWords(i == all.Count - 1 ? " and " : ", "), w });
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
