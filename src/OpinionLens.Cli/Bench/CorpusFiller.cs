using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Bench;

/// <summary>Fills an empty store with a generated corpus on the way that every claim goes, so that all that is derived is as right as anywhere: some minutes for 100,000 claims.</summary>
internal static class CorpusFiller
{
    private const string Who = "generated corpus";

    /// <param name="services">The store.</param>
    /// <param name="size">What it shall hold.</param>
    /// <param name="seed">The same seed makes the same corpus, but for ids and times.</param>
    /// <param name="cancel">Stops between articles: what is there by then stays.</param>
    /// <returns>How many articles it holds then.</returns>
    /// <exception cref="Refusal">There is an article in it already.</exception>
    public static async Task<int> FillAsync(IServiceProvider services, CorpusSize size, int seed, CancellationToken cancel)
    {
        if ((await services.GetRequiredService<ArticleLibrary>().ListAsync(Visibility.Members, null, 1, cancel)).Rows is [var there, ..])
            throw new Refusal($"This store has articles ({there.Article.Slug} is one): a generated corpus goes into an empty store alone, and never among what people wrote. Name a new one with --db.");
        var chance = new Random(seed);
        var (articles, writer) = (size.Articles(chance).ToList(), new CorpusWriter(size, chance));
        using var progress = Progress.Start("Generating", size.Propositions + size.Actors + articles.Count);
        await NameAsync(services, size, progress, cancel);
        foreach (var claims in articles)
        {
            var article = writer.Next(claims);
            progress.At(article.Text.Slug!);
            await services.GetRequiredService<ArticleIntake>().AddAsync(article.Text, Who, cancel);
            await services.GetRequiredService<ClaimLedger>().AssertAsync(article.Text.Slug!, article.Claims, Who, cancel);
            progress.Step();
        }

        return articles.Count;
    }

    /// <summary>Makes what drafts could not make as it should be: actors of every kind, and propositions under their topics.</summary>
    private static async Task NameAsync(IServiceProvider services, CorpusSize size, Progress progress, CancellationToken cancel)
    {
        for (var i = 0; i < size.Topics; i++) await services.GetRequiredService<TopicKeeper>().CreateAsync(CorpusWords.Topic(i), Who, cancel);
        for (var i = 0; i < size.Actors; i++, progress.Step())
        {
            var (name, kind) = CorpusWords.Actor(i);
            await services.GetRequiredService<ActorKeeper>().CreateAsync(name, kind, Who, cancel);
        }

        for (var i = 0; i < size.Propositions; i++, progress.Step())
            await services.GetRequiredService<PropositionKeeper>().CreateAsync(new(CorpusWords.Proposition(i), CorpusWords.Topic(i % size.Topics)), Who, cancel);
    }
}
