using System.Text;
using AngleSharp.Dom;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Html;

/// <summary>Elements to blocks of plain text: every block element is a paragraph of its own, inline marks are dropped, blanks are one blank.</summary>
internal sealed class PageBlocks
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "button", "form", "input", "select", "textarea",
        "nav", "figcaption", "head", "title", "datalist", "dialog", "menu",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
        "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "amp-img", "td", "th",
    };

    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder text = new();
    private ParagraphRole? role;

    private PageBlocks() { }

    /// <summary>The blocks under an element, none empty.</summary>
    public static IReadOnlyList<TextBlock> Of(INode root)
    {
        var reading = new PageBlocks();
        reading.Walk(root);
        reading.Flush();
        return reading.blocks;
    }

    private void Walk(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) Append(words.Data);
            else if (child is IElement element && !Dropped.Contains(element.LocalName)) Element(element);
        }
    }

    private void Element(IElement element)
    {
        var name = element.LocalName;
        if (name is "br" or "td" or "th") text.Append(' ');
        if (name == "pre") { Lines(element); return; }
        if (name == "br") return;
        if (Inline.Contains(name)) { Walk(element); return; }
        Flush();
        var before = role;
        role = name switch { "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => ParagraphRole.Heading, "li" or "blockquote" or "dd" or "tr" => ParagraphRole.Body, _ => role };
        Walk(element);
        Flush();
        role = before;
    }

    private void Lines(IElement pre)
    {
        Flush();
        foreach (var line in pre.TextContent.ReplaceLineEndings("\n").Split('\n'))
        {
            Append(line);
            Flush();
        }
    }

    private void Append(string words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c)) text.Append(c is '\u00AD' or '\u200B' or '\uFEFF' ? "" : c.ToString());
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
    }

    private void Flush()
    {
        var line = text.ToString().Trim();
        text.Clear();
        if (line.Length > 0) blocks.Add(new(line, role));
    }
}
