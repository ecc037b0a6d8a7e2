using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Access;

/// <summary>Who reads this request. The one place that decides what a page may show; accounts will be decided here too.</summary>
public sealed class Viewer(IHttpContextAccessor http)
{
    /// <summary>True for who holds the editing cookie, wherever the request comes from: behind a proxy everybody is loopback.</summary>
    public bool IsEditor => http.HttpContext?.User.HasClaim(c => c.Type == EditorCookie.EpochClaim) ?? false;

    /// <summary>Strangers see Public texts only.</summary>
    public Visibility Sees => IsEditor ? Visibility.Members : Visibility.Public;

    /// <summary>The editor's own name, or "editor" where the cookie is older than names.</summary>
    public string Name => http.HttpContext?.User.FindFirst(EditorCookie.NameClaim)?.Value ?? "editor";

    /// <summary>Name for the change log.</summary>
    public string Who => IsEditor ? $"{Name} (web)" : "stranger";
}
