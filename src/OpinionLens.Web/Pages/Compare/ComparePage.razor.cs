using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Chooses what is to be compared; with that in the address it leads on to the comparison.</summary>
public sealed partial class ComparePage
{
    private const int MostArticles = 500;
    private const int MostActors = 200;
    private IReadOnlyList<ArticleEntry> articles = [];
    private string? first;
    private string? second;
    private string? problem;
    private IReadOnlyList<Actor> actors = [];
    private string? one;
    private string? other;

    [SupplyParameterFromQuery(Name = "a")] public string? A { get; set; }
    [SupplyParameterFromQuery(Name = "b")] public string? B { get; set; }

    /// <summary>An article that is compared with all others.</summary>
    [SupplyParameterFromQuery(Name = "all")] public string? All { get; set; }

    /// <summary>Two actors.</summary>
    [SupplyParameterFromQuery(Name = "x")] public string? X { get; set; }
    [SupplyParameterFromQuery(Name = "y")] public string? Y { get; set; }
    [Inject] private ActorDirectory Directory { get; set; } = null!;
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
        if (await IsAsync(All)) { Navigation.NavigateTo($"/compare/{All}"); return; }
        await ActorsAsync();
        if (X is not null && Y is not null && X == one && Y == other) { Navigation.NavigateTo($"/compare/actors/{X}/{Y}"); return; }
        if ((X is not null && X != one) || (Y is not null && Y != other)) problem = "There is no such actor; choose from the lists.";
        if (A is not null || B is not null || All is not null) problem = "There is no such article; choose from the list.";
        first = Known(A) ? A : articles.Count > 0 ? articles[0].Article.Slug : null;
        second = Known(B) ? B : articles.FirstOrDefault(a => a.Article.Slug != first)?.Article.Slug;
    }

    /// <summary>The actors of most claims, and those that the address names.</summary>
    private async Task ActorsAsync()
    {
        var slugs = new[] { X, Y }.OfType<string>().Where(s => s.Length > 0 && !s.Contains('\0', StringComparison.Ordinal)).ToList();
        var named = slugs.Count == 0 ? [] : await Directory.FindAsync(slugs);
        actors = [.. named.Concat((await Directory.ListAsync(null, MostActors)).Rows).DistinctBy(a => a.Slug).OrderBy(a => a.Name, StringComparer.Ordinal)];
        string? Known(string? slug) => named.FirstOrDefault(a => a.Slug == slug)?.Slug;
        (one, other) = (Known(X) ?? actors.MaxBy(a => a.Total)?.Slug, Known(Y));
        other ??= actors.Where(a => a.Slug != one).MaxBy(a => a.Total)?.Slug;
    }
}
