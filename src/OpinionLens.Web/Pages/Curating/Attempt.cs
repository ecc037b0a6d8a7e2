using System.Globalization;
using OpinionLens.Store;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>Tries what a form asks for. What the store refuses is told beside the form, which stays as it was sent.</summary>
internal static class Attempt
{
    /// <param name="http">The request; its answer is 400 where the store refuses.</param>
    /// <param name="field">Id of the field that a refusal is about.</param>
    /// <param name="work">What to do.</param>
    /// <param name="refused">Gets the refusal, for a page that offers more than its words; or null.</param>
    /// <param name="merge">What the form is of, and how it is merged with a newer version that the save met: then the answer is 409. Null where there is nothing to choose.</param>
    /// <returns>What is wrong; empty when it was done.</returns>
    public static async Task<IReadOnlyList<Fault>> RunAsync(HttpContext http, string field, Func<Task> work, Action<Refusal>? refused = null, (string What, Action Merge)? merge = null)
    {
        try
        {
            await work();
            return [];
        }
        catch (Refusal refusal)
        {
            if (refusal.IsStale && merge is { } stale)
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
                stale.Merge();
                return [FieldMerge.Stale(stale.What)];
            }

            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            refused?.Invoke(refusal);
            return [new(field, refusal.Message)];
        }
    }

    /// <summary>The form of a merge: the versions of both that its preview was made from. A form without them is none of ours: 400.</summary>
    public static async Task<IReadOnlyList<Fault>> MergeAsync(HttpContext http, bool isChosen, Func<(int From, int Into), Task> work)
    {
        var sent = await http.Request.ReadFormAsync();
        if (isChosen && Version(sent, "from") is { } from && Version(sent, "version") is { } into) return await RunAsync(http, "into", () => work((from, into)));
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return [];
    }

    /// <summary>A version that a form brings along; null where it brings none.</summary>
    public static int? Version(IFormCollection sent, string field) => int.TryParse(sent[field], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
