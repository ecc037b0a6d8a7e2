using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

public enum Voice { Author, Direct, Indirect, Mixed }

public enum ClaimType { Fact, Cause, Evaluation, Prediction, Policy, Interpretation }

public enum ClaimStatus { Draft, Published, Retired }

public enum Polarity { Asserts, Denies }

public enum Stance { Critical, Neutral, Supportive, Mixed }

/// <summary>One assertion made in one article.</summary>
public sealed class Claim : Kept
{
    public long ArticleId { get; init; }

    /// <summary>The assertion in our own words, one self-contained sentence.</summary>
    public required string Statement { get; set; }
    public ClaimType? Type { get; set; }

    /// <summary>Author exactly when <see cref="Attribution"/> is empty.</summary>
    public Voice Voice { get; set; }
    public ClaimStatus Status { get; set; } = ClaimStatus.Published;

    /// <summary>Who says that who says ..., outermost speaker first, never the article's author.</summary>
    public List<AttributionLink> Attribution { get; set; } = [];
    public List<AboutActor> About { get; set; } = [];

    /// <summary>Topic ids.</summary>
    public List<long> Topics { get; set; } = [];
    public long? PropositionId { get; set; }

    /// <summary>Null exactly when there is no proposition.</summary>
    public Polarity? Polarity { get; set; }

    /// <summary>Copy of the article's <see cref="Article.SortDate"/>: claims are listed by it.</summary>
    public DateOnly SortDate { get; set; }

    /// <summary>Copy of the article's <see cref="Article.Outlet"/>, for the same reason.</summary>
    public long? OutletId { get; set; }

    /// <summary>The words of a Members text that this claim's own words repeat at length; see <see cref="Echo"/>.</summary>
    public Echo Echo { get; set; }

    /// <summary>The key under which a claim pack brought it in, and a digest of what came: null for claims made here.</summary>
    public string? PackKey { get; set; }
    public string? PackDigest { get; set; }
    public required string Who { get; init; }
    public DateTimeOffset When { get; init; }

    /// <summary>Actor ids of who holds it: the sources of the last link, else the article's own voice.</summary>
    public IReadOnlyList<long> HoldersIn(Article article) => Attribution.Count > 0 ? Attribution[^1].Sources : article.Holders;
}

/// <summary>One speaker of an attribution chain.</summary>
/// <param name="Sources">Actor ids, at least one.</param>
/// <param name="Cue">The exact governing words, or null when the speaker is carried over from before.</param>
public sealed record AttributionLink(List<long> Sources, string? Cue);

/// <summary>An actor the claim is about, and how the holder portrays it.</summary>
public sealed record AboutActor(long ActorId, Stance Stance);

/// <summary>Which of a claim's own words repeat nine words in a row of a Members text: those are cut for strangers and never exported.</summary>
[Flags]
public enum Echo { None = 0, Statement = 1, Cue = 2 }
