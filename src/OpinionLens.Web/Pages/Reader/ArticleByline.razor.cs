using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>Who wrote an article and where it appeared.</summary>
public sealed partial class ArticleByline
{
    [Parameter, EditorRequired]
    public ArticleEntry Entry { get; set; } = null!;
}
