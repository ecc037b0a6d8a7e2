using System.Globalization;
using System.Text.Json;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Web.Frame;
using static OpinionLens.Web.Pages.Annotate.ClaimFields;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>
/// The form of a claim, new or edited, as it is shown or was sent: its fields by name. It is shown again, nothing lost, when something is wrong with it; it is what
/// a draft keeps; and two of them can be merged field by field.
/// </summary>
public sealed class ClaimForm
{
    private readonly Dictionary<string, string> fields;

    private ClaimForm(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>The value of a field; empty where it has none.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    /// <summary>True for "Save and next": on to the next paragraph that waits.</summary>
    public bool Next { get; private init; }

    /// <summary>True for "Check": nothing is kept, the form comes back with what it says.</summary>
    public bool OnlyChecks { get; private init; }

    /// <summary>Id that the claim will have: sent twice, it is kept once.</summary>
    public long Id { get; private init; } = LensId.New();

    /// <summary>The version that an edit began from; 0 for a new claim.</summary>
    public int Version { get; init; }

    /// <summary>Of an edit: the fields as they were when it began, JSON; empty for a new claim.</summary>
    public string Base { get; init; } = "";

    /// <summary>Passages with words in them: the words and where they were chosen.</summary>
    public IReadOnlyList<(string Quote, string At)> Passages => [.. Enumerable.Range(1, MostParsed).Select(i => (Quote: this[N("quote", i)], At: this[N("at", i)])).Where(p => p.Quote.Length > 0)];

    /// <summary>The actors' names, each with the field it stands in.</summary>
    public IReadOnlyList<(string Field, string Name)> ActorNames =>
    [
        .. new[] { "source", "outer" }.SelectMany(f => Split(this[f]).Select(n => (f, n))),
        .. Enumerable.Range(1, MostParsed).Select(i => N("about", i)).Where(f => this[f].Length > 0).Select(f => (f, this[f])),
    ];

    /// <summary>Rows for actors spoken of: those offered, or those there are.</summary>
    public int AboutRows => Math.Max(MostAbout, Enumerable.Range(1, MostParsed).LastOrDefault(i => this[N("about", i)].Length > 0));

    /// <summary>Ordinal of the first passage's paragraph; 0 where it is not known.</summary>
    public int Paragraph => Place(this["at1"]).Paragraph ?? 0;

    /// <summary>A form with what the passages tell by themselves.</summary>
    /// <param name="passages">The paragraphs and the spans chosen in them, the one to be read for voice, source and actors first.</param>
    /// <param name="known">Actors to look for.</param>
    public static ClaimForm For(IReadOnlyList<(Paragraph Paragraph, TextSpan Span)> passages, IReadOnlyList<NamedActor> known)
    {
        var told = DraftDefaults.Of(passages[0].Paragraph, passages[0].Span, known);
        var fields = new Dictionary<string, string> { ["statement"] = told.Statement, ["voice"] = Words.Of(told.Voice), ["source"] = told.Source?.Name ?? "", ["cue"] = told.Cue ?? "" };
        for (var i = 0; i < Math.Min(passages.Count, MostPassages); i++) SetPassage(fields, i + 1, passages[i].Span.Of(passages[i].Paragraph.Text), passages[i].Paragraph.Ordinal, passages[i].Span.Start);
        SetAbout(fields, [.. told.About.Take(MostAbout).Select(a => (a.Name, Stance.Neutral))]);
        return new(fields);
    }

    /// <summary>A form of the author's voice in which nothing else stands.</summary>
    public static ClaimForm Blank() => new(new() { ["voice"] = Words.Of(Voice.Author) });

    /// <summary>The form of a claim as it stands.</summary>
    public static ClaimForm Of(ClaimReading claim)
    {
        var fields = new Dictionary<string, string>
        {
            ["statement"] = claim.Statement, ["voice"] = Words.Of(claim.Claim.Voice), ["type"] = Words.Of(claim.Claim.Type) ?? "", ["topics"] = Join(claim.Topics.Select(t => t.Name)),
            ["proposition"] = claim.Proposition?.Wording ?? "", ["polarity"] = Words.Of(claim.Claim.Polarity ?? Polarity.Asserts),
        };
        if (claim.Chain.Count > 0) (fields["source"], fields["cue"]) = (Join(claim.Chain[^1].Sources.Select(s => s.Name)), claim.Chain[^1].Cue ?? "");
        if (claim.Chain.Count > 2) fields["middle"] = JsonSerializer.Serialize(claim.Chain.Skip(1).SkipLast(1).Select(l => new DraftLink([.. l.Sources.Select(s => s.Name)], l.Cue)), LensJson.Line);
        if (claim.Chain.Count > 1) (fields["outer"], fields["outercue"]) = (Join(claim.Chain[0].Sources.Select(s => s.Name)), claim.Chain[0].Cue ?? "");
        for (var i = 0; i < Math.Min(claim.Passages.Count, MostParsed); i++) SetPassage(fields, i + 1, claim.Passages[i].Quote, claim.Passages[i].Paragraph, claim.Passages[i].Start);
        SetAbout(fields, [.. claim.About.Select(a => (a.Actor.Name, a.Stance))]);
        var form = new ClaimForm(fields);
        return new(fields) { Version = claim.Claim.Version, Base = form.ToJson() };
    }

    /// <summary>The form that was sent. A field for which "theirs" was chosen in a merge has the value that it was merged with.</summary>
    public static ClaimForm Of(IFormCollection sent)
    {
        var fields = Names.Where(n => sent.ContainsKey(n)).ToDictionary(n => n, n => n.StartsWith("quote", StringComparison.Ordinal) ? sent[n].ToString().Trim('\r', '\n') : sent[n].ToString().Trim());
        // What a browser sends of itself is no change: line ends in its own way, and a stance toward nobody.
        foreach (var name in fields.Keys.ToList()) fields[name] = fields[name].ReplaceLineEndings("\n");
        var theirs = FromJson(sent["base"].ToString());
        foreach (var i in Enumerable.Range(1, MostParsed).Where(i => IsUntold(fields, theirs, i))) fields.Remove(N("stance", i));
        FieldMerge.Choose(fields, sent, Groups, theirs?.fields);
        return new(fields)
        {
            Next = sent["then"] == "next", OnlyChecks = sent["then"] == "check", Version = int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Base = theirs is null ? "" : theirs.ToJson(), Id = LensId.TryParse(sent["id"], out var id) ? id : LensId.New(),
        };
    }

    /// <summary>
    /// A stance toward nobody that nobody chose: the one that a browser sends of itself, or the one that is left where the actor was taken away.
    /// </summary>
    private static bool IsUntold(Dictionary<string, string> fields, ClaimForm? start, int i) =>
        fields.GetValueOrDefault(N("about", i), "").Length == 0 && fields.GetValueOrDefault(N("stance", i), "") is var stance
        && (stance.Length == 0 || stance == Words.Of(Stance.Neutral) || (start is not null && start[N("about", i)].Length > 0 && start[N("stance", i)] == stance));

    /// <summary>The fields as JSON, for drafts and as the base of an edit.</summary>
    public string ToJson() => FieldMerge.ToJson(fields);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for anything else.</summary>
    public static ClaimForm? FromJson(string? json) => FieldMerge.FromJson(json) is { } read ? new(read.Where(f => Names.Contains(f.Key)).ToDictionary()) : null;

    /// <summary>These fields as a draft that began from a version, for a claim that has or will have an id.</summary>
    public ClaimForm As(int version, string start, long id) => new(fields) { Version = version, Base = start, Id = id };

    /// <summary>What a group of fields holds, for people.</summary>
    private string Told(IReadOnlyList<string> names) => string.Join(" · ", names.Where(n => n != "middle" && !n.StartsWith("at", StringComparison.Ordinal)
        && !(n.StartsWith("stance", StringComparison.Ordinal) && this[n.Replace("stance", "about", StringComparison.Ordinal)].Length == 0)).Select(n => this[n]).Where(v => v.Length > 0));

    /// <summary>Mine where I have changed a group since the base, else theirs; and the groups that both have changed, in which mine stands for now.</summary>
    public (ClaimForm Merged, IReadOnlyList<MergeRow> Disputed) MergeWith(ClaimForm theirs)
    {
        var start = FromJson(Base) ?? theirs;
        var (merged, disputed) = FieldMerge.Of(Groups, start.fields, fields, theirs.fields);
        return (new(merged) { Version = theirs.Version, Base = theirs.ToJson(), Id = Id, Next = Next },
            [.. Groups.Where(g => disputed.Contains(g.Group)).Select(g => new MergeRow(g.Group, start.Told(g.Fields), theirs.Told(g.Fields), Told(g.Fields)))]);
    }

    /// <summary>The draft to be asserted, or what is wrong with which field.</summary>
    public (ClaimDraft? Draft, IReadOnlyList<Fault> Faults) Read()
    {
        var faults = ClaimFormCheck.Faults(this).ToList();
        if (faults.Count > 0) return (null, faults);
        var voice = Words.Read<Voice>(this["voice"]);
        return (new ClaimDraft
        {
            Id = Version > 0 ? null : Id, Passages = [.. Passages.Select(p => new DraftPassage(p.Quote, Place(p.At).Paragraph, Place(p.At).Start))], Statement = this["statement"], Voice = voice,
            VoiceFollowsHolder = true, Attribution = [.. Chain()], Type = Words.Read<ClaimType>(this["type"]), Topics = Split(this["topics"]),
            About = [.. Enumerable.Range(1, MostParsed).Where(i => this[N("about", i)].Length > 0).Select(i => new DraftAbout(this[N("about", i)], Words.Read<Stance>(this[N("stance", i)]) ?? Stance.Neutral))],
            Proposition = this["proposition"].Length == 0 ? null : this["proposition"], Polarity = this["proposition"].Length == 0 ? null : Words.Read<Polarity>(this["polarity"]),
        }, []);
    }

    private IEnumerable<DraftLink> Chain()
    {
        if (Split(this["source"]).Count == 0) yield break;
        if (Split(this["outer"]) is { Count: > 0 } outer) yield return new(outer, Cue("outercue"));
        foreach (var link in Middle()) yield return link;
        yield return new(Split(this["source"]), Cue("cue"));
    }

    /// <summary>Who stands between the outermost speaker and the holder: carried along, not edited here.</summary>
    private IReadOnlyList<DraftLink> Middle()
    {
        try
        {
            var links = this["middle"].Length == 0 ? null : JsonSerializer.Deserialize<List<DraftLink>>(this["middle"], LensJson.Line);
            return [.. (links ?? []).Where(l => l?.Sources is { Count: > 0 })];
        }
        catch (JsonException) { return []; }
    }

    private string? Cue(string name) => this[name].Length == 0 ? null : this[name];

    private static void SetPassage(Dictionary<string, string> fields, int i, string quote, int? paragraph, int? start)
    {
        var blanks = quote.Length - quote.TrimStart().Length;
        (fields[N("quote", i)], fields[N("at", i)]) = (quote.Trim(), paragraph is { } p ? FormattableString.Invariant($"{p}.{(start ?? 0) + blanks}") : "");
    }

    private static void SetAbout(Dictionary<string, string> fields, IReadOnlyList<(string Name, Stance Stance)> about)
    {
        for (var i = 1; i <= Math.Min(about.Count, MostParsed); i++) (fields[N("about", i)], fields[N("stance", i)]) = (about[i - 1].Name, Words.Of(about[i - 1].Stance));
    }
}
