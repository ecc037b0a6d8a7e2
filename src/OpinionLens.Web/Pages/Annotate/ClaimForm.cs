using System.Globalization;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Pages.Import;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>The form of a new claim as it is shown or was sent. It is shown again, nothing lost, when something is wrong with it.</summary>
public sealed class ClaimForm
{
    /// <summary>Rows for actors spoken of: more than the claims of the samples ever name.</summary>
    public const int MostAbout = 4;

    public int Paragraph { get; private init; }
    public string Quote { get; private init; } = "";
    public string Second { get; private init; } = "";
    public string Statement { get; private init; } = "";
    public string Voice { get; private init; } = Words.Of(Discourse.Claims.Voice.Author);
    public string Source { get; private init; } = "";
    public string Cue { get; private init; } = "";
    public IReadOnlyList<(string Name, string Stance)> About { get; private init; } = [];
    public string Type { get; private init; } = "";
    public string Topics { get; private init; } = "";
    public string Proposition { get; private init; } = "";
    public string Polarity { get; private init; } = Words.Of(Discourse.Claims.Polarity.Asserts);

    /// <summary>True for "Save and next": on to the next paragraph that waits.</summary>
    public bool Next { get; private init; }

    /// <summary>A form with what the passage tells by itself.</summary>
    /// <param name="paragraph">Where it stands.</param>
    /// <param name="passage">In its text.</param>
    /// <param name="known">Actors to look for.</param>
    public static ClaimForm For(Paragraph paragraph, TextSpan passage, IReadOnlyList<NamedActor> known)
    {
        var told = DraftDefaults.Of(paragraph, passage, known);
        return new()
        {
            Paragraph = paragraph.Ordinal, Quote = passage.Of(paragraph.Text).Trim(), Statement = told.Statement, Voice = Words.Of(told.Voice), Source = told.Source?.Name ?? "", Cue = told.Cue ?? "",
            About = [.. told.About.Take(MostAbout).Select(a => (a.Name, Words.Of(Stance.Neutral)))],
        };
    }

    /// <summary>The form that was sent.</summary>
    public static ClaimForm Of(IFormCollection sent)
    {
        string Field(string name) => sent[name].ToString().Trim();
        return new()
        {
            Paragraph = int.TryParse(Field("paragraph"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            Quote = Field("quote"), Second = Field("second"), Statement = Field("statement"), Voice = Field("voice"), Source = Field("source"), Cue = Field("cue"), Type = Field("type"),
            Topics = Field("topics"), Proposition = Field("proposition"), Polarity = Field("polarity"), Next = Field("then") == "next",
            About = [.. Enumerable.Range(1, MostAbout).Select(i => (Name: Field($"about{i}"), Stance: Field($"stance{i}"))).Where(a => a.Name.Length > 0)],
        };
    }

    /// <summary>The draft to be asserted, or what is wrong with which field.</summary>
    public (ClaimDraft? Draft, IReadOnlyList<Fault> Faults) Read()
    {
        var faults = Check().ToList();
        if (faults.Count > 0) return (null, faults);
        var voice = Words.Read<Voice>(Voice);
        return (new ClaimDraft
        {
            Quotes = Second.Length == 0 ? [Quote] : [Quote, Second], Paragraph = Second.Length == 0 && Paragraph > 0 ? Paragraph : null, Statement = Statement, Voice = voice,
            Sources = voice == Discourse.Claims.Voice.Author ? [] : Split(Source), Cue = voice == Discourse.Claims.Voice.Author || Cue.Length == 0 ? null : Cue,
            About = [.. About.Select(a => new DraftAbout(a.Name, Words.Read<Stance>(a.Stance) ?? Stance.Neutral))], Type = Words.Read<ClaimType>(Type), Topics = Split(Topics),
            Proposition = Proposition.Length == 0 ? null : Proposition, Polarity = Proposition.Length == 0 ? null : Words.Read<Polarity>(Polarity),
        }, []);
    }

    private IEnumerable<Fault> Check()
    {
        if (Quote.Length == 0) yield return new("quote", "The passage is missing: the words of the text that the claim rests on.");
        if (Statement.Length == 0) yield return new("statement", "The statement is missing: one sentence in your own words.");
        if (!Words.TryRead<Voice>(Voice, out var voice)) yield return new("voice-author", "Choose a voice.");
        else if (voice != Discourse.Claims.Voice.Author && Split(Source).Count == 0) yield return new("source", $"The voice is {Voice}: who says it?");
        if (Type.Length > 0 && !Words.TryRead<ClaimType>(Type, out _)) yield return new("type-fact", "Choose a type, or none.");
    }

    private static IReadOnlyList<string> Split(string names) => names.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
