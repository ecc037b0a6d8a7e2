using System.Text.Json;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>The form of an actor as it is shown or was sent. There are always a few empty rows more than there are names and offices.</summary>
public sealed class ActorForm
{
    private const string Names = "other names", Held = "offices";
    private const int EmptyNames = 3;
    private const int EmptyOffices = 2;

    /// <summary>More rows than a form shows are nobody's wish.</summary>
    private const int MostRows = 200;

    /// <summary>Its fields: lists as JSON, so that a list stands or falls as a whole when two versions are merged.</summary>
    public CuratedForm Fields { get; private init; } = CuratedForm.For(0);
    public bool Keep { get; private init; } = true;
    public string Name => Fields["name"];
    public string Kind => Fields["kind"];
    public IReadOnlyList<(string Name, string Kind)> Aliases => [.. List<Alias>(Fields[Names]).Select(a => (a.Name, Words.Of(a.Kind))), .. Enumerable.Repeat(("", Words.Of(AliasKind.Name)), EmptyNames)];
    public IReadOnlyList<OfficeEdit> Offices => [.. List<OfficeEdit>(Fields[Held]), .. Enumerable.Repeat(new OfficeEdit("", null, null, null), EmptyOffices)];

    /// <summary>The form of an actor as it is, with one more name to be added, or null.</summary>
    public static ActorForm For(Actor known, IReadOnlyList<OfficeEdit> offices, string? more)
    {
        var stands = CuratedForm.For(known.Version, ("name", known.Name), ("kind", Words.Of(known.Kind)), (Names, Json(known.Aliases)), (Held, Json(offices.Select(Plain))));
        return new() { Fields = more is null ? stands : stands.With(Names, Json([.. known.Aliases, new Alias(more, AliasKind.Name)])) };
    }

    /// <summary>The form that was sent.</summary>
    public static ActorForm Of(IFormCollection sent)
    {
        string At(string field, int i) => sent[field].Count > i ? sent[field][i]?.Trim() ?? "" : "";
        var aliases = Rows(sent, "alias").Select(i => new Alias(At("alias", i), Words.Read<AliasKind>(At("aliaskind", i)) ?? AliasKind.Name)).Where(a => a.Name.Length > 0);
        var offices = Rows(sent, "office").Select(i => new OfficeEdit(At("office", i), At("of", i), At("from", i), At("until", i))).Where(o => o.Title.Length > 0);
        return new()
        {
            Keep = sent["keep"] == "1",
            Fields = CuratedForm.Of(sent, ("name", sent["name"].ToString().Trim()), ("kind", Words.Of(Words.Read<ActorKind>(sent["kind"].ToString()) ?? ActorKind.Person)), (Names, Json(aliases)), (Held, Json(offices))),
        };
    }

    /// <summary>This form with what others have saved since it was shown, and what both have changed.</summary>
    public (ActorForm Merged, IReadOnlyList<MergeRow> Disputed) MergeWith(ActorForm theirs)
    {
        var (fields, disputed) = Fields.MergeWith(theirs.Fields, Told);
        return (new() { Keep = Keep, Fields = fields }, disputed);
    }

    public ActorEdit Read() => new(Name, Words.Read<ActorKind>(Kind) ?? ActorKind.Person, List<Alias>(Fields[Names]), List<OfficeEdit>(Fields[Held]), Keep);

    private static string Told(string field, string value) => field switch
    {
        Names => string.Join(", ", List<Alias>(value).Select(a => a.Kind == AliasKind.Name ? a.Name : $"{a.Name} ({Words.Of(a.Kind)})")),
        Held => string.Join("; ", List<OfficeEdit>(value).Select(o => o.Title + After(" of ", o.Of) + After(", from ", o.From) + After(", until ", o.To))),
        _ => value,
    };

    private static string After(string word, string? value) => string.IsNullOrEmpty(value) ? "" : word + value;

    private static IEnumerable<int> Rows(IFormCollection sent, string field) => Enumerable.Range(0, Math.Min(sent[field].Count, MostRows));

    /// <summary>As a browser sends it: what is not there is empty.</summary>
    private static OfficeEdit Plain(OfficeEdit office) => new(office.Title, office.Of ?? "", office.From ?? "", office.To ?? "");

    private static string Json<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows.ToList(), LensJson.Line);

    /// <summary>What <see cref="Json"/> wrote; nothing for anything else, for it comes back from a browser.</summary>
    private static IReadOnlyList<T> List<T>(string json)
    {
        try { return json.Length == 0 ? [] : [.. (JsonSerializer.Deserialize<List<T>>(json, LensJson.Line) ?? []).Where(r => r is not null).Take(MostRows)]; }
        catch (JsonException) { return []; }
    }
}
