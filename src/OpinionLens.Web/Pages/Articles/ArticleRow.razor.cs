using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Pages.Articles;

/// <summary>An article in the list.</summary>
public sealed partial class ArticleRow
{
    [Parameter, EditorRequired]
    public ArticleEntry Entry { get; set; } = null!;

    /// <summary>Chosen as the first to compare, until the reader chooses otherwise.</summary>
    [Parameter]
    public bool IsA { get; set; }

    [Parameter]
    public bool IsB { get; set; }
}
