using OpinionLens.Discourse.Actors;
using OpinionLens.Language;
using OpinionLens.Store.Actors;

namespace OpinionLens.Web.Frame;

/// <summary>A name that nobody bears yet, and the known actors whose names come near: asked about before an actor is made of it.</summary>
/// <param name="Field">Id of the field that it was typed into.</param>
/// <param name="Name">As typed.</param>
/// <param name="Near">Who may be meant, the one with the most claims first; never empty.</param>
/// <param name="IsNew">True where the editor has said that it is somebody new.</param>
public sealed record NameDoubt(string Field, string Name, IReadOnlyList<Actor> Near, bool IsNew)
{
    /// <summary>Name of the check boxes that say "somebody new"; the value is the name, for the consent is to that one alone.</summary>
    public const string Consent = "asnew";

    /// <summary>The actors that may be meant, as a sentence lists them.</summary>
    public string Known => string.Join(" or ", Near.Select(a => a.Name));

    /// <summary>What the form says as long as nobody has answered.</summary>
    public Fault Fault => new(Field, $"“{Name}” is nobody known here, and {Known} is: write that name, or tick that it is somebody new.");

    /// <summary>The doubtful ones of the names in a form.</summary>
    /// <param name="finder">Knows all names.</param>
    /// <param name="sent">The form, with the consents in it.</param>
    /// <param name="typed">Its names, with the fields they stand in.</param>
    /// <param name="cancel">Stops between statements.</param>
    public static async Task<IReadOnlyList<NameDoubt>> FindAsync(
        NameFinder finder, IFormCollection sent, IReadOnlyList<(string Field, string Name)> typed, CancellationToken cancel)
    {
        var consents = sent[Consent].OfType<string>().Select(n => TextAnalysis.Slug(n)).ToHashSet();
        var doubtful = await finder.DoubtfulAsync(typed.Select(t => t.Name), cancel);
        return [.. doubtful.Select(d => new NameDoubt(typed.First(t => t.Name.Trim() == d.Name).Field, d.Name, d.Near, consents.Contains(TextAnalysis.Slug(d.Name))))];
    }
}
