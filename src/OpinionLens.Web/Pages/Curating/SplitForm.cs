using System.Globalization;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>One thing to tick.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Label">What it is.</param>
/// <param name="Note">What goes with it, or where it stands; null for nothing.</param>
public sealed record Pick(string Field, string Value, string Label, string? Note = null);

/// <summary>The form of a split as it was sent. It is shown again, nothing lost, before it is done and when something is wrong with it.</summary>
public sealed class SplitForm
{
    /// <summary>Claims to choose from at once; words narrow them.</summary>
    public const int MostClaims = 200;

    private static readonly string[] Fields = ["claim", "article", "alias", "office", "proposition"];
    private readonly HashSet<(string, string)> ticked = [];

    public string To { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public bool Turn { get; private init; }

    /// <summary>The version that the form was made from.</summary>
    public int Version { get; private init; }

    /// <summary>True for "Split", false for "Show what moves".</summary>
    public bool Does { get; private init; }

    /// <summary>Only claims with these words are shown, null for all; what was ticked before stays ticked.</summary>
    public string? Words { get; private init; }

    /// <summary>True where other claims are to be shown, and nothing else is asked for yet.</summary>
    public bool Finds { get; private init; }

    /// <summary>An empty form; a new actor is of the kind of the old one.</summary>
    public static SplitForm For(ActorKind kind) => new() { Kind = Discourse.Words.Of(kind) };

    public static SplitForm Of(IFormCollection sent)
    {
        var form = new SplitForm
        {
            To = sent["to"].ToString().Trim(), Kind = sent["kind"].ToString(), Turn = sent["turn"] == "1", Does = sent["then"] == "split",
            Words = sent["words"].ToString() is { Length: > 0 } words ? words : null, Finds = sent["then"] == "find" || (sent["then"] == "show" && sent["words"] != sent["had"]),
            Version = int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        };
        foreach (var field in Fields)
            foreach (var value in sent[field]) if (value is not null) form.ticked.Add((field, value));
        return form;
    }

    /// <summary>What is ticked and not among these.</summary>
    public IReadOnlyList<(string Field, string Value)> Beside(IEnumerable<Pick> shown) => [.. ticked.Except(shown.Select(p => (p.Field, p.Value))).Order()];

    public bool Has(Pick pick) => ticked.Contains((pick.Field, pick.Value));

    public ActorParts ForActor() => new(To, Discourse.Words.Read<ActorKind>(Kind), Ids("claim"), Ids("article"), [.. Values("alias")],
        [.. Values("office").Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1)]);

    public ConceptParts ForConcept() => new(To, Ids("claim"), Ids("proposition"), Turn);

    private IEnumerable<string> Values(string field) => ticked.Where(t => t.Item1 == field).Select(t => t.Item2);

    /// <summary>What is no id names nothing, and is refused as such.</summary>
    private IReadOnlyList<long> Ids(string field) => [.. Values(field).Select(v => LensId.TryParse(v, out var id) ? id : 0)];
}
