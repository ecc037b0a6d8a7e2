using System.Text.RegularExpressions;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Text;
using OpinionLens.Language;

namespace OpinionLens.Import.Roles;

/// <summary>Says of each paragraph what it is. By-lines stand near the top, footers are the unbroken run at the end, headings are short lines without a stop.</summary>
internal static partial class RoleReader
{
    private const int BylineWithin = 4;
    private const int LongestHeading = 80;

    public static IReadOnlyList<ImportedParagraph> Assign(IReadOnlyList<TextBlock> blocks)
    {
        var roles = new ParagraphRole[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
            roles[i] = blocks[i].Role ?? (IsHeading(blocks, i) ? ParagraphRole.Heading : ParagraphRole.Body);
        // What the format calls a footer (a running head above the title) counts for nothing here.
        foreach (var i in Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Role != ParagraphRole.Footer).Take(BylineWithin))
        {
            if (!Byline.Is(blocks[i].Text)) continue;
            roles[i] = ParagraphRole.Byline;
            // The date may stand alone below the name.
            if (i + 2 < blocks.Count && Byline.IsDate(blocks[i + 1].Text)) roles[i + 1] = ParagraphRole.Byline;
            break;
        }
        // At least one paragraph stays body: a text of footers alone is no article.
        for (var i = blocks.Count - 1; i > 0 && (blocks[i].Role == ParagraphRole.Footer || IsFooter(blocks[i].Text)) && roles[i] != ParagraphRole.Byline; i--) roles[i] = ParagraphRole.Footer;
        return [.. blocks.Select((b, i) => new ImportedParagraph(roles[i], b.Text))];
    }

    private static bool IsHeading(IReadOnlyList<TextBlock> blocks, int i)
    {
        var text = blocks[i].Text;
        if (text.Length > LongestHeading || i == blocks.Count - 1 || TextAnalysis.Sentences(text).Count != 1) return false;
        if (text[^1] is '.' or '!' or '…' or '”' or '"' or '»' or ';' or ',' || text[0] is '“' or '"' or '«' or '@') return false;
        return char.IsUpper(text[0]) || char.IsDigit(text[0]) || char.GetUnicodeCategory(text[0]) == System.Globalization.UnicodeCategory.OtherLetter;
    }

    private static bool IsFooter(string text) => Handle().IsMatch(text) || Credit().IsMatch(text) || Disclaimer().IsMatch(text) || (text.Length < 400 && Biography().IsMatch(text));

    [GeneratedRegex(@"^@\w+$", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^[\(\[«“""']?(?:additional reporting|read (?:the )?(?:full|more)|follow |©|copyright|photo|image|subscribe|sign up|editor['’]s note|about the author|this (?:article|piece|op-ed)|originally published|translated)\b?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(?:opinions?|views)\b.*\b(?:author|authors|writer|responsib\w+|reflect|editorial)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Disclaimer();

    [GeneratedRegex(@"\b(?:PhD|Ph\.D|Master['’]s|Bachelor of|is (?:a|an|the) (?:senior |associate |assistant |former |visiting )*(?:professor|fellow|author|columnist|director|journalist|correspondent))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Biography();
}
