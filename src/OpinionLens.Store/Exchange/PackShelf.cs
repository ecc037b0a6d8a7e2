using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Samples;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Exchange;

/// <summary>What the import of a pack did.</summary>
/// <param name="Pack">Name of the pack.</param>
/// <param name="Articles">Slugs of the articles that were made.</param>
/// <param name="Added">Claims added.</param>
/// <param name="Updated">Claims that the pack tells anew and nobody had touched here.</param>
/// <param name="Kept">Claims left as they are: the same, or edited here.</param>
/// <param name="Relations">Relations added.</param>
public sealed record PackResult(string Pack, IReadOnlyList<string> Articles, int Added, int Updated, int Kept, int Relations)
{
    public bool Changed => Articles.Count > 0 || Added > 0 || Updated > 0 || Relations > 0;
}

/// <summary>Takes claim packs in and hands them out.</summary>
public sealed class PackShelf
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal PackShelf(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Imports a pack as one batch with one entry in the change log: all of it or nothing. Importing twice changes nothing.</summary>
    /// <param name="pack">Checked by <see cref="PackFile.Read"/>.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">A slug of the pack means another article here.</exception>
    public Task<PackResult> ImportAsync(ClaimPack pack, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var reader = new PackIntake(context, pack, who, clock.GetUtcNow());
        var result = await reader.RunAsync(cancel);
        return (result, !result.Changed ? null : new Entry("pack.import", $"Pack {pack.Name} imported: {result.Added} claims added, {result.Updated} updated",
            Batch: LensId.Format(LensId.New()), After: new { pack = pack.Name, result.Articles, result.Added, result.Updated, result.Relations, claims = reader.Made.Select(LensId.Format) }));
    }, cancel);

    /// <summary>Loads the sample articles: only what is missing or untouched.</summary>
    public async Task<IReadOnlyList<PackResult>> LoadSamplesAsync(string who, CancellationToken cancel = default)
    {
        var results = new List<PackResult>();
        foreach (var pack in SamplePacks.All()) results.Add(await ImportAsync(pack, who, cancel));
        return results;
    }

    /// <summary>Makes a pack of articles: their claims and what those name; Public texts whole, Members texts never.</summary>
    /// <param name="slugs">The articles.</param>
    /// <param name="name">Name of the pack.</param>
    /// <param name="salt">Key of new blind anchors, 32 to 64 hexadecimal digits.</param>
    /// <param name="license">For the coding, or null.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <exception cref="Refusal">There is no such article, or a statement, cue or reason repeats nine words of a Members text.</exception>
    public async Task<ClaimPack> ExportAsync(IReadOnlyList<string> slugs, string name, string salt, string? license = null, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new PackOutlet(context, name, salt, license).RunAsync(slugs, cancel);
    }
}
