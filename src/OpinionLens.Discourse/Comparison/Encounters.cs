using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Comparison;

/// <summary>An article against all others: who else says what it says, and who the opposite.</summary>
/// <param name="Article">The article.</param>
/// <param name="Met">Its claims that meet claims of other articles on side A, those on side B.</param>
/// <param name="Claims">How many published claims it has.</param>
/// <param name="Alone">How many of them meet nothing that was read.</param>
/// <param name="Others">How many other articles have published claims.</param>
/// <param name="IsCut">True where more claims elsewhere would meet it than were read: the newest were.</param>
public sealed record ArticleElsewhere(Article Article, ClaimsMet Met, int Claims, int Alone, int Others, bool IsCut);

/// <summary>Two actors by what they hold, and by how each speaks of the other.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="Met">Claims of the first that meet claims of the second, on sides A and B; one that both hold stands on both.</param>
/// <param name="OfB">Claims that the first holds about the second, by stance, in the order of <see cref="Claims.Stance"/>.</param>
/// <param name="OfA">Claims that the second holds about the first.</param>
/// <param name="IsCut">True where more claims would meet than were read: the newest were.</param>
public sealed record ActorsMet(Actor A, Actor B, ClaimsMet Met, IReadOnlyList<int> OfB, IReadOnlyList<int> OfA, bool IsCut);
