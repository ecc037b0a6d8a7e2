using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Settings;

/// <summary>What an editor's browser keeps: the name in the log, and whether single characters act as keys.</summary>
public sealed partial class SettingsPage
{
    private string name = "";
    private bool keys = true;
    private IReadOnlyList<Fault> faults = [];

    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override void OnInitialized() => (name, keys) = (Viewer.Name, CharacterKeys.Of(Http.Request));

    private async Task KeepAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        (name, keys) = (sent["name"].ToString().Trim(), sent["keys"] == "on");
        if (name.Length is 0 or > 60 || name.Any(char.IsControl))
        {
            faults = [new("name", "The name has 1 to 60 characters.")];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        CharacterKeys.Keep(Http, keys);
        await EditorCookie.SignInAsync(Http, Http.User.FindFirst(EditorCookie.EpochClaim)!.Value, name);
        Navigation.NavigateTo("/settings?saved=1");
    }
}
