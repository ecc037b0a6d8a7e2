using CsCheck;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Texts that break programs: half surrogates, marks without letters, emoji families, scripts without blanks, "aaaa".</summary>
internal static class OddTexts
{
    private static readonly string[] Pieces =
    [
        "the", "The", "pier", "piers", "council", "rejected", "rejects", "a", "aa", "aaaaaaaaaa", "3.5", "2025", "“rent”", "'rent'", "don’t", "–", "--", "…", "?", "!", ".", ",",
        " ", " ", " ", " ", "\u00A0", "\n", "\r\n", "\t", "\u00AD", "\u200B", "\u200F", "\uFEFF", "\uFE0F", "\0", "\uFFFF",
        "é", "e\u0301", "\u0301", "\u0301\u0301\u0301", "ﬁ", "ß", "İ", "ı", "Ⅷ", "½", "⑴", "\uD83D", "\uDE00", "😀", "👩‍👩‍👧", "🇹🇷", "\uDE00\uD83D",
        "السلام", "عليكم", "الـسـلام", "مُحَمَّد", "שלום", "会議", "は", "来週", "開かれる", "สวัสดี", "नमस्ते", "한국어", "한",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Mixed = Piece.List[0, 50].Select(string.Concat);

    private static readonly Gen<string> Wild = Gen.Char.List[0, 60].Select(c => string.Concat(c));

    private static readonly Gen<string> Repeating = Gen.Select(Piece, Gen.Int[1, 80]).Select((piece, times) => string.Concat(Enumerable.Repeat(piece, times)));

    /// <summary>Any of them.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency((5, Mixed), (2, Wild), (1, Repeating));

    /// <summary>A text and another that was made of it by a few cuts, insertions and moves.</summary>
    public static Gen<(string Old, string Fresh)> Revised { get; } = Gen.Select(Any, Gen.Int[0, 9999].List[0, 6], Piece).Select((old, edits, piece) => (old, edits.Aggregate(old, (text, edit) => Edited(text, edit, piece))));

    /// <summary>A stretch of the text, at least one unit long when the text is not empty.</summary>
    public static TextSpan Span(string text, int start, int length)
    {
        if (text.Length == 0) return default;
        start %= text.Length;
        return new TextSpan(start, start + 1 + length % (text.Length - start));
    }

    private static string Edited(string text, int edit, string piece)
    {
        if (text.Length == 0) return piece;
        var (at, length) = (edit / 3 % text.Length, edit % 7);
        length = Math.Min(length, text.Length - at);
        return (edit % 3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, piece),
            _ => text.Remove(at, length).Insert(edit % (text.Length - length + 1), text.Substring(at, length)),
        };
    }
}
