namespace OpinionLens.Discourse.Articles;

/// <summary>Why a known article may be the one that a new text belongs to.</summary>
public enum TwinBy { Address, Title, Words }

/// <summary>A known article that a new text may be a revision of.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="Slug">Of the article.</param>
/// <param name="Title">Of the article.</param>
/// <param name="NextRevision">The number that the text would get.</param>
/// <param name="By">How it was found.</param>
/// <param name="Similarity">To its current text, 0 to 1, as <see cref="NearDuplicate.SimilarityTo"/> gives it.</param>
/// <param name="IsLikely">Whether most people would say yes: the same address, or nearly the same words, or the title of an article whose original is missing.</param>
public sealed record ArticleTwin(long ArticleId, string Slug, string Title, int NextRevision, TwinBy By, double Similarity, bool IsLikely)
{
    /// <summary>Why it is asked, as the beginning of a sentence: "This looks 97 % like “The quay”".</summary>
    public string Why() => By switch
    {
        TwinBy.Address => $"This comes from the address of “{Title}”",
        _ when Similarity >= NearDuplicate.Likely => FormattableString.Invariant($"This looks {Math.Floor(Similarity * 100):0} % like “{Title}”"),
        _ => $"This has the title of “{Title}”",
    };
}
