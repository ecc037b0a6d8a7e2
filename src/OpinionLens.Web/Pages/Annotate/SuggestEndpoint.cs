using OpinionLens.Discourse.Actors;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>GET /suggest?kind=&amp;q=: names as somebody types, a JSON list. The fields work without it: they take any words.</summary>
internal static class SuggestEndpoint
{
    private const int Most = 20;

    public static void MapSuggest(this WebApplication app) =>
        app.MapGet("/suggest", async (string? kind, string? q, ConceptIndex concepts, NameFinder names, CancellationToken cancel) => (kind, q) switch
        {
            ("proposition", { Length: >= 2 and <= 200 }) => await concepts.PropositionsLikeAsync(q, Most, cancel),
            ("actor", { Length: >= 2 and <= 200 }) when await names.FindAsync(q, cancel: cancel) is var (exact, near) => [.. near.Prepend(exact).OfType<Actor>().Take(Most).Select(a => a.Name)],
            _ => [],
        }).RequireAuthorization(EditorCookie.Policy);
}
