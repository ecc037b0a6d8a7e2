using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>The words of a paragraph: a span a sentence, marks around passages, and behind each the number that leads to its note.</summary>
public sealed class MarkedText : ComponentBase
{
    [Parameter, EditorRequired]
    public Paragraph Paragraph { get; set; } = null!;

    [Parameter]
    public IReadOnlyList<PassageMark> Marks { get; set; } = [];

    /// <summary>False where no notes stand beside the text: then there are no numbers to lead to them.</summary>
    [Parameter]
    public bool Numbered { get; set; } = true;

    /// <summary>First and last sentence to stand out, from 1; null for none.</summary>
    [Parameter]
    public (int First, int Last)? Picked { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var sentence in ParagraphMarks.Split(Paragraph, [.. Marks.Select(m => new MarkedSpan(m.Anchor.Start ?? 0, m.Anchor.End ?? 0))]))
        {
            builder.OpenElement(0, "span");
            if (Picked is var (first, last) && sentence.Number >= first && sentence.Number <= last) builder.AddAttribute(1, "class", "picked");
            if (Numbered) builder.AddAttribute(13, "id", FormattableString.Invariant($"p{Paragraph.Ordinal}s{sentence.Number}"));
            Add(builder, sentence.Nodes);
            builder.CloseElement();
        }
    }

    private void Add(RenderTreeBuilder builder, IReadOnlyList<MarkNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is MarkNode.Words words) builder.AddContent(2, words.Text);
            else if (node is MarkNode.Mark mark) AddMark(builder, mark);
            else if (node is MarkNode.Numbers numbers && Numbered) AddNumbers(builder, numbers.Spans);
        }
    }

    private void AddMark(RenderTreeBuilder builder, MarkNode.Mark node)
    {
        var mark = Marks[node.Span];
        builder.OpenElement(3, "mark");
        builder.AddAttribute(4, "class", $"{mark.Tone} {mark.Key}");
        if (node.First) builder.AddAttribute(5, "id", mark.Id);
        Add(builder, node.Inside);
        builder.CloseElement();
    }

    private void AddNumbers(RenderTreeBuilder builder, IReadOnlyList<int> spans)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            var mark = Marks[spans[i]];
            builder.OpenElement(6, "sup");
            builder.AddAttribute(7, "class", mark.Tone);
            builder.OpenElement(8, "a");
            builder.AddAttribute(9, "href", $"#c-{mark.Claim.Id}");
            builder.AddAttribute(10, "aria-label", FormattableString.Invariant($"Claim {mark.Claim.Number}: {mark.Claim.Statement}"));
            builder.AddContent(11, mark.Claim.Number.ToString(CultureInfo.InvariantCulture));
            builder.CloseElement();
            if (i < spans.Count - 1) builder.AddContent(12, ",");
            builder.CloseElement();
        }
    }
}
