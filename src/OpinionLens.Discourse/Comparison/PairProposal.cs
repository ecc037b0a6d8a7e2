using System.Globalization;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language.Likeness;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Two claims of which the program thinks that they meet, and on what grounds. Nobody has decided yet.</summary>
/// <param name="A">Claim of the first article.</param>
/// <param name="B">Claim of the second.</param>
/// <param name="Score">Strength of the grounds, 0 to 1: it ranks the pairs and is no probability.</param>
/// <param name="Words">Telling words of both, the rarest first.</param>
/// <param name="Actors">Whom both are about.</param>
/// <param name="Topics">Topics of both.</param>
/// <param name="Signs">Words by which one denies what the other says.</param>
/// <param name="AreAlike">Whether the statements are worded so much alike that they may be one claim.</param>
/// <param name="Torn">Whom the one portrays critically and the other supportively; null where nobody.</param>
public sealed record PairProposal(
    ClaimReading A, ClaimReading B, double Score, IReadOnlyList<string> Words, IReadOnlyList<ActorTag> Actors, IReadOnlyList<TopicTag> Topics, IReadOnlyList<Opposition> Signs, bool AreAlike, ActorTag? Torn)
{
    /// <summary>Contradict where a word or a stance says so outright, else Agree where both are worded alike, else Related: likeness alone never makes a contradiction, nor a subject in common the same claim.</summary>
    public Bucket Bucket => Signs.Count > 0 || Torn is not null ? Bucket.Contradict : AreAlike ? Bucket.Agree : Bucket.Related;

    /// <summary>What both have, as one sentence.</summary>
    public string Common
    {
        get
        {
            var shared = new List<string>();
            void Share(string one, IReadOnlyCollection<string> names) { if (names.Count > 0) shared.Add($"{one}{(names.Count == 1 ? "" : "s")} {string.Join(", ", names)}"); }
            Share("word", Words);
            Share("actor", [.. Actors.Select(a => a.ShortName)]);
            Share("topic", [.. Topics.Select(t => t.Name)]);
            return $"In common: {string.Join("; ", shared)}.";
        }
    }

    /// <summary>The grounds: what both have, and what sets them against each other. It names no side, so that it stays true wherever it is read.</summary>
    public string Why
    {
        get
        {
            var against = Signs.Select(Told).Concat(Torn is null ? [] : [$"one is critical of {Torn.ShortName}, the other supportive"]).ToList();
            return Common + (against.Count == 0 ? "" : " " + char.ToUpper(against[0][0], CultureInfo.InvariantCulture) + string.Join("; ", against)[1..] + ".");
        }
    }

    /// <summary>For scripts.</summary>
    public SuggestionLine ToLine() => new(A.Id, B.Id, Bucket, Score, Why);

    private static string Told(Opposition sign) => sign.Kind == OppositionKind.Negation ? $"one says “{sign.Of ?? sign.To}”" : $"one says “{sign.Of}”, the other “{sign.To}”";
}
