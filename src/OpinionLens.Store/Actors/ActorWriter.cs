using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Language;

namespace OpinionLens.Store.Actors;

/// <summary>Checks and makes the changes of actors inside one write.</summary>
internal sealed partial class ActorWriter(LensContext context)
{
    public const int LongestName = 200;
    private readonly ActorDesk desk = new(context);
    private readonly ActorMoves moves = new(context);

    /// <summary>The actor of a slug, or of any other name.</summary>
    public async Task<Actor> GetAsync(string name, CancellationToken cancel)
    {
        if (await context.Actors.FirstOrDefaultAsync(a => a.Slug == name, cancel) is { } known) return known;
        return await desk.FindAsync(name, cancel) is { } id ? await context.Actors.FirstAsync(a => a.Id == id, cancel) : throw new Refusal($"There is no actor “{name.Trim()}”.");
    }

    public async Task<(Actor From, Actor Into)> PairAsync(string from, string into, CancellationToken cancel)
    {
        var (gives, takes) = (await GetAsync(from, cancel), await GetAsync(into, cancel));
        return gives.Id == takes.Id ? throw new Refusal($"{gives.Name} cannot be merged into itself; choose another actor.") : (gives, takes);
    }

    public async Task<Actor> MakeAsync(string name, ActorKind kind, CancellationToken cancel)
    {
        Check(name);
        var actor = new Actor { Slug = "", Name = name.Trim(), Kind = kind };
        await RefuseTakenAsync(actor, [actor.Name], cancel);
        actor.Slug = await desk.FreeSlugAsync(TextAnalysis.Slug(name), cancel);
        return desk.Add(actor);
    }

    /// <summary>False where nothing differs.</summary>
    public async Task<bool> EditAsync(Actor actor, ActorEdit edit, CancellationToken cancel)
    {
        Check(edit.Name);
        var (name, borne) = (edit.Name.Trim(), actor.AllNames.ToHashSet(StringComparer.OrdinalIgnoreCase));
        var aliases = edit.Aliases.Where(a => !string.IsNullOrWhiteSpace(a.Name)).Select(a => a with { Name = a.Name.Trim() }).ToList();
        foreach (var alias in aliases) Check(alias.Name);
        if (edit.KeepOldName && actor.Name != name) aliases.Add(new(actor.Name, AliasKind.Name));
        // A name of its own is no other name; one that is given twice stands once.
        aliases = [.. aliases.Where(a => a.Name != name).DistinctBy(a => a.Name, StringComparer.Ordinal)];
        await RefuseTakenAsync(actor, [.. aliases.Select(a => a.Name).Prepend(name).Where(n => !borne.Contains(n))], cancel);
        var offices = await OfficesAsync(edit.Offices, cancel);
        if (actor.Name == name && actor.Kind == edit.Kind && actor.Aliases.SequenceEqual(aliases) && actor.Offices.SequenceEqual(offices)) return false;
        (actor.Name, actor.Kind, actor.Aliases, actor.Offices) = (name, edit.Kind, aliases, offices);
        await desk.RenameAsync(actor, cancel);
        return true;
    }

    public async Task MergeAsync(Actor from, Actor into, CancellationToken cancel)
    {
        await moves.MergeAsync(from, into, cancel);
        await desk.UnnameAsync(from, cancel);
        context.Remove(from);
        await context.SaveChangesAsync(cancel);
        await desk.RenameAsync(into, cancel);
    }

    public async Task<Actor> SplitAsync(Actor from, ActorParts parts, CancellationToken cancel)
    {
        if (parts.IsEmpty) throw new Refusal("Nothing is chosen: tick the claims, articles, names or offices that go.");
        var into = await TakerAsync(from, parts, cancel) ?? await RiseAsync(from, parts, cancel);
        // The name that the new actor bears is no longer another name of the old one.
        var named = from.Aliases.Where(a => TextAnalysis.Slug(a.Name) == TextAnalysis.Slug(into.Name)).Select(a => a.Name);
        await moves.SplitAsync(from, into, parts with { Aliases = [.. parts.Aliases.Union(named)] }, cancel);
        await desk.RenameAsync(from, cancel);
        await desk.RenameAsync(into, cancel);
        return into;
    }

