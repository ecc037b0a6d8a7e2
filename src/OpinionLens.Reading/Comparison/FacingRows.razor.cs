using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Reading.Comparison;

/// <summary>Rows of a comparison, A and B facing each other, with what joins them and why in between.</summary>
public sealed partial class FacingRows
{
    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;
    [Parameter, EditorRequired] public IReadOnlyList<ComparisonRow> Rows { get; set; } = [];
    [Parameter] public string Label { get; set; } = "Pairs of claims, by topic";
    [Parameter] public bool Whole { get; set; }

    /// <summary>Slug of the topic that all rows are on, where they were looked for by one; null names each by its own first.</summary>
    [Parameter] public string? Topic { get; set; }

    /// <summary>Turns a reason's Markdown into markup that may be shown; null shows it as it is written.</summary>
    [Parameter] public Func<string, MarkupString>? Markdown { get; set; }

    private static string Voice(ArticleReading side) => Phrases.Join((side.Entry.Authors.Count > 0 ? side.Entry.Authors : side.Entry.Outlet is { } outlet ? [outlet] : []).Select(a => a.ShortName));

    /// <summary>Name of a row's topic.</summary>
    /// <param name="row">The row.</param>
    /// <param name="comparison">Where its claims are.</param>
    /// <param name="topic">Slug of the topic under which it was found; null for its first.</param>
    internal static string TopicName(ComparisonRow row, ClaimsMet comparison, string? topic = null) => (topic ?? row.Topic) is not { } slug ? "No topic"
        : Phrases.Sentence(row.A.Concat(row.B).SelectMany(id => comparison.Claim(id).Topics).FirstOrDefault(t => t.Slug == slug)?.Name ?? slug);

    /// <summary>A row's fragment: a claim may stand in several rows, so both of its ends name it.</summary>
    internal static string Anchor(ComparisonRow row) => $"g-{LensId.Format(row.A.Concat(row.B).First())}-{LensId.Format(row.B.Concat(row.A).First())}-{Words.Of(row.Bucket)}";
}
