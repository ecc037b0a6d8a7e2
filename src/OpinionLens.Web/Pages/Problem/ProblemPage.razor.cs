using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace OpinionLens.Web.Pages.Problem;

/// <summary>Where failures are told. Asked for by its address it is no page: 404.</summary>
public sealed partial class ProblemPage
{
    private int shown;

    [Parameter]
    public int Status { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        var called = Http.Features.Get<IStatusCodeReExecuteFeature>() is not null || Http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!called) Http.Response.StatusCode = StatusCodes.Status404NotFound;
        // The failure itself decides: a request that was too large is re-executed as 500 but answers 413.
        shown = Http.Response.StatusCode >= StatusCodes.Status400BadRequest ? Http.Response.StatusCode : Status;
    }
}
