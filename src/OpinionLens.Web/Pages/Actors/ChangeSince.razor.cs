using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>What a later time brought to an actor: each number opens its claims, of just that time.</summary>
public sealed partial class ChangeSince
{
    [Parameter, EditorRequired] public Actor Actor { get; set; } = null!;
    [Parameter, EditorRequired] public ActorChange Change { get; set; } = null!;

    private string Short => new ActorTag(Actor.Id, Actor.Slug, Actor.Name, Actor.Kind).ShortName;

    private string Earlier => "&to=" + Day(Change.First);

    private string Later => "&from=" + Day(Change.First.AddDays(1)) + (Change.Last is { } last ? "&to=" + Day(last) : "");

    private bool IsNothing => Change.After.Holds + Change.After.About.Sum() == 0;

    private IEnumerable<(MarkupString? Sign, string Label, string Filter, string Phrase, int Before, int After)> Rows =>
    [
        (null, $"held by {Short}", $"source={Actor.Slug}", $"held by {Actor.Name}", Change.Before.Holds, Change.After.Holds),
        .. Enum.GetValues<Stance>().Select(s => ((MarkupString?)Glyph.For(s), $"{Phrases.Toward(s)} {Short}", $"about={Actor.Slug}&stance={Words.Of(s)}", $"{Phrases.Toward(s)} {Actor.Name}", Change.Before.About[(int)s], Change.After.About[(int)s])),
    ];

    private static string Told((int Asserts, int Denies) position) => position switch
    {
        ( > 0, > 0) => "asserts and denies",
        (0, _) => "denies",
        _ => "asserts",
    };

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
