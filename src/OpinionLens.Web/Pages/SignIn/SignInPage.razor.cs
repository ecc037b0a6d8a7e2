using Microsoft.AspNetCore.Components;
using OpinionLens.Store.Accounts;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.SignIn;

/// <summary>Exchanges a one-time token for the editing cookie, then leads to a clean address.</summary>
public sealed partial class SignInPage
{
    private bool refused;
    private string back = "/";

    [SupplyParameterFromQuery(Name = "token")]
    public string? Token { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject] private EditorTokens Tokens { get; set; } = null!;
    [Inject] private EpochWatch Epochs { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        back = LocalUrl.Or(ReturnUrl);
        if (string.IsNullOrWhiteSpace(Token) || !MayUse(Http.Request)) return;
        if (await Tokens.UseAsync(Token.Trim(), "editor (web)") is { } epoch)
        {
            Epochs.Forget();
            // Who signs in again stays who they were: drafts and undo go by the name.
            await EditorCookie.SignInAsync(Http, epoch, Viewer.IsEditor ? Viewer.Name : null);
            Navigation.NavigateTo(back);
            return;
        }
        refused = true;
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>Browsers that only look ahead, and programs that only look at the head, must not use a token up.</summary>
    private static bool MayUse(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && !request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        && !request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
