using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using OpinionLens.Anchoring;

namespace OpinionLens.Reading.Text;

/// <summary>One of two wordings, with what went struck and what came underlined: hue, stroke and, for ears, a word.</summary>
public sealed class ComparedWords : ComponentBase
{
    /// <summary>The older wording.</summary>
    [Parameter, EditorRequired]
    public string Old { get; set; } = "";

    /// <summary>The newer wording.</summary>
    [Parameter, EditorRequired]
    public string New { get; set; } = "";

    /// <summary>True to show the older one, false for the newer.</summary>
    [Parameter]
    public bool Before { get; set; }

    /// <summary>Whether two wordings differ in a word: case, typography and punctuation do not count.</summary>
    public static bool Differ(string old, string fresh) => TextAnchoring.Differences(old, fresh).Any(d => d.Kind != WordDifferenceKind.Same);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in TextAnchoring.Differences(Old, New))
        {
            if (run.Kind == WordDifferenceKind.Same) builder.AddContent(0, Before ? run.Old : run.New);
            else if (Before && run.Kind == WordDifferenceKind.Removed) Mark(builder, "del", "removed: ", run.Old);
            else if (!Before && run.Kind == WordDifferenceKind.Added) Mark(builder, "ins", "added: ", run.New);
        }
    }

    private static void Mark(RenderTreeBuilder builder, string element, string said, string words)
    {
        // The blank behind the last word is not part of what is struck.
        var end = words.TrimEnd().Length;
        builder.OpenElement(1, element);
        builder.OpenElement(2, "span");
        builder.AddAttribute(3, "class", "hidden");
        builder.AddContent(4, said);
        builder.CloseElement();
        builder.AddContent(5, words[..end]);
        builder.CloseElement();
        builder.AddContent(6, words[end..]);
    }
}
