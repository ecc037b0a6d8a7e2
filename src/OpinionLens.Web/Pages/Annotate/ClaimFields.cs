using System.Globalization;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>The fields of a claim's form: their names, which belong together, and how lists and places stand in them.</summary>
internal static class ClaimFields
{
    /// <summary>Rows for actors spoken of: more than the claims of the samples ever name.</summary>
    public const int MostAbout = 4;

    /// <summary>Passages a claim may rest on here.</summary>
    public const int MostPassages = 4;

    /// <summary>Rows that are read: a claim from a pack may have more than the form offers, and loses none of them.</summary>
    public const int MostParsed = 16;

    /// <summary>Fields that stand or fall together when two versions are merged, by the name of their group.</summary>
    public static readonly IReadOnlyList<(string Group, IReadOnlyList<string> Fields)> Groups =
    [
        ("passages", [.. Numbered("quote", MostParsed), .. Numbered("at", MostParsed)]), ("statement", ["statement"]),
        ("voice and source", ["voice", "source", "cue", "outer", "outercue", "middle"]), ("about", [.. Numbered("about", MostParsed), .. Numbered("stance", MostParsed)]),
        ("type", ["type"]), ("topics", ["topics"]), ("proposition", ["proposition", "polarity"]),
    ];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Groups.SelectMany(g => g.Fields)];

    /// <summary>"16.35" is unit 35 of paragraph 16; "16" the paragraph alone.</summary>
    public static (int? Paragraph, int? Start) Place(string at)
    {
        var parts = at.Split('.');
        int? Number(int i) => i < parts.Length && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        return (Number(0), Number(1));
    }

    /// <summary>"about", 2 is "about2".</summary>
    public static string N(string name, int i) => name + i.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbered(string name, int most) => Enumerable.Range(1, most).Select(i => N(name, i));

    /// <summary>Commas between, or semicolons where a name has a comma of its own.</summary>
    public static string Join(IEnumerable<string> names) => names.ToList() is var all && all.Any(n => n.Contains(',', StringComparison.Ordinal)) ? string.Join("; ", all) + ";" : string.Join(", ", all);

    /// <summary>What <see cref="Join"/> joined.</summary>
    public static IReadOnlyList<string> Split(string names) =>
        names.Split(names.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
