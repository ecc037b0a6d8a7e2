using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Actors;

/// <summary>An actor as an editor wants it. Lists are whole: what is left out goes.</summary>
/// <param name="Name">Its name. The slug stays: it is the permanent address.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Aliases">Other names, in order; empty ones and doubles are passed over.</param>
/// <param name="Offices">Offices; a state or organization by any of its names, or null.</param>
/// <param name="KeepOldName">Whether the name it had becomes an alias.</param>
public sealed record ActorEdit(string Name, ActorKind Kind, IReadOnlyList<Alias> Aliases, IReadOnlyList<OfficeEdit> Offices, bool KeepOldName = true);

/// <summary>An office with its state or organization by name; see <see cref="Office"/>.</summary>
public sealed record OfficeEdit(string Title, string? Of, string? From, string? To);

/// <summary>What goes from one actor to another in a split.</summary>
/// <param name="To">Any name of the other actor; one that nobody bears makes a new actor.</param>
/// <param name="Kind">Kind of a new actor; null for that of the old one.</param>
/// <param name="Claims">Claims that name the old actor as a source or as spoken of.</param>
/// <param name="Articles">Articles whose author or outlet it is: the claims in their own voice go with them.</param>
/// <param name="Aliases">Names that go.</param>
/// <param name="Offices">Indexes of the offices that go, from 0.</param>
public sealed record ActorParts(string To, ActorKind? Kind, IReadOnlyList<long> Claims, IReadOnlyList<long> Articles, IReadOnlyList<string> Aliases, IReadOnlyList<int> Offices)
{
    public bool IsEmpty => Claims.Count + Articles.Count + Aliases.Count + Offices.Count == 0;
}

/// <summary>What a merge or a split will move, told before it is done.</summary>
/// <param name="From">The actor that gives.</param>
/// <param name="Into">The actor that takes; null for one that does not exist yet.</param>
/// <param name="Held">Claims it holds, of any status.</param>
/// <param name="About">Claims about it.</param>
/// <param name="Reported">Claims where it only passes on what others say.</param>
/// <param name="Articles">Articles it wrote or published.</param>
/// <param name="Aliases">Names that go, its own name among them where the actor ends.</param>
/// <param name="Offices">Offices that go.</param>
/// <param name="Both">Claims about both, where one mention is left.</param>
/// <param name="Clashing">Of those, the claims with two stances: the one toward the taker stays.</param>
/// <param name="All">Claims that change, each counted once.</param>
/// <param name="First">The first claims that change, newest first.</param>
public sealed record ActorMove(
    Actor From, Actor? Into, int Held, int About, int Reported, int Articles, int Aliases, int Offices, int Both, int Clashing, int All, IReadOnlyList<ClaimReading> First)
{
    /// <summary>"41 claims held, 12 about, 2 articles, 3 other names": what is none is left out; "nothing" where all is.</summary>
    public string Told => string.Join(", ", Counts().Where(c => c.Count > 0).Select(c => FormattableString.Invariant($"{c.Count} {(c.Count == 1 ? c.One : c.Many)}")).DefaultIfEmpty("nothing"));

    /// <summary>What becomes of claims that are about both; null where there are none.</summary>
    public string? Doubled => Both == 0 ? null : FormattableString.Invariant($"{Both} {(Both == 1 ? "claim is" : "claims are")} about both: one mention is left.")
        + (Clashing == 0 ? "" : FormattableString.Invariant($" In {Clashing} the stances differ: the one toward {Into!.Name} stays."));

    private (int Count, string One, string Many)[] Counts() =>
    [
        (Held, "claim held", "claims held"), (About, Held > 0 ? "about" : "claim about", Held > 0 ? "about" : "claims about"), (Reported, "claim passed on", "claims passed on"),
        (Articles, "article", "articles"), (Aliases, "name", "names"), (Offices, "office", "offices"),
    ];
}
