using System.Text;

namespace OpinionLens.Language.Search;

internal static class SlugMaker
{
    public static string Slug(string text, int most)
    {
        var slug = new StringBuilder();
        foreach (var c in LetterFolding.Ascii(text))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (c is not '\'' && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var whole = slug.ToString().Trim('-');
        if (whole.Length == 0) whole = "untitled";
        if (whole.Length <= most) return whole;
        var cut = whole.LastIndexOf('-', most);
        return (cut > 0 ? whole[..cut] : whole[..most]).Trim('-');
    }
}
