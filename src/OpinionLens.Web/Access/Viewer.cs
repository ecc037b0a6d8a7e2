using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Access;

/// <summary>Who reads this request. The one place that decides what a page may show; accounts will be decided here too.</summary>
public sealed class Viewer(IHttpContextAccessor http)
{
    /// <summary>True for who holds the editing cookie, wherever the request comes from: behind a proxy everybody is loopback.</summary>
    public bool IsEditor => http.HttpContext?.User.HasClaim(c => c.Type == EditorCookie.EpochClaim) ?? false;

    /// <summary>Strangers see Public texts only.</summary>
    public Visibility Sees => IsEditor ? Visibility.Members : Visibility.Public;

    /// <summary>Name for the change log.</summary>
    public string Who => IsEditor ? "editor (web)" : "stranger";
}
