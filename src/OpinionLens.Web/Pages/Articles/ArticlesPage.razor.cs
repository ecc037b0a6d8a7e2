using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Articles;

/// <summary>All articles, newest first; any two can be compared.</summary>
public sealed partial class ArticlesPage
{
    private Page<ArticleEntry> page = new([], null);

    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync() => page = await Library.ListAsync(Viewer.Sees, After);
}
