using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace OpinionLens.Import.Word;

/// <summary>The words of a paragraph: insertions are there, deletions, moved-away words, hidden words and field codes are not.</summary>
internal static class WordText
{
    public static string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(text, paragraph);
        return text.ToString();
    }

    private static void Append(StringBuilder text, OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case WordRun words: Blank(text, words.Text); break;
                case TabChar or Break or CarriageReturn or PositionalTab: Blank(text, " "); break;
                case NoBreakHyphen: text.Append('-'); break;
                case RubyContent or DeletedRun or MoveFromRun or DeletedText or AlternateContentFallback: break;
                case Run run when IsHidden(run): break;
                case ParagraphProperties or RunProperties: break;
                case TextBoxContent box: Blank(text, " "); Append(text, box); Blank(text, " "); break;
                default: Append(text, child); break;
            }
        }
    }

    private static bool IsHidden(Run run) => run.RunProperties?.Vanish is { } vanish && (vanish.Val is null || vanish.Val.Value);

    private static void Blank(StringBuilder text, string words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
    }
}
