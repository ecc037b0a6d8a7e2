using System.Globalization;
using System.Text;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Exchange;

/// <summary>A citation as BibTeX.</summary>
public sealed partial record Citation
{
    /// <summary>One entry, with a line break at its end. Names and titles stand in braces of their own: nobody guesses which part of a name is the last, or lowers a letter.</summary>
    public string ToBibTex()
    {
        var fields = new List<(string Name, string Value)>();
        if (Authors.Count > 0) fields.Add(("author", $"{{{string.Join(" and ", Authors.Select(a => $"{{{Tex(a)}}}"))}}}"));
        fields.Add(("title", $"{{{{{Tex(Title)}}}}}"));
        if (Outlet is { } outlet) fields.Add(("journal", $"{{{Tex(outlet)}}}"));
        fields.AddRange(Dated());
        fields.Add(("note", $"{{{Tex(Noted())}}}"));
        // Never escaped: it is read as it stands. Braces and backslashes, which would break the entry, are no signs of an address.
        fields.Add(("url", $"{{{Address.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace(@"\", "%5C", StringComparison.Ordinal)}}}"));
        return $"@{(Outlet is null ? "misc" : "article")}{{{Key},\n{string.Join(",\n", fields.Select(f => $"  {f.Name} = {f.Value}"))}\n}}\n";
    }

    /// <summary>As much as is known: a date that is given as "about" has its year alone, and is told in the note.</summary>
    private IEnumerable<(string, string)> Dated()
    {
        if (Date is not { } date) yield break;
        yield return ("year", string.Create(CultureInfo.InvariantCulture, $"{{{date.Year:0000}}}"));
        if (DatePrecision is DatePrecision.Day or DatePrecision.Month) yield return ("month", date.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant());
        if (DatePrecision is DatePrecision.Day) yield return ("day", string.Create(CultureInfo.InvariantCulture, $"{{{date.Day}}}"));
    }

    private string Noted() => string.Join(' ', new[]
    {
        Date is not null && DatePrecision == DatePrecision.About ? $"Dated {PrintedDate.Of(Date, DatePrecision)}." : "", Place(), Held(), Claim is { } claim ? $"Claim: {claim.Address}" : "",
    }.Where(p => p.Length > 0));

    /// <summary>Words as TeX prints them. BibTeX counts braces even behind a backslash, so that a brace is written by its name.</summary>
    private static string Tex(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var c in words.ReplaceLineEndings(" "))
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash{}", '{' => @"\textbraceleft{}", '}' => @"\textbraceright{}", '~' => @"\textasciitilde{}", '^' => @"\textasciicircum{}",
                '%' or '&' or '#' or '_' or '$' => $@"\{c}",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
