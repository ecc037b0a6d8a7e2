using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Chooses two articles; with both in the address it leads on to their comparison.</summary>
public sealed partial class ComparePage
{
    private const int MostArticles = 500;
    private IReadOnlyList<ArticleEntry> articles = [];
    private string? first;
    private string? second;
    private string? problem;

    [SupplyParameterFromQuery(Name = "a")] public string? A { get; set; }
    [SupplyParameterFromQuery(Name = "b")] public string? B { get; set; }
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        articles = (await Library.ListAsync(Viewer.Sees, null, MostArticles)).Rows;
        // The list is cut at its newest; an address may name an older article.
        bool Known(string? slug) => articles.Any(a => a.Article.Slug == slug);
        async Task<bool> IsAsync(string? slug) => Known(slug) || (slug is not null && !slug.Contains('\0', StringComparison.Ordinal) && await Library.FindAsync(slug, Viewer.Sees) is not null);
        if (await IsAsync(A) && await IsAsync(B)) { Navigation.NavigateTo($"/compare/{A}/{B}"); return; }
        if (A is not null || B is not null) problem = "There is no such article; choose two of the list.";
        first = Known(A) ? A : articles.Count > 0 ? articles[0].Article.Slug : null;
        second = Known(B) ? B : articles.FirstOrDefault(a => a.Article.Slug != first)?.Article.Slug;
    }
}
