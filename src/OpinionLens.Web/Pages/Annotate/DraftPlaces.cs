using System.Globalization;
using System.Text.Json;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>Where drafts of claims are kept, and what they hold: the address of the page and the fields of the form.</summary>
internal static class DraftPlaces
{
    private const int MostGist = 80;

    private sealed record Kept(string Address, JsonElement Fields, int Version, string Base, string Id);

    /// <summary>One draft a form of a new claim: two windows at one article do not write over each other.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="formId">The id that the claim will have.</param>
    public static string NewClaim(long articleId, long formId) => NewClaims(articleId) + LensId.Format(formId);

    /// <summary>Begins the places of all new claims of an article.</summary>
    public static string NewClaims(long articleId) => $"claim/{LensId.Format(articleId)}/";

    /// <summary>One draft of an edit a claim.</summary>
    public static string Edit(long claimId) => "edit/" + LensId.Format(claimId);

    /// <summary>Whether a place is one of these: what a browser may ask to keep.</summary>
    public static bool Is(string place) => place.Split('/') switch
    {
        ["claim", var article, var form] => LensId.TryParse(article, out _) && LensId.TryParse(form, out _),
        ["edit", var claim] => LensId.TryParse(claim, out _),
        _ => false,
    };

    public static string Write(string address, ClaimForm form) => JsonSerializer.Serialize(new Kept(address, JsonDocument.Parse(form.ToJson()).RootElement, form.Version, form.Base, LensId.Format(form.Id)), LensJson.Line);

    /// <summary>The form as it was drafted; null where the draft is of something else.</summary>
    public static ClaimForm? FormOf(Draft draft) =>
        Read(draft) is { } kept && ClaimForm.FromJson(kept.Fields.GetRawText()) is { } form ? form.As(kept.Version, kept.Base, LensId.TryParse(kept.Id, out var id) ? id : LensId.New()) : null;

    /// <summary>The page with the form filled from the draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="page">Path of the page; the draft's own address counts where it is of this page.</param>
    public static string RestoreAddress(Draft draft, string page)
    {
        var address = Read(draft)?.Address is { } kept && kept.Split('?', '#')[0] == page ? kept.Split('#')[0] : page;
        var paragraph = FormOf(draft)?.Paragraph ?? 0;
        if (!address.Contains('?', StringComparison.Ordinal) && paragraph > 0 && page.EndsWith("/annotate", StringComparison.Ordinal)) address += string.Create(CultureInfo.InvariantCulture, $"?p={paragraph}");
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "restore=" + draft.Place.Split('/')[^1];
    }

    /// <summary>Where a draft is taken up again, of whatever form it is.</summary>
    public static string AddressOf(Draft draft) => draft.Place.Split('/') switch
    {
        ["import", var id] => "/import/" + id,
        ["edit", var id] => RestoreAddress(draft, $"/c/{id}/edit"),
        _ => Read(draft)?.Address is { } address ? RestoreAddress(draft, address.Split('?', '#')[0]) : "/",
    };

    /// <summary>What it is, and how it begins.</summary>
    public static string NameOf(Draft draft) => draft.Place.Split('/')[0] switch
    {
        "import" => "A text to be checked",
        "edit" => "A change to a claim: " + Gist(draft),
        _ => "A new claim: " + Gist(draft),
    };

    /// <summary>The beginning of what was typed: enough to know it again.</summary>
    public static string Gist(Draft draft)
    {
        if (FormOf(draft) is not { } form) return "…";
        var typed = form["statement"].Length > 0 ? form["statement"] : form["quote1"];
        return typed.Length > 0 ? Language.TextAnalysis.Beginning(typed, MostGist) : "nothing yet";
    }

    private static Kept? Read(Draft draft)
    {
        try { return JsonSerializer.Deserialize<Kept>(draft.Fields, LensJson.Line); }
        catch (JsonException) { return null; }
    }
}
