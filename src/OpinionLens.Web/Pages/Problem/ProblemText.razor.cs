using Microsoft.AspNetCore.Components;

namespace OpinionLens.Web.Pages.Problem;

/// <summary>What went wrong, what was kept, and the id that finds the request in the log.</summary>
public sealed partial class ProblemText
{
    private string title = "";
    private string words = "";

    [Parameter, EditorRequired]
    public int Status { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnParametersSet() => (title, words) = Status switch
    {
        400 => ("That request was not understood", "The form may have been open for very long, or the address was cut off. Go back, load the page again and repeat; nothing was changed."),
        403 => ("This needs editing rights", "Everybody may read the public texts and all claims here; loading texts and changing things is for editors."),
        404 => ("There is no such page", "The address may be mistyped, or the article, claim or actor is not in this store. Articles, claims and actors can be found by search."),
        405 => ("That cannot be done here", "The page exists, but it does not answer this kind of request. Nothing was changed."),
        413 => ("That was too large", "The text or file is larger than this program takes in. Nothing was changed; give it in parts, or use the command line."),
        >= 500 => ("Something went wrong here", "The program failed to make this page. Nothing was lost: whatever was saved before is still there. Try again; if it fails again, the log says why."),
        _ => ("That did not work", "The request could not be answered. Nothing was changed."),
    };
}
