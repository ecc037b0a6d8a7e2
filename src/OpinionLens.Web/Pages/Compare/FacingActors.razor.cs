using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Reading.Actors;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Whom both articles speak of, each portrayed side by side; then whom only one of them names.</summary>
public sealed partial class FacingActors
{
    private const int MostAtOnce = 8;
    private const int MostClaims = 4;
    private const int MostAlone = 20;
    private IReadOnlyList<ComparedActor> both = [], single = [];

    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;

    /// <summary>Its actor is the only one wanted, and only claims on its topic count; the rest narrows rows.</summary>
    [Parameter, EditorRequired] public RowFilter Filter { get; set; } = null!;

    /// <summary>Address of this page with one actor alone.</summary>
    [Parameter, EditorRequired] public Func<ActorTag, string> Address { get; set; } = null!;
    [Parameter] public bool Whole { get; set; }

    private int Most => Filter.Actor is null ? MostAtOnce : 1;

    private string OnTopic => Filter.Topic is { } topic ? $"&topic={topic}" : "";

    protected override void OnParametersSet()
    {
        var all = ActorsCompared.Of(Comparison, Filter.Topic).Where(c => Filter.Actor is null || c.Actor.Slug == Filter.Actor).ToList();
        (both, single) = ([.. all.Where(c => c.IsInBoth)], [.. all.Where(c => !c.IsInBoth)]);
    }

    private IReadOnlyList<StanceRow> Rows(ComparedActor one) => [Row("A", Comparison.A.Entry.Article, one.A), Row("B", Comparison.B.Entry.Article, one.B)];

    private StanceRow Row(string letter, Discourse.Articles.Article article, PortraitSide side) =>
        new($"{letter} {article.Title}", $"/a/{article.Slug}", $"article={article.Slug}{OnTopic}", $"in {letter}, {article.Title}", side.Counts);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
