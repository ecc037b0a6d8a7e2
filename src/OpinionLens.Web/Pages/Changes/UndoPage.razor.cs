using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;
using OpinionLens.Store;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Changes;

/// <summary>Takes back and brings again; tells why where it cannot. Any page may post here, with the address to go on at.</summary>
public sealed partial class UndoPage
{
    /// <summary>Name of the form that any page may send here.</summary>
    public const string FormName = "turn";

    private string? refusal;
    private string back = "/changes";
    private Change? undo, redo;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private UndoDesk Desk { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync() => (undo, redo) = await Desk.NextAsync(Viewer.Who);

    private async Task TurnAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        back = LocalUrl.Or(sent["back"], back);
        try
        {
            var asked = sent["do"].ToString().Split(':', 2);
            var undoes = asked[0] != "redo";
            var turned = LensId.TryParse(asked.Length > 1 ? asked[1] : sent["change"].ToString(), out var id) ? await Desk.TurnAsync(id, undoes, Viewer.Who)
                : undoes ? await Desk.UndoAsync(Viewer.Who) : await Desk.RedoAsync(Viewer.Who);
            Navigation.NavigateTo(With(back, "turned", LensId.Format(turned.Id)));
        }
        catch (Refusal refused)
        {
            refusal = refused.Message;
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }

    /// <summary>The address with one more thing in its query, before its fragment; what it said of an earlier form goes.</summary>
    private static string With(string address, string name, string value)
    {
        var (path, fragment) = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (address[..hash], address[hash..]) : (address, "");
        var parts = path.Split('?', 2);
        var query = parts.Length == 1 ? [] : parts[1].Split('&').Where(p => p.Split('=')[0] is not ("turned" or "kept")).ToList();
        return $"{parts[0]}?{string.Join('&', query.Append($"{name}={value}"))}{fragment}";
    }
}
