using OpinionLens.Anchoring.Matching;
using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>A text cut into slices that each begin with a word; together they are the text.</summary>
internal sealed class WordSlices
{
    private readonly string _text;
    private readonly List<(int Start, string Word)> _slices = [];

    public WordSlices(string text)
    {
        _text = text;
        var folded = FoldedText.Of(text);
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            while (i < folded.Length && WordOrder.Counts(folded.Text, i) && !(i > start && IsAlone(folded.Text[i]))) i++;
            if (i == start) i++;
            else Add(folded.ToOriginal(start, i).Start, folded.Text[start..i]);
            if (i > start && IsAlone(folded.Text[start])) i = start + 1;
        }
    }

    public int Count => _slices.Count;

    /// <summary>The folded word that the slice begins with.</summary>
    public string Word(int slice) => _slices[slice].Word;

    /// <summary>The text of slices [from, to); marks before the first word belong to it.</summary>
    public string Text(int from, int to) => from < to ? _text[StartOf(from)..StartOf(to)] : "";

    private int StartOf(int slice) => slice == 0 ? 0 : slice < _slices.Count ? _slices[slice].Start : _text.Length;

    private static bool IsAlone(char c) => c is '?' or '%' or '&' or '@' or '#';

    // One character may fold to several words; it is not cut.
    private void Add(int start, string word)
    {
        if (_slices.Count > 0 && _slices[^1].Start == start) _slices[^1] = (start, _slices[^1].Word + " " + word);
        else _slices.Add((start, word));
    }
}
