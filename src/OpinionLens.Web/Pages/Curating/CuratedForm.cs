using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>A short form as it is shown or was sent: its fields by name, and the version it began from. A save on an older version is merged, not refused.</summary>
public sealed class CuratedForm
{
    private readonly Dictionary<string, string> fields;

    private CuratedForm(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>The value of a field; empty where it has none.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    /// <summary>The version that was shown; 0 for something new.</summary>
    public int Version { get; private init; }

    /// <summary>The fields as they were at <see cref="Version"/>, JSON.</summary>
    public string Base { get; private init; } = "";

    /// <summary>The form of something as it stands.</summary>
    public static CuratedForm For(int version, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value);
        return new(all) { Version = version, Base = FieldMerge.ToJson(all) };
    }

    /// <summary>The same form with something proposed in a field; it still begins from what stands.</summary>
    public CuratedForm With(string name, string value) => new(new(fields) { [name] = value }) { Version = Version, Base = Base };

    /// <summary>The form that was sent, where the table of a merge came along with what was chosen in it.</summary>
    /// <param name="sent">Its version and base, and the choices.</param>
    /// <param name="fields">What was read of the fields.</param>
    public static CuratedForm Of(IFormCollection sent, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value.ReplaceLineEndings("\n"));
        FieldMerge.Choose(all, sent, Groups(all.Keys), FieldMerge.FromJson(sent["base"]));
        return new(all) { Version = Attempt.Version(sent, "version") ?? 0, Base = sent["base"].ToString() };
    }

    /// <summary>Mine where I have changed a field since the base, else theirs; and the fields that both have changed.</summary>
    /// <param name="theirs">What stands now.</param>
    /// <param name="told">A field's value for people, by its name; null where it is told as it is.</param>
    public (CuratedForm Merged, IReadOnlyList<MergeRow> Disputed) MergeWith(CuratedForm theirs, Func<string, string, string>? told = null)
    {
        told ??= (_, value) => value;
        var start = FieldMerge.FromJson(Base) ?? theirs.fields;
        var (merged, disputed) = FieldMerge.Of(Groups(fields.Keys), start, fields, theirs.fields);
        return (new(merged) { Version = theirs.Version, Base = theirs.Base },
            [.. disputed.Select(f => new MergeRow(f, told(f, start.GetValueOrDefault(f, "")), told(f, theirs[f]), told(f, this[f])))]);
    }

    private static IReadOnlyList<(string, IReadOnlyList<string>)> Groups(IEnumerable<string> names) => [.. names.Select(n => (n, (IReadOnlyList<string>)[n]))];
}
