using System.Text.RegularExpressions;

namespace OpinionLens.Web.Composition;

/// <summary>
/// Where readers find the site when a proxy stands in front: the setting <c>OpinionLens:PublicAddress</c>. It decides scheme, host,
/// base path, the
/// names and rights of cookies, HSTS and every absolute address. Without it each request tells its own.
/// </summary>
internal sealed partial class PublicAddress
{
    /// <summary>First segments of our own addresses: a base path that begins with one could not be told from a page.</summary>
    private static readonly string[] Own =
    [
        "a", "actor", "actors", "articles", "c", "changes", "claims", "claims.csv", "claims.json", "claims.jsonl", "claims.jsonld",
            "compare", "drafts", "health", "help", "import", "problem",
        "proposition", "propositions", "review", "search", "settings", "signin", "signout", "suggest", "theme", "topic", "topics",
            "undo", "views", "_content", "_framework",
    ];

    private readonly Uri? address;

    private PublicAddress(Uri? address) => this.address = address;

    /// <summary>True where the setting was given.</summary>
    public bool IsSet => address is not null;

    /// <summary>True for https: cookies are Secure, and browsers are told to come by https alone.</summary>
    public bool IsSecure => address?.Scheme == Uri.UriSchemeHttps;

    public string Scheme => address!.Scheme;

    /// <summary>Host with its port, where that is not the scheme's own.</summary>
    public HostString Host => new(address!.IsDefaultPort ? address.Host : address.Authority);

    /// <summary>Empty, or "/base" without a slash at its end.</summary>
    public PathString Base => address is null ? PathString.Empty : PathString.FromUriComponent(address.AbsolutePath.TrimEnd('/'));

    /// <summary>The whole without a slash at its end.</summary>
    public string Text => $"{Scheme}://{Host.ToUriComponent()}{Base.ToUriComponent()}";

    /// <summary>
    /// A cookie's name with the prefix that makes browsers refuse it from anywhere else: <c>__Host-</c> binds it to the host and all
    /// its paths,
    /// <c>__Secure-</c> to https where a base path is shared with others.
    /// </summary>
    public string Cookie(string name) => !IsSecure ? name : Base.HasValue ? "__Secure-" + name : "__Host-" + name;

    /// <summary>What the operator set.</summary>
    /// <exception cref="StartProblem">It is no such address.</exception>
    public static PublicAddress Read(IConfiguration settings)
    {
        const string Name = $"{OpinionLensOptions.Section}:{nameof(OpinionLensOptions.PublicAddress)}";
        if (settings[Name] is not { Length: > 0 } text) return new(null);
        var isRead = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!isRead || uri!.Host.Length == 0 || uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0 || !Path()
            .IsMatch(uri.AbsolutePath))
            throw new StartProblem($"The setting {Name} must be an address such as https://host or https://host/base; it is {text}.");
        if (Own.Contains(uri.AbsolutePath.Split('/')[1], StringComparer.OrdinalIgnoreCase))
            throw new StartProblem($"The setting {Name} has the base path {uri.AbsolutePath}, "
                + "which begins as a page of the program does; choose another.");
        return new(uri);
    }

    /// <summary>The one of a running program.</summary>
    public static PublicAddress Of(HttpContext http) => http.RequestServices.GetRequiredService<PublicAddress>();

    [GeneratedRegex(@"\A(/[A-Za-z0-9._~-]+)*/?\z")]
    private static partial Regex Path();
}
