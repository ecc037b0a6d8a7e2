using System.Globalization;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>The form of an actor as it is shown or was sent. There are always a few empty rows more than there are names and offices.</summary>
public sealed class ActorForm
{
    private const int EmptyNames = 3;
    private const int EmptyOffices = 2;

    /// <summary>More rows than a form shows are nobody's wish.</summary>
    private const int MostRows = 200;

    public int Version { get; private init; }
    public string Name { get; private init; } = "";
    public bool Keep { get; private init; } = true;
    public string Kind { get; private init; } = "";
    public IReadOnlyList<(string Name, string Kind)> Aliases { get; private init; } = [];
    public IReadOnlyList<OfficeEdit> Offices { get; private init; } = [];

    /// <summary>The form of an actor as it is, with one more name to be added, or null.</summary>
    public static ActorForm For(Actor known, IReadOnlyList<OfficeEdit> offices, string? more) => new()
    {
        Version = known.Version, Name = known.Name, Kind = Words.Of(known.Kind),
        Aliases = Rows([.. known.Aliases.Select(a => (a.Name, Words.Of(a.Kind))), .. more is null ? Array.Empty<(string, string)>() : [(more, Words.Of(AliasKind.Name))]]),
        Offices = Rows(offices),
    };

    /// <summary>The form that was sent.</summary>
    public static ActorForm Of(IFormCollection sent)
    {
        string At(string field, int i) => sent[field].Count > i ? sent[field][i]?.Trim() ?? "" : "";
        return new()
        {
            Version = int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Name = sent["name"].ToString().Trim(), Keep = sent["keep"] == "1", Kind = sent["kind"].ToString(),
            Aliases = Rows([.. Enumerable.Range(0, Math.Min(sent["alias"].Count, MostRows)).Select(i => (At("alias", i), At("aliaskind", i))).Where(a => a.Item1.Length > 0)]),
            Offices = Rows([.. Enumerable.Range(0, Math.Min(sent["office"].Count, MostRows)).Select(i => new OfficeEdit(At("office", i), At("of", i), At("from", i), At("until", i))).Where(o => o.Title.Length > 0)]),
        };
    }

    public ActorEdit Read() => new(Name, Words.Read<ActorKind>(Kind) ?? ActorKind.Person, [.. Aliases.Select(a => new Alias(a.Name, Words.Read<AliasKind>(a.Kind) ?? AliasKind.Name))], Offices, Keep);

    private static IReadOnlyList<(string, string)> Rows(IReadOnlyList<(string, string)> names) => [.. names, .. Enumerable.Repeat(("", Words.Of(AliasKind.Name)), EmptyNames)];

    private static IReadOnlyList<OfficeEdit> Rows(IReadOnlyList<OfficeEdit> offices) => [.. offices, .. Enumerable.Repeat(new OfficeEdit("", null, null, null), EmptyOffices)];
}