    /// <summary>The known actor that a split goes to; null where a new one is to be made: also for an alias of the actor itself.</summary>
    public async Task<Actor?> TakerAsync(Actor from, ActorParts parts, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(parts.To)) throw new Refusal("Who takes them? Give the name of a new or a known actor.");
        Check(parts.To);
        var known = await context.Actors.FirstOrDefaultAsync(a => a.Slug == parts.To, cancel);
        var id = known?.Id ?? await desk.FindAsync(parts.To, cancel);
        if (id is null) return null;
        if (id != from.Id) return known ?? await context.Actors.FirstAsync(a => a.Id == id, cancel);
        var (name, own) = (TextAnalysis.Slug(parts.To), TextAnalysis.Slug(from.Name));
        return name == own || name == from.Slug ? throw new Refusal($"{from.Name} has them already; name another actor.") : null;
    }

    private async Task<Actor> RiseAsync(Actor from, ActorParts parts, CancellationToken cancel)
    {
        var slug = TextAnalysis.Slug(parts.To);
        var name = from.Aliases.FirstOrDefault(a => TextAnalysis.Slug(a.Name) == slug)?.Name ?? parts.To.Trim();
        slug = await new FormerSlugs(context).GiveBackAsync(FormerSlugs.Actor, parts.To, from.Id, cancel) ?? await desk.FreeSlugAsync(slug, cancel);
        return desk.Add(new() { Slug = slug, Name = name, Kind = parts.Kind ?? from.Kind });
    }

    /// <summary>Offices with their states by name, as a form shows them.</summary>
    public async Task<IReadOnlyList<OfficeEdit>> OfficesAsync(Actor actor, CancellationToken cancel)
    {
        var ids = actor.Offices.Select(o => o.Of).OfType<long>().ToList();
        var slugs = await context.Actors.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Slug, cancel);
        return [.. actor.Offices.Select(o => new OfficeEdit(o.Title, o.Of is { } of ? slugs.GetValueOrDefault(of) : null, o.From, o.To))];
    }

    private async Task<List<Office>> OfficesAsync(IReadOnlyList<OfficeEdit> told, CancellationToken cancel)
    {
        var offices = new List<Office>();
        foreach (var office in told.Where(o => !string.IsNullOrWhiteSpace(o.Title)))
        {
            foreach (var day in new[] { office.From, office.To })
                if (!string.IsNullOrWhiteSpace(day) && !IsoDay().IsMatch(day.Trim())) throw new Refusal($"“{day}” is no date of an office; write the year, 2012, or more: 2012-05 or 2012-05-07.");
            long? of = string.IsNullOrWhiteSpace(office.Of) ? null : (await GetAsync(office.Of, cancel)).Id;
            offices.Add(new(office.Title.Trim(), of, Trimmed(office.From), Trimmed(office.To)));
        }
        return [.. offices.Distinct()];
    }

    private static string? Trimmed(string? day) => string.IsNullOrWhiteSpace(day) ? null : day.Trim();

    internal static void Check(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || !name.Any(char.IsLetterOrDigit)) throw new Refusal("The name is empty: an actor needs a name with letters in it.");
        if (name.Length > LongestName) throw new Refusal($"The name is {name.Length} characters long; {LongestName} are enough for a name.");
    }

    private async Task RefuseTakenAsync(Actor actor, IReadOnlyList<string> names, CancellationToken cancel)
    {
        if (names.Count == 0) return;
        var folded = names.ToLookup(n => TextAnalysis.Slug(n));
        var keys = folded.Select(g => g.Key).ToList();
        var taken = await (from n in context.ActorNames where keys.Contains(n.Folded) && n.ActorId != actor.Id join a in context.Actors on n.ActorId equals a.Id orderby n.Id select new { n.Folded, a.Name, a.Slug }).FirstOrDefaultAsync(cancel);
        if (taken is not null) throw new Refusal($"“{folded[taken.Folded].First()}” is already a name of {taken.Name}; if they are one, merge the two.") { Namesake = taken.Slug };
    }

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex IsoDay();
}
