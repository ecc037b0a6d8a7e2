using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Claims;

/// <summary>An actor as pages name it.</summary>
public sealed record ActorTag(long Id, string Slug, string Name, ActorKind Kind)
{
    /// <summary>Words inside a personal name that are written small.</summary>
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
        { "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu" };

    /// <summary>
    /// A person's last name; the whole name of all others, of persons known only by a description ("A person who spoke with Putin" is not Putin),
    /// of names that end in a number or a by-name ("Nicholas II", "Peter the Great"), and of those that end as a country is called: "Israel" would be taken for the state.
    /// </summary>
    public string ShortName => Kind == ActorKind.Person && Name.Split(' ') is { Length: > 1 } words && IsPersonal(words) && !CountryNames.All.Contains(words[^1]) ? words[^1] : Name;

    private static bool IsPersonal(string[] words) =>
        words[0] is not ("A" or "An" or "The" or "Some" or "One")
        && words.All(w => w.Length > 0 && (char.IsUpper(w[0]) || Particles.Contains(w) || w.StartsWith("al-", StringComparison.Ordinal)))
        && !words[^1].EndsWith('.') && !words[^1].All(c => c is 'I' or 'V' or 'X');
}

/// <summary>An article as other pages name it.</summary>
public sealed record ArticleTag(long Id, string Slug, string Title, DateOnly? Date, DatePrecision DatePrecision, string? Outlet, int Revision)
{
    /// <summary>Names of the authors, in the order of the by-line; empty where none is named, and where only the other end of a relation is told.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public Genre Genre { get; init; }

    /// <summary>BCP-47, or empty where only the other end of a relation is told.</summary>
    public string Language { get; init; } = "";
}

public sealed record TopicTag(string Slug, string Name);

public sealed record PropositionTag(string Slug, string Wording);

/// <summary>One link of an attribution chain with its actors.</summary>
public sealed record ChainLink(IReadOnlyList<ActorTag> Sources, string? Cue);

/// <summary>An actor spoken of, and how the holder portrays it.</summary>
public sealed record Portrayal(ActorTag Actor, Stance Stance);

/// <summary>A claim with all names resolved, as one viewer may see it: Members words are already cut for strangers.</summary>
/// <param name="Claim">The claim itself; read its words from the other members, which are cut where the viewer may not see them.</param>
/// <param name="Statement">In our own words.</param>
/// <param name="Article">Where it was made.</param>
/// <param name="Holders">Who holds it, at least one unless the article has neither author nor outlet.</param>
/// <param name="Chain">Outermost speaker first; empty for the author's voice.</param>
/// <param name="About">Actors and stances.</param>
/// <param name="Topics">In the coder's order.</param>
/// <param name="Proposition">Null where it shares none.</param>
/// <param name="Passages">In order; each in the revision the viewer reads.</param>
public sealed record ClaimReading(
    Claim Claim, string Statement, ArticleTag Article, IReadOnlyList<ActorTag> Holders, IReadOnlyList<ChainLink> Chain, IReadOnlyList<Portrayal> About,
    IReadOnlyList<TopicTag> Topics, PropositionTag? Proposition, IReadOnlyList<PassageAnchor> Passages)
{
    /// <summary>Its number among the claims of its article, in reading order from 1; 0 outside the article.</summary>
    public int Number { get; init; }

    /// <summary>True where the text read is a summary: the words of its passages are ours, not the source's, and pages say so.</summary>
    public bool Retold { get; init; }

    /// <summary>Whether a passage's words are our summary: a Members passage is the source's own also beside one.</summary>
    public bool IsRetold(PassageAnchor passage) => Retold && passage.Visibility == Visibility.Public;

    /// <summary>Base-32 id.</summary>
    public string Id => LensId.Format(Claim.Id);

    /// <summary>The first passage that has a place, or null.</summary>
    public PassageAnchor? First => Passages.FirstOrDefault(p => p.Paragraph is not null);

    /// <summary>Whether a passage's words changed or were lost and nobody has settled it.</summary>
    public bool Waits => Passages.Any(p => p.Waits);

    /// <summary>What pages say beside it: changed or orphaned, for the first passage that is so; null where all stand on their words.</summary>
    public Anchoring.AnchorState? Astray => Passages.Select(p => (Anchoring.AnchorState?)p.State).FirstOrDefault(s => s is Anchoring.AnchorState.Changed or Anchoring.AnchorState.Orphaned);

    /// <summary>The JSON contract's form.</summary>
    public ClaimLine ToLine() => new(
        Id, Article.Slug, Statement, Claim.Type, Claim.Voice,
        [.. Chain.Select(l => new LinkLine([.. l.Sources.Select(s => s.Name)], l.Cue))],
        [.. About.Select(a => new AboutLine(a.Actor.Name, a.Stance))], [.. Topics.Select(t => t.Name)],
        Proposition?.Wording, Claim.Polarity, Claim.Status,
        [.. Passages.Select(p => new PassageLine(p.Revision, p.Paragraph, p.Sentence, p.Start, p.End, p.Quote, p.State, Math.Round(p.Similarity, 4)))]);
}

/// <summary>A relation with its reason: Markdown, null where there is none or the viewer may not see it.</summary>
public sealed record RelationReading(Relation Relation, string? Reason);

/// <summary>A relation seen from one of its claims.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Reason">Markdown; null where there is none or the viewer may not see it.</param>
/// <param name="Other">Id of the claim at the other end.</param>
/// <param name="Statement">Its statement.</param>
/// <param name="Article">Its article.</param>
/// <param name="Holders">Who holds it.</param>
/// <param name="Paragraph">Where it stands, null for an orphan.</param>
/// <param name="Astray">Changed or orphaned where a passage of it is so; null where all stand on their words.</param>
public sealed record RelatedClaim(
    Relation Relation, string? Reason, long From, long Other, string Statement, ArticleTag Article, IReadOnlyList<string> Holders, int? Paragraph, Anchoring.AnchorState? Astray);

/// <summary>What a list of claims is narrowed to. Null means any; <c>Also</c> is a second actor the same claims are about, <c>Words</c> words that all stand in the statement.</summary>
public sealed record ClaimFilter(
    string? Article = null, string? Source = null, string? About = null, Stance? Stance = null, Voice? Voice = null, ClaimType? Type = null,
    string? Topic = null, string? Proposition = null, Anchoring.AnchorState? State = null, string? Also = null, string? Words = null)
{
    /// <summary>Slug of the outlet of the article.</summary>
    public string? Outlet { get; init; }

    /// <summary>Which side of their proposition they take; claims without a proposition take none.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Null means published. Other claims are for members alone: a stranger's list of them is empty.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>Whether claims that are not published are meant.</summary>
    public bool IsAside => Status is ClaimStatus.Draft or ClaimStatus.Retired;

    /// <summary>First day of the article's date, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The first day that fits: articles without a date fit no span of days.</summary>
    public DateOnly? First => From ?? (Until is null ? null : DateOnly.MinValue.AddDays(1));

    public bool IsEmpty => this == new ClaimFilter();
}

/// <summary>The order of a list of claims: by the date of the article, then by when the claim was made.</summary>
public enum ClaimOrder { Newest, Oldest }

/// <summary>A page of a keyset-paged list.</summary>
/// <param name="Rows">At most one page of them.</param>
/// <param name="Next">Cursor of the next page, null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>True where the cursor that was given is none, so that this is the first page instead.</summary>
    public bool IsStray { get; init; }
}
