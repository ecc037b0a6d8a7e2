using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Web.Frame;
using static OpinionLens.Web.Pages.Annotate.ClaimFields;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>
/// What is wrong with a claim's form, each fault beside its field. Whatever was typed is either part of the claim or a fault: nothing is left
/// out unsaid.
/// </summary>
internal static class ClaimFormCheck
{
    /// <summary>Faults that the form shows by itself, in the order of its fields.</summary>
    public static IEnumerable<Fault> Faults(ClaimForm form) => [.. Needed(form), .. Holder(form), .. About(form), .. Rest(form)];

    /// <summary>The field that a refusal of the store is about.</summary>
    public static string Field(Refusal refusal) => refusal.Field switch
    {
        "statement" => "statement", "attribution" => "source", "about" => "about1", "topics" => "topics", "proposition" => "proposition", _ => "quote1",
    };

    private static IEnumerable<Fault> Needed(ClaimForm form)
    {
        if (form.Passages.Count == 0) yield return new("quote1", "The passage is missing: the words of the text that the claim rests on.");
        if (form["statement"].Length == 0) yield return new("statement", "The statement is missing: one sentence in your own words.");
        if (!Words.TryRead<Voice>(form["voice"], out var voice)) yield return new("voice-author", "Choose a voice.");
        else if (voice != Voice.Author && form["source"].Length == 0) yield return new("source", $"The voice is {form["voice"]}: who says it?");
    }

    private static IEnumerable<Fault> Holder(ClaimForm form)
    {
        foreach (var field in new[] { "source", "outer", "topics" })
            if (form[field].Length > 0 && Split(form[field]) is var names && !(names.Count > 0 && names.All(HasLetters)))
                yield return new(field, $"“{form[field]}” has no name in it: write one, or empty the field.");
        if (form["source"].Length == 0 && form["cue"].Length > 0)
            yield return new("source", $"The cue “{form["cue"]}” says that somebody speaks: who? Or take the cue away.");
        if (form["source"].Length == 0 && form["outer"].Length > 0)
            yield return new("source", $"{form["outer"]} reports what somebody else holds: who holds it? Who holds it alone stands here.");
        if (form["outer"].Length == 0 && form["outercue"].Length > 0)
            yield return new("outer", $"The cue “{form["outercue"]}” says that somebody reports it: who? Or take the cue away.");
    }

    private static IEnumerable<Fault> About(ClaimForm form)
    {
        for (var i = 1; i <= MostParsed; i++)
        {
            var (about, stance) = (form[N("about", i)], form[N("stance", i)]);
            if (stance.Length > 0 && !Words.TryRead<Stance>(stance, out _)) yield return new(N("stance", i), "Choose a stance from the list.");
            else if (about.Length == 0 && stance.Length > 0) yield return new(N("about", i), $"Toward whom is it {stance}? Name the actor, or choose neutral.");
            if (about.Length > 0 && !HasLetters(about)) yield return new(N("about", i), $"“{about}” has no name in it: write one, or empty the field.");
        }
    }

    private static IEnumerable<Fault> Rest(ClaimForm form)
    {
        if (form["type"].Length > 0 && !Words.TryRead<ClaimType>(form["type"], out _)) yield return new("type-fact", "Choose a type, or none.");
        if (form["polarity"].Length > 0 && !Words.TryRead<Polarity>(form["polarity"], out _)) yield return new("polarity", "Choose asserted or denied.");
        else if (form["proposition"].Length == 0 && form["polarity"] == Words.Of(Polarity.Denies))
            yield return new("proposition", "Which proposition is denied? Write it, or choose asserted.");
    }

    private static bool HasLetters(string name) => name.Any(char.IsLetterOrDigit);
}
