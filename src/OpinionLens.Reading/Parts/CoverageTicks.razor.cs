using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Parts;

/// <summary>What has become of a body paragraph.</summary>
public enum Tick { Annotated, Nothing, Unread }

/// <summary>One tick a body paragraph: tall has claims, half holds nothing to claim, a dot is not read yet.</summary>
public sealed partial class CoverageTicks
{
    private const int Step = 7;
    private IReadOnlyList<Tick> ticks = [];

    [Parameter, EditorRequired]
    public ArticleCoverage Coverage { get; set; } = new();

    /// <summary>In the order of the text; null where only the counts are known.</summary>
    [Parameter]
    public IReadOnlyList<Tick>? InOrder { get; set; }

    protected override void OnParametersSet() => ticks = InOrder ??
        [.. Enumerable.Repeat(Tick.Annotated, Coverage.Annotated), .. Enumerable.Repeat(Tick.Nothing, Coverage.Nothing), .. Enumerable.Repeat(Tick.Unread, Coverage.Unread)];

    /// <summary>The ticks of a text in its order.</summary>
    public static IReadOnlyList<Tick> Of(ArticleReading reading)
    {
        var with = reading.Claims.SelectMany(c => c.Passages).Where(p => p.Revision == reading.Entry.Shown?.Number).Select(p => p.Paragraph ?? 0).ToHashSet();
        return [.. reading.Paragraphs.Where(p => p.Role == ParagraphRole.Body)
            .Select(p => with.Contains(p.Ordinal) ? Tick.Annotated : p.NothingToClaim ? Tick.Nothing : Tick.Unread)];
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
