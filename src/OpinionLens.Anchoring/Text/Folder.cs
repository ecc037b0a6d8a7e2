namespace OpinionLens.Anchoring.Text;

/// <summary>Folds a text piece by piece.</summary>
internal sealed class Folder
{
    private ReadOnlyMemory<char> _text;
    private char[] _chars;
    private int[] _starts = [];
    private int[] _ends = [];
    private int _count;

    // Most paragraphs fold character by character; a map is kept from the first character on that does not.
    private bool _isMapped;
    private int _from;

    public Folder(ReadOnlyMemory<char> text, int expected) => (_text, _chars) = (text, new char[expected]);

    /// <summary>Begins anew with another text and the same memory.</summary>
    public void Restart(ReadOnlyMemory<char> text) => (_text, _count, _isMapped) = (text, 0, false);

    /// <summary>What was folded so far; valid until more is.</summary>
    public ReadOnlyMemory<char> Folded => _chars.AsMemory(0, _count);

    /// <summary>Where the folded characters came from; valid until more is folded.</summary>
    public FoldMap Map => _isMapped ? new(_starts.AsMemory(0, _count), _ends.AsMemory(0, _count)) : new(_from, _count);

    public void Add(TextSpan part)
    {
        var text = _text.Span;
        for (var i = part.Start; i < part.End;)
        {
            var next = i + 1;
            var c = text[i];
            if (c < 0x80 && (next >= part.End || text[next] < '\u0300')) Emit(Ascii(c), i, next);
            else
            {
                next = ClusterEnd(text, i, part.End);
                var folded = next == i + 1 ? Folding.Of(c) : Folding.OfCluster(text.Slice(i, next - i));
                foreach (var f in folded) Emit(f, i, next);
            }

            i = next;
        }
    }

    /// <summary>A blank between neighbouring parts, a gap where text between them was left out.</summary>
    public void Join(TextSpan before, TextSpan after)
    {
        var between = _text.Span.Slice(before.End, after.Start - before.End);
        Emit(between.IsWhiteSpace() ? ' ' : FoldedText.Gap, before.End, before.End);
    }

    public FoldedText Done() => new(new string(_chars, 0, _count), Map);

    private static int ClusterEnd(ReadOnlySpan<char> text, int start, int limit)
    {
        var end = start + 1;
        if (char.IsHighSurrogate(text[start]) && end < limit && char.IsLowSurrogate(text[end])) end++;
        limit = Math.Min(limit, start + Folding.LongestCluster);
        while (end < limit && Folding.IsMark(text[end])) end++;
        return end;
    }

    private static char Ascii(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        '`' => '\'',
        ' ' or (>= '\t' and <= '\r') => ' ',
        _ => c,
    };

    private void Emit(char c, int start, int end)
    {
        // A run of blanks counts as one, and "--" as the dash it stands for.
        if (c is ' ' or '-' && _count > 0 && (_chars[_count - 1] == c || (c == ' ' && _chars[_count - 1] == FoldedText.Gap)))
        {
            KeepMap();
            _ends[_count - 1] = end;
            return;
        }

        if (_count == _chars.Length) Grow();
        if (_count == 0) _from = start;
        if (!_isMapped && (start != _from + _count || end != start + 1)) KeepMap();
        if (_isMapped) (_starts[_count], _ends[_count]) = (start, end);
        _chars[_count++] = c;
    }

    private void KeepMap()
    {
        if (_isMapped) return;
        _isMapped = true;
        if (_starts.Length < _chars.Length) (_starts, _ends) = (new int[_chars.Length], new int[_chars.Length]);
        for (var i = 0; i < _count; i++) (_starts[i], _ends[i]) = (_from + i, _from + i + 1);
    }

    private void Grow()
    {
        var size = Math.Max(16, _count + _count / 4);
        Array.Resize(ref _chars, size);
        if (!_isMapped) return;
        Array.Resize(ref _starts, size);
        Array.Resize(ref _ends, size);
    }
}
