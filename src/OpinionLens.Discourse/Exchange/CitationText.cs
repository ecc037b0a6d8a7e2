using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange;

/// <summary>A citation for people.</summary>
public sealed partial record Citation
{
    /// <summary>One line: authors, title, outlet, date; revision, paragraph and state; who holds what; the address last, so that nothing clings to it.</summary>
    public string ToText()
    {
        var source = new[] { string.Join(", ", Authors), $"“{Title}”", Outlet, PrintedDate.Of(Date, DatePrecision) };
        return string.Join(' ', new[] { Sentence(string.Join(", ", source.Where(p => !string.IsNullOrEmpty(p)))), Place(), Held(), Address, Claim is { } claim ? $"(claim: {claim.Address})" : "" }.Where(p => p.Length > 0));
    }

    /// <summary>Which text, and where in it: "Revision 2, a summary: paragraph 3, exact."</summary>
    private string Place()
    {
        var text = Revision == 0 ? "No text here" : FormattableString.Invariant($"Revision {Revision}") + (Note is null ? "" : ", " + Note);
        return Sentence(Claim is { Passages.Count: > 0 } claim ? $"{text}: {string.Join("; ", claim.Passages.Select(Told))}" : text);
    }

    /// <summary>Who holds it and what it says: "Held by the mayor: The harbour must be dredged."</summary>
    private string Held() => Claim is not { } claim ? ""
        : Sentence($"{(claim.Status == ClaimStatus.Published ? "Held" : claim.Status == ClaimStatus.Retired ? "Retired claim, held" : "Draft of a claim, held")} by {(claim.Holders.Count == 0 ? "no named source" : string.Join(", ", claim.Holders))}: {claim.Statement}");

    private string Told(CitedPassage passage) => (passage.Paragraph is { } p ? FormattableString.Invariant($"paragraph {p}, ") : "") + passage.StateInWords
        + (passage.Revision == Revision ? "" : FormattableString.Invariant($" in revision {passage.Revision}"));

    private static string Sentence(string words) => words.Length > 0 && words[^1] is '.' or '!' or '?' or '…' ? words : words + ".";
}
