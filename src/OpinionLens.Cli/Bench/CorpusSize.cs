namespace OpinionLens.Cli.Bench;

/// <summary>How much of everything a corpus of a number of claims has. What people name grows more slowly than what they say: as the square root.</summary>
/// <param name="Claims">Published claims, at least 1.</param>
internal sealed record CorpusSize(int Claims)
{
    public const int ClaimsOfArticle = 50;
    public const int Outlets = 24;

    /// <summary>5,000 at a million claims.</summary>
    public int Actors => Root(5);

    /// <summary>Columnists; 2,000 at a million claims.</summary>
    public int Authors => Root(2);

    /// <summary>2,000 at a million claims.</summary>
    public int Propositions => Root(2);

    /// <summary>More than the facets show at 10,000 claims, so that their pages are as long at every size; 1,000 at a million.</summary>
    public int Topics => Root(1);

    /// <summary>The claims of each article: about <see cref="ClaimsOfArticle"/>, and the rest in the last.</summary>
    public IEnumerable<int> Articles(Random chance)
    {
        for (var left = Claims; left > 0;)
        {
            var own = Math.Min(left, chance.Next(ClaimsOfArticle * 4 / 5, ClaimsOfArticle * 6 / 5 + 1));
            yield return own;
            left -= own;
        }
    }

    private int Root(int times) => Math.Max(10, (int)(times * Math.Sqrt(Claims)));
}
