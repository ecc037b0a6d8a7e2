using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>A proposition in a list, with the published claims on either side.</summary>
/// <param name="Proposition">The proposition.</param>
/// <param name="Topic">Null where it is on none.</param>
/// <param name="Asserts">Claims that assert it.</param>
/// <param name="Denies">Claims that deny it.</param>
public sealed record PropositionRow(Proposition Proposition, TopicTag? Topic, int Asserts, int Denies);

/// <summary>Since when somebody takes one side of a proposition.</summary>
/// <param name="Claims">How many claims.</param>
/// <param name="Undated">Of these, the claims of articles without a date.</param>
/// <param name="First">Id of the earliest claim.</param>
/// <param name="Date">Of its article; null where no claim has a date.</param>
/// <param name="Precision">Of that date.</param>
public sealed record HolderSide(int Claims, int Undated, string First, DateOnly? Date, DatePrecision Precision);

/// <summary>Somebody who takes up a proposition.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Asserts">Null where no claim of theirs asserts it.</param>
/// <param name="Denies">Null where no claim of theirs denies it.</param>
public sealed record PropositionHolder(ActorTag Actor, HolderSide? Asserts, HolderSide? Denies)
{
    /// <summary>Whether they have both asserted and denied it.</summary>
    public bool TakesBoth => Asserts is not null && Denies is not null;
}

/// <summary>Who takes up a proposition, and since when.</summary>
/// <param name="Asserts">Claims that assert it.</param>
/// <param name="Denies">Claims that deny it.</param>
/// <param name="Unheld">Claims that nobody holds, and that therefore stand in no row.</param>
/// <param name="All">How many hold such claims, told below or not.</param>
/// <param name="Earliest">Those who took it up first, those without any date last.</param>
public sealed record PropositionHolders(int Asserts, int Denies, int Unheld, int All, IReadOnlyList<PropositionHolder> Earliest)
{
    public static PropositionHolders None { get; } = new(0, 0, 0, 0, []);
}
