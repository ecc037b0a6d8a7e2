using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Language;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Facets;

/// <summary>Keeps saved views: named lists of claims.</summary>
public sealed class ViewShelf
{
    /// <summary>Most letters of a name.</summary>
    public const int LongestName = 120;
    private const int LongestQuery = 2000;

    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal ViewShelf(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Views by their slugs. One statement.</summary>
    /// <param name="after">Slug of the last view of the page before, or null.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<SavedView>> ListAsync(string? after = null, int? size = 100, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var views = context.SavedViews.AsNoTracking();
        if (!string.IsNullOrEmpty(after)) views = views.Where(v => string.Compare(v.Slug, after) > 0);
        views = views.OrderBy(v => v.Slug);
        var rows = await (size is { } most ? views.Take(most + 1) : views).ToListAsync(cancel);
        return size is { } cut && rows.Count > cut ? new([.. rows.Take(cut)], rows[cut - 1].Slug) : new(rows, null);
    }

    /// <summary>The view with a slug, or null.</summary>
    public async Task<SavedView?> FindAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.SavedViews.AsNoTracking().FirstOrDefaultAsync(v => v.Slug == slug, cancel);
    }

    /// <summary>Keeps a view under a new name.</summary>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">No name, one that is too long, or one that another view has.</exception>
    public Task<string> SaveAsync(string name, string query, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (told, slug) = (name.Trim(), TextAnalysis.Slug(name));
        if (!told.Any(char.IsLetterOrDigit)) throw new Refusal("Give the view a name of letters or digits.");
        if (told.Length > LongestName) throw new Refusal($"The name is {told.Length} letters long; at most {LongestName} fit.");
        if (query.Length > LongestQuery) throw new Refusal("The filter is too long to be kept: remove some of its words.");
        if (await context.SavedViews.AsNoTracking().FirstOrDefaultAsync(v => v.Slug == slug, cancel) is { } other) throw new Refusal($"There is a view “{other.Name}” already: choose another name, or remove that one first.");
        var view = new SavedView { Slug = slug, Name = told, Query = query, Who = who, When = clock.GetUtcNow() };
        context.SavedViews.Add(view);
        return (slug, (Entry?)new Entry("view.save", $"View saved: {told}", SubjectId: view.Id, After: new { name = told, slug, query }));
    }, cancel);

    /// <summary>Takes a view from the shelf; undo brings it back.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="Refusal">There is none with that slug.</exception>
    public Task<string> RemoveAsync(string slug, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var view = await context.SavedViews.FirstOrDefaultAsync(v => v.Slug == slug, cancel) ?? throw new Refusal("This view is gone already.");
        context.Remove(view);
        return (view.Name, (Entry?)new Entry("view.remove", $"View removed: {view.Name}", SubjectId: view.Id, Before: new { view.Name, view.Slug, view.Query }));
    }, cancel);
}
