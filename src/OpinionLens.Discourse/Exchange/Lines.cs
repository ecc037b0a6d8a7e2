using OpinionLens.Anchoring;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Discourse.Exchange;

// The JSON contract, version 1 (docs/vocabulary.md): what the command line, the exports and the API write, one object a line.
// Ids are Crockford base 32; sources and actors are display names; enums are their words. Names and order of members are the contract.

/// <summary>An article.</summary>
public sealed record ArticleLine(
    string Id, string Slug, string Title, IReadOnlyList<string> Authors, string? Outlet, DateOnly? Date, DatePrecision? DatePrecision, string? DateNote,
    string Language, Genre Genre, string? Rights, int Revision, TextKind? TextKind, int Claims, ArticleCoverage Coverage);

/// <summary>A claim with its passages in one revision.</summary>
public sealed record ClaimLine(
    string Id, string Article, string Statement, ClaimType? Type, Voice Voice, IReadOnlyList<LinkLine> Attribution, IReadOnlyList<AboutLine> About,
    IReadOnlyList<string> Topics, string? Proposition, Polarity? Polarity, ClaimStatus Status, IReadOnlyList<PassageLine> Passages);

/// <summary>One link of an attribution chain.</summary>
public sealed record LinkLine(IReadOnlyList<string> Sources, string? Cue);

/// <summary>An actor spoken of and how the holder portrays it.</summary>
public sealed record AboutLine(string Actor, Stance Stance);

/// <summary>A passage in one revision: offsets in the paragraph, UTF-16 units, half-open. An orphan has null places and its old quote.</summary>
public sealed record PassageLine(int Revision, int? Paragraph, int? Sentence, int? Start, int? End, string Quote, AnchorState State, double Similarity);

/// <summary>An actor. Holds and about are numbers of published claims.</summary>
public sealed record ActorLine(
    string Id, string Slug, string Name, ActorKind Kind, IReadOnlyList<Alias> Aliases, IReadOnlyList<OfficeLine> Offices, int Holds, int About);

/// <summary>An office; <c>of</c> is the display name of the state or organization.</summary>
public sealed record OfficeLine(string Title, string? Of, string? From, string? To);

/// <summary>A relation between two claims.</summary>
public sealed record RelationLine(string Id, string From, string To, RelationKind Kind, string? Reason, DecidedBy DecidedBy, double? Score, bool Confirmed);

/// <summary>A row of a comparison.</summary>
public sealed record ComparisonLine(Bucket Bucket, IReadOnlyList<string> A, IReadOnlyList<string> B, string? Proposition, string? Topic, string? Why);

/// <summary>A proposed pair of claims, by id: what it may be, the strength of the grounds (0 to 1, for ranking), and what they are.</summary>
public sealed record SuggestionLine(string A, string B, Bucket Bucket, double Score, string Why);

/// <summary>The last line of a comparison: how much of both sides has been read, and how many rows each bucket has.</summary>
public sealed record ComparisonTotals(ComparisonSides Coverage, IReadOnlyDictionary<string, int> Counts);

/// <summary>The last line of an encounter of many articles: how many rows each bucket has, and whether claims were left out because more meet than are read.</summary>
public sealed record EncounterTotals(IReadOnlyDictionary<string, int> Counts, bool Cut);

/// <summary>Coverage of both sides.</summary>
public sealed record ComparisonSides(ArticleCoverage A, ArticleCoverage B);

public enum HitKind { Actor, Article, Claim, Paragraph }

/// <summary>A search hit. Article is a slug; paragraph an ordinal.</summary>
public sealed record SearchHit(HitKind Kind, string Id, string? Slug, string? Article, int? Paragraph, string Snippet);
