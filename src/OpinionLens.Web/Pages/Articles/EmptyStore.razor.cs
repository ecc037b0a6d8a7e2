using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Articles;

/// <summary>What to do with a store that holds nothing.</summary>
public sealed partial class EmptyStore
{
    [Inject]
    private Viewer Viewer { get; set; } = null!;
}
