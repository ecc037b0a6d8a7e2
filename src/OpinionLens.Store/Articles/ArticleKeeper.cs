using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
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
        if (edit.Fault(stands) is { } fault) throw new Refusal(fault.Why);
        var (held, outlet, date) = (article.Authors, article.Outlet, article.Date);
        await SetAsync(new(context), article, authors, stands, edit, cancel);
        // Other words for the same actors change nothing.
        IReadOnlyList<string> changed = [.. edit.Differs(stands).Where(c => c switch { "authors" => !article.Authors.SequenceEqual(held), "outlet" => article.Outlet != outlet, _ => true })];
        if (changed.Count == 0) return (changed, (Entry?)null);
        // Who holds its claims, and where they stand in every list, goes by these three alone.
        if (!article.Authors.SequenceEqual(held) || article.Outlet != outlet || article.Date != date) await RederiveAsync(context, article, cancel);
        else if (article.Title != stands.Title) await RetitleAsync(context, article, cancel);
        return (changed, new Entry("article.edit", $"{slug}: {string.Join(", ", changed)} changed", article.Id, article.Id, Before: stands, After: edit));
    }, cancel);

    private static async Task RederiveAsync(LensContext context, Article article, CancellationToken cancel)
    {
        var derived = new DerivedRows(context);
        await derived.StrikeAsync([article], cancel);
        await context.SaveChangesAsync(cancel);
        await derived.EnterAsync(cancel);
    }

    private static async Task RetitleAsync(LensContext context, Article article, CancellationToken cancel)
    {
        context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Article && e.SubjectId == article.Id).ToListAsync(cancel));
        context.SearchEntries.Add(RevisionWriter.TitleEntry(article));
    }

    /// <param name="desk">Knows actors by name.</param>
    /// <param name="article">To be changed.</param>
    /// <param name="known">Its authors' ids by name: who stays is not looked up, for two actors may bear one name.</param>
    /// <param name="stands">What it is.</param>
    /// <param name="edit">What it shall be.</param>
    /// <param name="cancel">Stops between names.</param>
    private static async Task SetAsync(ActorDesk desk, Article article, ILookup<string, long> known, ArticleEdit stands, ArticleEdit edit, CancellationToken cancel)
    {
        await desk.KnowAsync(edit.Authors.Where(a => !known.Contains(a)), cancel);
        var authors = new List<long>();
        foreach (var name in edit.Authors) authors.AddRange(known.Contains(name) ? known[name] : await desk.IdsAsync([name], ActorKind.Person, cancel));
        // What differs in its blanks alone is left as it is.
        if (edit.Title != stands.Title) article.Title = edit.Title;
        if (!authors.Distinct().SequenceEqual(article.Authors)) article.Authors = [.. authors.Distinct()];
        if (edit.Outlet != stands.Outlet) article.Outlet = edit.Outlet is { } outlet ? (await desk.IdsAsync([outlet], ActorKind.Organization, cancel))[0] : null;
        if ((edit.Date, edit.DatePrecision) != (stands.Date, stands.DatePrecision)) (article.Date, article.DatePrecision) = (edit.Date, edit.DatePrecision);
        if (edit.DateNote != stands.DateNote) article.DateNote = edit.DateNote;
        if (edit.Language != stands.Language) article.Language = edit.Language;
        if (edit.Genre != stands.Genre) article.Genre = edit.Genre;
        if (edit.SourceUrl != stands.SourceUrl) article.SourceUrl = edit.SourceUrl;
        if (edit.Rights != stands.Rights) article.Rights = edit.Rights;
        if (edit.Notes != stands.Notes) article.Notes = edit.Notes;
    }

    private static async Task<(ArticleEdit Stands, ILookup<string, long> Authors)> ReadAsync(LensContext context, Article article, CancellationToken cancel)
    {
        List<long> ids = [.. article.Authors, .. article.Outlet is { } outlet ? [outlet] : Array.Empty<long>()];
        var names = await context.Actors.Where(a => EF.Parameter(ids).Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, a => new ActorTag(a.Id, a.Slug, a.Name, a.Kind), cancel);
        List<ActorTag> authors = [.. article.Authors.Where(names.ContainsKey).Select(id => names[id])];
        return (ArticleEdit.Of(new(article, authors, article.Outlet is { } of ? names.GetValueOrDefault(of) : null, null)), authors.ToLookup(a => a.Name.Trim(), a => a.Id));
    }
}
