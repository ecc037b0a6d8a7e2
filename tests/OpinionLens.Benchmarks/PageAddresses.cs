using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Cli.Bench;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Benchmarks;

/// <summary>The pages that are timed, as they are called in a store: of each kind the one that has most to show.</summary>
internal static class PageAddresses
{
    public const string FirstPage = "claims, page 1";
    public const string LastPage = "claims, last page";
    private const int Step = 1000;
    private const int PageSize = 50;

    /// <summary>A word of this many claims and passages is a rare one, in a store of any size.</summary>
    private const int Rare = 5;

    /// <param name="services">The store.</param>
    /// <param name="claims">How many it holds, a multiple of <see cref="Step"/>.</param>
    public static async Task<IReadOnlyList<(string Name, string Path)>> OfAsync(IServiceProvider services, int claims)
    {
        var facets = await services.GetRequiredService<FacetTable>().ReadAsync(new(), Visibility.Public, 1);
        var (actor, other) = (await services.GetRequiredService<ActorDirectory>().ListAsync(null, 2)).Rows is [var first, var second] ? (first.Slug, second.Slug) : throw new InvalidOperationException("A corpus has two actors.");
        var articles = (await services.GetRequiredService<ArticleLibrary>().ListAsync(Visibility.Public)).Rows.Where(a => a.Article.Claims >= CorpusSize.ClaimsOfArticle).Select(a => a.Article.Slug).ToList();
        var article = articles[0];
        var claim = (await services.GetRequiredService<ClaimLedger>().ListAsync(new(Article: article), Visibility.Public, null, 1)).Rows[0].Id;
        return
        [
            (FirstPage, "/claims"), (LastPage, $"/claims?after={await LastPageAsync(services.GetRequiredService<ClaimLedger>(), claims)}"),
            ("claims about one actor", $"/claims?about={actor}"), ("claims in one voice", "/claims?voice=direct"), ("claims as a table", "/claims?view=table"), ("claims with the commonest word", $"/claims?q={CorpusWords.Word(0)}"),
            ("claims of one actor about another", $"/claims?source={actor}&about={other}"), ("claims whose text changed", "/claims?state=changed"), ("claims by actor", "/claims?view=actors"), ("claims over time", "/claims?view=time"),
            ("two articles compared", $"/compare/{article}/{articles[1]}"), ("their pairs proposed", $"/compare/{article}/{articles[1]}?view=proposed"), ("an article and all others", $"/compare/{article}"), ("two actors compared", $"/compare/actors/{actor}/{other}"),
            ("actors", "/actors"), ("busiest actor", $"/actor/{actor}"), ("busiest topic", $"/topic/{facets.Topics[0].Value}"), ("propositions", "/propositions"), ("busiest proposition", $"/proposition/{facets.Propositions[0].Value}"),
            ("a claim", $"/c/{claim}"), ("an article with 50 claims", $"/a/{article}"), ("articles", "/articles"),
            ("search, commonest word", $"/search?q={CorpusWords.Word(0)}"), ("search, rare word", $"/search?q={await RareAsync(services.GetRequiredService<ParagraphSearch>(), claims)}"),
        ];
    }

    /// <summary>The cursor before the last <see cref="PageSize"/> claims.</summary>
    private static async Task<string> LastPageAsync(ClaimLedger ledger, int claims)
    {
        string? after = null;
        for (var left = claims - PageSize; left > 0; left -= Step) after = (await ledger.ListAsync(new(), Visibility.Public, after, Math.Min(left, Step))).Next;
        return after!;
    }

    private static async Task<string> RareAsync(ParagraphSearch search, int claims)
    {
        for (var number = claims / Rare; ; number++)
        {
            var word = CorpusWords.Word(number % CorpusWords.Count);
            if ((await search.CountAsync(await search.UnderstandAsync(word), Visibility.Public)).GetValueOrDefault(HitKind.Claim) is > 0 and <= Rare) return word;
        }
    }
}
