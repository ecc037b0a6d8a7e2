using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Web.Pages.Review;

/// <summary>One passage to be decided: what it was, what it is, and every answer as a button, a choice or a link.</summary>
public sealed partial class ReviewItem
{
    private IReadOnlyList<WordDifference>? differences;

    [Parameter, EditorRequired] public WaitingPassage Item { get; set; } = null!;

    /// <summary>Best first; the first is chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LinkCandidate> Places { get; set; } = [];

    /// <summary>BCP-47 of the quoted words.</summary>
    [Parameter, EditorRequired] public string Language { get; set; } = "";

    /// <summary>Number of the revision it is decided for.</summary>
    [Parameter, EditorRequired] public int Revision { get; set; }

    /// <summary>Address of the text in which words can be chosen.</summary>
    [Parameter, EditorRequired] public string Choose { get; set; } = "";

    /// <summary>Address of the passage after this one.</summary>
    [Parameter, EditorRequired] public string Later { get; set; } = "";

    [Parameter, EditorRequired] public Func<Task> Settle { get; set; } = null!;

    protected override void OnParametersSet() => differences = Item.Now.Paragraph is null ? null : TextAnchoring.Differences(Item.OldQuote, Item.Now.Quote);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
