namespace OpinionLens.Anchoring.Text;

/// <summary>A text as it is compared, with an exact map back: every folded character knows the stretch it came from.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands between parts that do not follow each other in the text; folding never makes it from a character.</summary>
    public const char Gap = '\n';

    private readonly FoldMap _map;

    internal FoldedText(string text, FoldMap map) => (Text, _map) = (text, map);

    public string Text { get; }

    public int Length => Text.Length;

    public static FoldedText Of(string text) => Of(text, [new TextSpan(0, text.Length)]);

    /// <summary>Only some stretches of a text, ascending and disjoint; the map leads to the whole text.</summary>
    public static FoldedText Of(string text, IReadOnlyList<TextSpan> parts)
    {
        var folder = new Folder(text.AsMemory(), parts.Sum(p => p.Length) + Math.Max(0, parts.Count - 1));
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) folder.Join(parts[i - 1], parts[i]);
            folder.Add(parts[i]);
        }

        return folder.Done();
    }

    /// <summary>The stretch of the text that folded characters [start, end) came from; not empty unless they are none.</summary>
    public TextSpan ToOriginal(int start, int end) =>
        end > start ? new TextSpan(_map.Start(start), Math.Max(_map.Start(start), _map.End(end - 1))) : new TextSpan(At(start), At(start));

    /// <summary>The first folded character that came from <paramref name="position"/> or later; <see cref="Length"/> past the end.</summary>
    public int FromOriginal(int position) => _map.FromOriginal(position);

    /// <summary>The folded characters of an original span, without outer blanks.</summary>
    public (int Start, int End) FromOriginal(TextSpan span) => _map.FromOriginal(Text, span);

    public static bool IsBlank(char c) => c is ' ' or Gap;

    private int At(int folded) => folded < _map.Count ? _map.Start(folded) : _map.Count > 0 ? _map.End(_map.Count - 1) : 0;
}
