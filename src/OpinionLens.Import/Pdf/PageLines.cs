using System.Text;
using UglyToad.PdfPig.Content;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace OpinionLens.Import.Pdf;

/// <summary>The words of a page as lines in reading order: from top to bottom, and where a gutter parts the page, the left column before the right.</summary>
internal static class PageLines
{
    /// <summary>Words stand on one line when their feet differ by less than this share of their size: superscripts still do, the next line does not.</summary>
    private const double SameLine = 0.45;

    /// <summary>A gutter may be crossed by this share of the rows (headings, pictures' captions).</summary>
    private const double MostCrossing = 0.25;

    private const int FewestRowsOfColumn = 6;

    public static IEnumerable<PdfLine> Of(Page page)
    {
        var rows = Rows([.. page.GetWords().Where(w => w.Letters.Count > 0 && w.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(w.Text))]);
        return Gutter(rows) is { } gutter ? Columns(page.Number, rows, gutter) : rows.Select(r => Line(page.Number, r, 0));
    }

    private static List<List<PdfWord>> Rows(List<PdfWord> words)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(Foot).ThenBy(w => w.BoundingBox.Left))
        {
            if (rows.Count > 0 && Foot(rows[^1][0]) - Foot(word) < SameLine * Math.Max(Size(rows[^1][0]), Size(word))) rows[^1].Add(word);
            else rows.Add([word]);
        }
        foreach (var row in rows) row.Sort((a, b) => a.BoundingBox.Left.CompareTo(b.BoundingBox.Left));
        return rows;
    }

    /// <summary>The height at which nearly no row has words, or null where the page has one column.</summary>
    private static double? Gutter(List<List<PdfWord>> rows)
    {
        if (rows.Count < FewestRowsOfColumn) return null;
        var (left, right) = (rows.Min(r => r[0].BoundingBox.Left), rows.Max(r => r[^1].BoundingBox.Right));
        var best = Enumerable.Range(0, 31).Select(i => left + (right - left) * (0.35 + i * 0.01)).MinBy(x => (rows.Count(r => Crosses(r, x)), Math.Abs(x - (left + right) / 2)));
        var both = rows.Count(r => !Crosses(r, best) && r[0].BoundingBox.Right < best && r[^1].BoundingBox.Left > best);
        return rows.Count(r => Crosses(r, best)) <= MostCrossing * rows.Count && both >= FewestRowsOfColumn ? best : null;
    }

    /// <summary>Whether a row has a word over a height, or so near on both sides that it is one line.</summary>
    private static bool Crosses(List<PdfWord> row, double x)
    {
        var before = row.LastOrDefault(w => w.BoundingBox.Left < x);
        var after = row.FirstOrDefault(w => w.BoundingBox.Left >= x);
        return before is not null && (before.BoundingBox.Right > x || after is not null && after.BoundingBox.Left - before.BoundingBox.Right < 0.8 * Size(before));
    }

    private static IEnumerable<PdfLine> Columns(int page, List<List<PdfWord>> rows, double gutter)
    {
        var (left, right, column) = (new List<List<PdfWord>>(), new List<List<PdfWord>>(), 0);
        foreach (var row in rows.Append([]))
        {
            if (row.Count > 0 && !Crosses(row, gutter))
            {
                if (row.FindAll(w => w.BoundingBox.Left < gutter) is { Count: > 0 } before) left.Add(before);
                if (row.FindAll(w => w.BoundingBox.Left >= gutter) is { Count: > 0 } after) right.Add(after);
                continue;
            }
            foreach (var side in new[] { left, right })
            {
                if (side.Count > 0) column++;
                foreach (var part in side) yield return Line(page, part, column);
                side.Clear();
            }
            if (row.Count > 0) yield return Line(page, row, ++column);
        }
    }

    private static PdfLine Line(int page, List<PdfWord> row, int column)
    {
        var letters = row.SelectMany(w => w.Letters).ToList();
        var size = letters.GroupBy(l => Math.Round(l.PointSize, 1)).MaxBy(g => g.Count())!.Key;
        return new(page, Clean(string.Join(' ', row.Select(w => w.Text))), row[0].BoundingBox.Left, row[^1].BoundingBox.Right, Foot(row[0]), size,
            letters.TrueForAll(l => l.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true), column);
    }

    /// <summary>Ligatures become their letters; what has no meaning in a text is dropped. A soft hyphen stays: the end of the line needs it.</summary>
    private static string Clean(string text)
    {
        if (!text.Any(c => c is >= '\uFB00' and <= '\uFB06' || char.IsControl(c) || c is '\uFFFD' or '\u00A0')) return text;
        var clean = new StringBuilder();
        foreach (var c in text)
        {
            if (c is >= '\uFB00' and <= '\uFB06') clean.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else if (char.IsWhiteSpace(c)) clean.Append(' ');
            else if (!char.IsControl(c)) clean.Append(c);
        }
        return clean.ToString();
    }

    private static double Foot(PdfWord word) => word.Letters[0].StartBaseLine.Y;

    private static double Size(PdfWord word) => word.Letters[0].PointSize;
}
