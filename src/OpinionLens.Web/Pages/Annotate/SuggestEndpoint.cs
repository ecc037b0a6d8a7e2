using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>GET /suggest?kind=&amp;q=: names as somebody types, a JSON list. The fields work without it: they take any words.</summary>
internal static class SuggestEndpoint
{
    private const int Most = 20;

    public static void MapSuggest(this WebApplication app) => app.MapGet("/suggest", async (string? kind, string? q, ConceptIndex concepts, CancellationToken cancel) =>
        kind is "proposition" && q is { Length: >= 2 and <= 200 } ? await concepts.PropositionsLikeAsync(q, Most, cancel) : []).RequireAuthorization(EditorCookie.Policy);
}
