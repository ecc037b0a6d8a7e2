namespace OpinionLens.Import.Fetch;

/// <summary>The types of content that are taken in, with the ending under which their reader is found.</summary>
internal static class SourceTypes
{
    private static readonly Dictionary<string, string> EndingOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/html"] = ".html", ["text/plain"] = ".txt", ["text/markdown"] = ".md", ["application/pdf"] = ".pdf",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx",
    };

    public static IEnumerable<string> All => EndingOf.Keys;

    /// <summary>The type in lower case, or null where it is not taken in.</summary>
    public static string? Read(string? type) => type is not null && EndingOf.ContainsKey(type) ? type.ToLowerInvariant() : null;

    /// <summary>The last part of the path with the ending of the type; a server's .md sent as plain text stays Markdown.</summary>
    public static string FileName(Uri address, string type)
    {
        var last = Uri.UnescapeDataString(address.AbsolutePath).Split('/', '\\')[^1];
        var name = string.Concat(Path.GetFileNameWithoutExtension(last).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        var ending = type == "text/plain" && Path.GetExtension(last).ToLowerInvariant() is ".md" or ".markdown" ? ".md" : EndingOf[type];
        return (name.Length == 0 ? "page" : name.Length > 80 ? name[..80] : name) + ending;
    }
}
