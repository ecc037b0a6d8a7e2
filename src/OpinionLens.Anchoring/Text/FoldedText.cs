namespace OpinionLens.Anchoring.Text;

/// <summary>A text as it is compared, with an exact map back: every folded character knows the stretch it came from.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands between parts that do not follow each other in the text; folding never makes it from a character.</summary>
    public const char Gap = '\n';

    private readonly int[] _starts;
    private readonly int[] _ends;

    internal FoldedText(string text, int[] starts, int[] ends) => (Text, _starts, _ends) = (text, starts, ends);

    public string Text { get; }

    public int Length => Text.Length;

    public static FoldedText Of(string text) => Of(text, [new TextSpan(0, text.Length)]);

    /// <summary>Only some stretches of a text, ascending and disjoint; the map leads to the whole text.</summary>
    public static FoldedText Of(string text, IReadOnlyList<TextSpan> parts)
    {
        var folder = new Folder(text.AsMemory(), parts.Sum(p => p.Length) + parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) folder.Join(parts[i - 1], parts[i]);
            folder.Add(parts[i]);
        }

        return folder.Done();
    }

    /// <summary>The stretch of the text that folded characters [start, end) came from; not empty unless they are none.</summary>
    public TextSpan ToOriginal(int start, int end) =>
        end > start ? new TextSpan(_starts[start], Math.Max(_starts[start], _ends[end - 1])) : new TextSpan(At(start), At(start));

    /// <summary>The first folded character that came from <paramref name="position"/> or later; <see cref="Length"/> past the end.</summary>
    public int FromOriginal(int position) => FoldMap.FromOriginal(_ends, position);

    /// <summary>The folded characters of an original span, without outer blanks.</summary>
    public (int Start, int End) FromOriginal(TextSpan span) => FoldMap.FromOriginal(Text, _starts, _ends, span);

    public static bool IsBlank(char c) => c is ' ' or Gap;

    private int At(int folded) => folded < _starts.Length ? _starts[folded] : _ends.Length > 0 ? _ends[^1] : 0;
}
