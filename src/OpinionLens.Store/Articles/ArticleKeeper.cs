using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Articles;

/// <summary>Puts right what an article is said to be: title, authors, outlet, date and the like. Its texts have their own door, <see cref="ArticleIntake"/>.</summary>
public sealed class ArticleKeeper
{
    private readonly WriteDoor door;

    internal ArticleKeeper(WriteDoor door) => this.door = door;

    /// <summary>Makes an article what an edit says. Its claims follow: those in its own voice are held by whom it names now, and all stand at its date.</summary>
    /// <param name="slug">Of the article; it stays.</param>
    /// <param name="seen">What the editor has seen; null where nothing was shown, as on the command line.</param>
    /// <param name="change">Makes the edit of what stands now.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>What was changed, in words; empty where nothing differs.</returns>
    /// <exception cref="Refusal">No such article, an edit that is wrong (<see cref="ArticleEdit.Fault"/>), or something else stands there than was seen (<see cref="Refusal.IsStale"/>).</exception>
    public Task<IReadOnlyList<string>> EditAsync(string slug, ArticleEdit? seen, Func<ArticleEdit, ArticleEdit> change, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == slug, cancel) ?? throw new Refusal($"There is no article {slug}.");
        var (stands, authors) = await ReadAsync(context, article, cancel);
        if (seen is not null && seen.Differs(stands).Count > 0) throw new Refusal("Somebody has changed the article since this page was loaded; load it again and repeat.") { IsStale = true };
        var edit = change(stands).Trimmed();
        if (edit.Fault() is { } fault) throw new Refusal(fault.Why);
        var changed = edit.Differs(stands);
        if (changed.Count == 0) return (changed, (Entry?)null);
        var derived = new DerivedRows(context);
        await derived.StrikeAsync([article], cancel);
        await SetAsync(new(context), article, authors, stands, edit, cancel);
        await context.SaveChangesAsync(cancel);
        await derived.EnterAsync(cancel);
        return (changed, new Entry("article.edit", $"{slug}: {string.Join(", ", changed)} changed", article.Id, article.Id, Before: stands, After: edit));
    }, cancel);

    /// <param name="desk">Knows actors by name.</param>
    /// <param name="article">To be changed.</param>
    /// <param name="known">Its authors' ids by name: who stays is not looked up, for two actors may bear one name.</param>
    /// <param name="stands">What it is.</param>
    /// <param name="edit">What it shall be.</param>
    /// <param name="cancel">Stops between names.</param>
    private static async Task SetAsync(ActorDesk desk, Article article, ILookup<string, long> known, ArticleEdit stands, ArticleEdit edit, CancellationToken cancel)
    {
        var authors = new List<long>();
        foreach (var name in edit.Authors) authors.AddRange(known.Contains(name) ? known[name] : await desk.IdsAsync([name], ActorKind.Person, cancel));
        (article.Title, article.Authors, article.Language, article.Genre) = (edit.Title, [.. authors.Distinct()], edit.Language, edit.Genre);
        if (edit.Outlet != stands.Outlet) article.Outlet = edit.Outlet is { } outlet ? (await desk.IdsAsync([outlet], ActorKind.Organization, cancel))[0] : null;
        (article.Date, article.DatePrecision, article.DateNote) = (edit.Date, edit.DatePrecision, edit.DateNote);
        (article.SourceUrl, article.Rights, article.Notes) = (edit.SourceUrl, edit.Rights, edit.Notes);
    }

    private static async Task<(ArticleEdit Stands, ILookup<string, long> Authors)> ReadAsync(LensContext context, Article article, CancellationToken cancel)
    {
        List<long> ids = [.. article.Authors, .. article.Outlet is { } outlet ? [outlet] : Array.Empty<long>()];
        var names = await context.Actors.Where(a => EF.Parameter(ids).Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, a => new ActorTag(a.Id, a.Slug, a.Name, a.Kind), cancel);
        List<ActorTag> authors = [.. article.Authors.Where(names.ContainsKey).Select(id => names[id])];
        return (ArticleEdit.Of(new(article, authors, article.Outlet is { } of ? names.GetValueOrDefault(of) : null, null)), authors.ToLookup(a => a.Name.Trim(), a => a.Id));
    }
}
