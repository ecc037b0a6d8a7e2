using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Providers.Postgres;
using OpinionLens.Store.Providers.Sqlite;

namespace OpinionLens.Store.Backup;

/// <summary>What a purge removes.</summary>
/// <param name="Slug">Of the article.</param>
/// <param name="Title">Of the article.</param>
/// <param name="Revisions">Texts that go.</param>
/// <param name="Paragraphs">Their paragraphs.</param>
/// <param name="Claims">Claims of the article: they stay where the text alone goes.</param>
/// <param name="Relations">Relations of those claims: they stay likewise.</param>
/// <param name="Drafts">Drafts of it, and such as hold its words.</param>
/// <param name="Blind">Blind anchors that are made first, where the text alone goes.</param>
/// <param name="Elsewhere">Slugs of other articles whose texts hold nine of the words in a row: they stay.</param>
public sealed record PurgePlan(string Slug, string Title, int Revisions, int Paragraphs, int Claims, int Relations, int Drafts, int Blind, IReadOnlyList<string> Elsewhere);

/// <summary>
/// Removes a text, or a whole article, for good: the one exception to the append-only log, and the one change that cannot be undone. What the database
/// deletes is then written over in its files.
/// </summary>
public sealed class ArticlePurge
{
    /// <summary>Of its entry in the log, the one kind that tells nothing of the rows.</summary>
    internal const string Verb = "article.purge";

    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal ArticlePurge(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>What would go. Writes nothing.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="textOnly">True for the Members texts alone: claims and public texts stay.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <exception cref="Refusal">There is no such article.</exception>
    public async Task<PurgePlan> PlanAsync(string slug, bool textOnly, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await (await PurgedArticle.LoadAsync(context, slug, textOnly, cancel)).PlanAsync(cancel);
    }

    /// <summary>Removes it in one transaction with one entry in the log, which holds none of its words. <see cref="EraseAsync"/> must follow.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="textOnly">True for the Members texts alone.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>What has gone: no revision where its texts were removed before.</returns>
    /// <exception cref="Refusal">There is no such article.</exception>
    public Task<PurgePlan> RunAsync(string slug, bool textOnly, string who, CancellationToken cancel = default) => door.PurgeAsync(who, async context =>
    {
        context.Database.SetCommandTimeout(0);
        var purged = await PurgedArticle.LoadAsync(context, slug, textOnly, cancel);
        var plan = await purged.PlanAsync(cancel);
        var (id, nothing) = (purged.Article.Id, textOnly && plan is { Revisions: 0, Drafts: 0 });
        if (nothing) return (plan, null);
        await new LogPurge(context, purged).RunAsync(cancel);
        if (textOnly) await new TextPurge(context, purged).RunAsync(cancel);
        else await purged.RemoveAsync(cancel);
        return (plan, new Entry(Verb, textOnly ? $"The text of {slug} was removed for good" : $"{slug} was removed for good", id, id));
    }, cancel);

    /// <summary>Writes the database's files anew, so that nothing deleted is left in them. Takes as long as copying the store.</summary>
    /// <returns>Null when done, else a sentence that says what keeps it.</returns>
    public Task<string?> EraseAsync(CancellationToken cancel = default) => contexts.Address.Kind == StoreKind.Postgres
        ? PostgresErasure.RunAsync(contexts, cancel) : SqliteErasure.RunAsync(contexts.Address.ConnectionString, cancel);
}
