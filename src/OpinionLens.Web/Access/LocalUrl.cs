namespace OpinionLens.Web.Access;

/// <summary>Addresses inside this site: nothing a request names may lead a browser elsewhere.</summary>
internal static class LocalUrl
{
    /// <summary>The address where it is a path of this site, else the home page.</summary>
    public static string Or(string? url, string other = "/") => IsLocal(url) ? url! : other;

    /// <summary>True for "/..." but not for "//host", "/\host", or anything with control characters, which browsers drop.</summary>
    private static bool IsLocal(string? url) => url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
