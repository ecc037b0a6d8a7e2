namespace OpinionLens.Import.Fetch;

/// <summary>The types of content that a fetch takes in: what was asked for, and nothing else that a server may give.</summary>
public sealed class SourceTypes
{
    private readonly Dictionary<string, string> endingOf;

    private SourceTypes(string told, string otherwise, params (string Type, string Ending)[] endings) =>
        (Told, Otherwise, endingOf) = (told, otherwise, endings.ToDictionary(e => e.Type, e => e.Ending, StringComparer.OrdinalIgnoreCase));

    /// <summary>Texts: what <see cref="ArticleReader"/> reads, each with the ending under which its reader is found.</summary>
    public static SourceTypes Texts { get; } = new("pages, plain text, Markdown, PDF and .docx are taken in", "; open the page in a browser and paste its text instead",
        ("text/html", ".html"), ("text/plain", ".txt"), ("text/markdown", ".md"), ("application/pdf", ".pdf"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"));

    /// <summary>Feeds: what <see cref="Feeds.FeedReader"/> reads.</summary>
    public static SourceTypes Feeds { get; } = new("feeds (Atom or RSS) are read here", "",
        ("application/atom+xml", ".xml"), ("application/rss+xml", ".xml"), ("application/xml", ".xml"), ("text/xml", ".xml"));

    /// <summary>What is taken in, for a refusal: "only ...".</summary>
    internal string Told { get; }

    /// <summary>What to do where the server does not give it: the end of a sentence.</summary>
    internal string Otherwise { get; }

    internal IEnumerable<string> All => endingOf.Keys;

    /// <summary>The type in lower case, or null where it is not taken in.</summary>
    internal string? Read(string? type) => type is not null && endingOf.ContainsKey(type) ? type.ToLowerInvariant() : null;

    /// <summary>The last part of the path with the ending of the type; a server's .md sent as plain text stays Markdown.</summary>
    internal string FileName(Uri address, string type)
    {
        var last = Uri.UnescapeDataString(address.AbsolutePath).Split('/', '\\')[^1];
        var name = string.Concat(Path.GetFileNameWithoutExtension(last).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        var ending = type == "text/plain" && Path.GetExtension(last).ToLowerInvariant() is ".md" or ".markdown" ? ".md" : endingOf[type];
        return (name.Length == 0 ? "page" : name.Length > 80 ? name[..80] : name) + ending;
    }
}
