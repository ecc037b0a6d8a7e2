using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Relate;

/// <summary>The form of a new relation as it is shown or was sent. It is shown again, nothing lost, when something is wrong with it.</summary>
public sealed class RelationForm
{
    /// <summary>Base-32 id of the other claim.</summary>
    public string To { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Reason { get; private init; } = "";

    public static RelationForm Of(IFormCollection sent) => new() { To = sent["to"].ToString(), Kind = sent["kind"].ToString(), Reason = sent["reason"].ToString().Trim() };

    /// <summary>Said where no kind was chosen.</summary>
    public static readonly Fault NoKind = new("kind-supports", "Choose how the two stand to each other.");

    /// <summary>The kind, or what is missing.</summary>
    public (RelationKind? Kind, IReadOnlyList<Fault> Faults) Read()
    {
        var faults = new List<Fault>();
        if (!LensId.TryParse(To, out _)) faults.Add(new("words", "Choose the other claim; search for its words where it is not in the list."));
        var kind = Words.Read<RelationKind>(Kind);
        if (kind is null) faults.Add(NoKind);
        return (faults.Count == 0 ? kind : null, faults);
    }
}
