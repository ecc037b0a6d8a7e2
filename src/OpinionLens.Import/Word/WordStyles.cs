using DocumentFormat.OpenXml.Wordprocessing;
using OpinionLens.Discourse.Articles;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace OpinionLens.Import.Word;

/// <summary>Which paragraphs are headings, as the styles of the document say: an outline level, or a style named Title or Heading, itself or by inheritance.</summary>
internal sealed class WordStyles
{
    private const int BodyLevel = 9;
    private const int LongestInheritance = 12;
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    public static WordStyles Of(Styles? part)
    {
        var read = new WordStyles();
        foreach (var style in part?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id) read.styles.TryAdd(id, style);
        return read;
    }

    /// <summary>Heading, body for items of lists, else null: to be found out from the words.</summary>
    public ParagraphRole? RoleOf(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        if (properties?.OutlineLevel?.Val?.Value is { } level) return level < BodyLevel ? ParagraphRole.Heading : ParagraphRole.Body;
        if (IsHeading(properties?.ParagraphStyleId?.Val?.Value)) return ParagraphRole.Heading;
        return properties?.NumberingProperties is not null ? ParagraphRole.Body : null;
    }

    private bool IsHeading(string? id)
    {
        for (var i = 0; i < LongestInheritance && id is not null; i++)
        {
            if (!styles.TryGetValue(id, out var style)) return IsHeadingName(id);
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level) return level < BodyLevel;
            if (IsHeadingName(style.StyleName?.Val?.Value ?? id)) return true;
            id = style.BasedOn?.Val?.Value;
        }
        return false;
    }

    private static bool IsHeadingName(string name) => name.Equals("title", StringComparison.OrdinalIgnoreCase) || name.StartsWith("heading", StringComparison.OrdinalIgnoreCase);
}
