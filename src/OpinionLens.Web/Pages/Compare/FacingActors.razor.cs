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

    /// <summary>Slug of the only actor wanted; null or empty for all.</summary>
    [Parameter] public string? Actor { get; set; }

    /// <summary>Address of this page with one actor alone.</summary>
    [Parameter, EditorRequired] public Func<ActorTag, string> Address { get; set; } = null!;
    [Parameter] public bool Whole { get; set; }

    private int Most => Actor is { Length: > 0 } ? 1 : MostAtOnce;

    protected override void OnParametersSet()
    {
        var all = ActorsCompared.Of(Comparison).Where(c => string.IsNullOrEmpty(Actor) || c.Actor.Slug == Actor).ToList();
        (both, single) = ([.. all.Where(c => c.IsInBoth)], [.. all.Where(c => !c.IsInBoth)]);
    }

    private IReadOnlyList<StanceRow> Rows(ComparedActor one) => [Row("A", Comparison.A.Entry.Article, one.A), Row("B", Comparison.B.Entry.Article, one.B)];

    private static StanceRow Row(string letter, Discourse.Articles.Article article, PortraitSide side) =>
        new($"{letter} {article.Title}", $"/a/{article.Slug}", $"article={article.Slug}", $"in {letter}, {article.Title}", side.Counts);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
