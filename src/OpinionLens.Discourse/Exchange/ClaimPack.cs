using OpinionLens.Anchoring;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange;

/// <summary>
/// A claim pack: the coding of articles without their text, in one JSON file (docs/guide/packs.md, docs/guide/claim-pack.schema.json).
/// Cross-references are slugs and keys; ids are minted where it is imported.
/// </summary>
public sealed record ClaimPack(
    string Format, int Version, string Name, string Salt, string? License, IReadOnlyList<PackActor> Actors, IReadOnlyList<PackTopic> Topics,
    IReadOnlyList<PackProposition> Propositions, IReadOnlyList<PackArticle> Articles, IReadOnlyList<PackClaim> Claims, IReadOnlyList<PackRelation> Relations)
{
    /// <summary>Value of <see cref="Format"/>.</summary>
    public const string FormatName = "opinionlens-pack";

    /// <summary>Newest version this program reads and writes.</summary>
    public const int NewestVersion = 1;
}

public sealed record PackActor(string Slug, string Name, ActorKind Kind, IReadOnlyList<Alias>? Aliases, IReadOnlyList<PackOffice>? Offices);

public sealed record PackOffice(string Title, string? Of, string? From, string? To);

public sealed record PackTopic(string Slug, string Name);

public sealed record PackProposition(string Slug, string Wording, string? Topic);

public sealed record PackArticle(
    string Slug, string Title, IReadOnlyList<string> Authors, string? Outlet, DateOnly? Date, DatePrecision DatePrecision, string? DateNote, string Language,
    Genre Genre, string? SourceUrl, string? Rights, string? Notes, IReadOnlyList<PackRevision> Revisions);

/// <summary>A Public text, whole. Members texts never travel.</summary>
public sealed record PackRevision(int Number, TextKind Kind, DateTimeOffset When, string? Why, IReadOnlyList<PackParagraph> Paragraphs);

public sealed record PackParagraph(ParagraphRole Role, string Text, bool? Nothing);

public sealed record PackClaim(
    string Key, string Article, string Statement, ClaimType? Type, Voice Voice, ClaimStatus? Status, IReadOnlyList<PackLink> Attribution,
    IReadOnlyList<PackAbout> About, IReadOnlyList<string> Topics, string? Proposition, Polarity? Polarity, IReadOnlyList<PackPassage> Passages);

public sealed record PackLink(IReadOnlyList<string> Sources, string? Cue);

public sealed record PackAbout(string Actor, Stance Stance);

/// <summary>A passage: where it stands in the Public revisions of the pack, and blindly in a text that is not in it.</summary>
public sealed record PackPassage(IReadOnlyList<PackAnchor>? At, PackBlind? Blind);

/// <summary>Place in a Public revision; an orphan has a null paragraph, start and end and its old quote.</summary>
public sealed record PackAnchor(int Revision, int? Paragraph, int? Start, int? End, AnchorState? State, double? Similarity, string? Quote);

/// <summary>A blind anchor; fingerprints and SimHash are hexadecimal. The salt is the pack's where none is given.</summary>
public sealed record PackBlind(int Paragraph, int Sentence, IReadOnlyList<string> Fingerprints, int Start, int End, string SimHash, string? Salt = null);

public sealed record PackRelation(string From, string To, RelationKind Kind, string? Reason, bool Confirmed);
