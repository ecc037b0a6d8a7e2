using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Pages.Import;

/// <summary>What became of every passage in the text that was loaded.</summary>
public sealed partial class ImportResult
{
    private string number = "";
    private int total;

    [Parameter, EditorRequired]
    public Article Article { get; set; } = null!;

    [Parameter, EditorRequired]
    public RevisionEntry Revision { get; set; } = null!;

    /// <summary>The same text was kept before.</summary>
    [Parameter]
    public bool AlreadyThere { get; set; }

    protected override void OnParametersSet() => (number, total) = (N(Revision.Revision.Number), Revision.States.Values.Sum());

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
