using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;

namespace OpinionLens.Store.Claims;

/// <summary>Finds topics and propositions by slug, former slug or what they are called now, and makes new ones, inside one write.</summary>
internal sealed class ConceptDesk(LensContext context)
{
    /// <summary>A topic is a word or two, a proposition a sentence.</summary>
    public const int LongestName = 400;
    public const int MostShown = 8;

    /// <summary>Null where there is none. A topic that was renamed keeps its slug: so its name is asked too.</summary>
    public async Task<Topic?> TopicAsync(string name, CancellationToken cancel)
    {
        var slug = TextAnalysis.Slug(name);
        if (context.Topics.Local.FirstOrDefault(t => t.Slug == slug) is { } here) return here;
        var ids = FormerSlugs.TopicIds(context, slug);
        var found = await context.Topics.Where(t => ids.Contains(t.Id)).ToListAsync(cancel);
        return found.FirstOrDefault(t => t.Slug == slug) ?? found.FirstOrDefault()
            ?? (Called(await context.Topics.OrderBy(t => t.Id).Select(t => new { t.Id, t.Name }).ToListAsync(cancel), t => t.Name, slug) is { } named ? await context.Topics.FirstAsync(t => t.Id == named.Id, cancel) : null);
    }

    /// <summary>As <see cref="TopicAsync"/>, by slug or wording.</summary>
    public async Task<Proposition?> PropositionAsync(string wording, CancellationToken cancel)
    {
        var slug = TextAnalysis.Slug(wording);
        if (context.Propositions.Local.FirstOrDefault(p => p.Slug == slug) is { } here) return here;
        var ids = FormerSlugs.PropositionIds(context, slug);
        var found = await context.Propositions.Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return found.FirstOrDefault(p => p.Slug == slug) ?? found.FirstOrDefault()
            ?? (Called(await context.Propositions.OrderBy(p => p.Id).Select(p => new { p.Id, p.Wording }).ToListAsync(cancel), p => p.Wording, slug) is { } worded ? await context.Propositions.FirstAsync(p => p.Id == worded.Id, cancel) : null);
    }

    /// <summary>Compared here, not in the database: each folds upper case in its own way.</summary>
    private static T? Called<T>(List<T> all, Func<T, string> name, string slug) where T : class => all.Find(one => TextAnalysis.Slug(name(one)) == slug);

    public async Task<Topic> MakeTopicAsync(string name, long? source, CancellationToken cancel)
    {
        var topic = new Topic { Slug = await SlugAsync(FormerSlugs.Topic, name, source, s => context.Topics.AnyAsync(t => t.Slug == s, cancel), cancel), Name = name.Trim() };
        context.Topics.Add(topic);
        return topic;
    }

    public async Task<Proposition> MakePropositionAsync(string wording, long? topic, long? source, CancellationToken cancel)
    {
        var proposition = new Proposition { Slug = await SlugAsync(FormerSlugs.Proposition, wording, source, s => context.Propositions.AnyAsync(p => p.Slug == s, cancel), cancel), Wording = wording.Trim(), TopicId = topic };
        context.Propositions.Add(proposition);
        return proposition;
    }

    /// <summary>What was merged into <paramref name="source"/> comes back under its old slug; a slug that is in use gets a number.</summary>
    private async Task<string> SlugAsync(string kind, string name, long? source, Func<string, Task<bool>> isTaken, CancellationToken cancel)
    {
        var former = new FormerSlugs(context);
        var slug = TextAnalysis.Slug(name);
        if (source is { } from && await former.GiveBackAsync(kind, name, from, cancel) is { } back) return back;
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? slug : $"{slug}-{n}";
            if (!await isTaken(candidate) && await former.FindAsync(kind, candidate, cancel) is null) return candidate;
        }
    }

    /// <summary>A name with letters in it, of bearable length.</summary>
    public static string Checked(string? name, string what)
    {
        if (string.IsNullOrWhiteSpace(name) || !name.Any(char.IsLetterOrDigit)) throw new Refusal($"The {what} is empty; write what it shall be called.");
        return name.Trim() is { Length: <= LongestName } said ? said : throw new Refusal($"The {what} is {name.Trim().Length} characters long; at most {LongestName} are kept.");
    }

    /// <summary>The newest of some claims, as a preview shows them.</summary>
    public async Task<IReadOnlyList<ClaimReading>> FirstAsync(IEnumerable<Claim> claims, Visibility sees, CancellationToken cancel)
    {
        var ids = claims.OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Take(MostShown).Select(c => c.Id).ToList();
        var (first, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => ids.Contains(c.Id)), sees, null, cancel);
        return [.. first.OrderBy(c => ids.IndexOf(c.Claim.Id))];
    }
}
