using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Language;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Search;

/// <summary>What a query asks for.</summary>
public sealed record SearchAsked
{
    internal SearchQuery Words { get; init; } = new([], []);

    /// <summary>Id of the article that <see cref="Filter"/> names, or null.</summary>
    internal long? ArticleId { get; init; }

    /// <summary>The operators as a filter of claims, with the other words.</summary>
    public ClaimFilter Filter { get; init; } = new();

    /// <summary>True where an operator asks for what only claims have: then nothing else is found.</summary>
    public bool ClaimsOnly { get; init; }

    /// <summary>Operators that were understood: the term, and what it means.</summary>
    public IReadOnlyList<(QueryTerm Term, string Told)> Operators { get; init; } = [];

    /// <summary>Sentences about what was not; the rest is looked for all the same.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether words are looked for, beside what operators ask.</summary>
    public bool HasWords => !Words.IsEmpty;

    /// <summary>True where nothing is asked for.</summary>
    public bool IsEmpty => Words.IsEmpty && (Filter with { Words = null }).IsEmpty;
}

/// <summary>Reads the operators of a query: source: about: stance: voice: type: topic: article: before: after:, each with a slug, a name, a word or a date.</summary>
internal sealed class SearchReader(LensContext context, NameFinder names)
{
    private static readonly string[] Known = ["source", "about", "stance", "voice", "type", "topic", "article", "before", "after"];

    /// <summary>Letters below which a part of a name is no name.</summary>
    private const int LeastGuessed = 3;
    private readonly List<(QueryTerm, string)> operators = [];
    private readonly List<string> faults = [];
    private ClaimFilter filter = new();
    private long? articleId;

    /// <summary>Reads a query. A statement or two for each operator that names something.</summary>
    public async Task<SearchAsked> ReadAsync(string query, CancellationToken cancel)
    {
        var terms = TextAnalysis.QueryTerms(query.Replace("\0", "", StringComparison.Ordinal));
        foreach (var term in terms.Where(t => t.Operator is not null)) await TakeAsync(term, cancel);
        if (filter is { Stance: not null, About: null })
        {
            faults.Add("A stance needs an actor whom it is toward: add about:, as in about:nato stance:critical.");
            filter = filter with { Stance = null };
            operators.RemoveAll(o => o.Item1.Operator == "stance");
        }

        if (filter is { From: { } from, Until: { } until } && from > until) faults.Add("No day is both after the one and before the other: change after: or before:.");
        if (query.Count(c => c is '"' or '“' or '”') % 2 == 1) faults.Add("A quotation mark stands alone, so its words need not stand in a row: close it where they end.");
        foreach (var bare in terms.Where(IsBare)) faults.Add($"“{bare.Text}” needs a value right behind it, so it was left out: write {bare.Text}{Example(bare.Text)}.");
        var words = terms.Where(t => t.Operator is null && !IsBare(t)).ToList();
        var claims = filter with { Article = null, From = null, Until = null };
        var looked = ParagraphSearch.Read(words);
        if (looked.IsCut) faults.Add($"Only {ParagraphSearch.Looked} are looked for: shorten the query.");
        return new()
        {
            Words = looked, ArticleId = articleId, Filter = words.Count == 0 ? filter : filter with { Words = string.Join(' ', words.Select(Typed)) }, ClaimsOnly = !claims.IsEmpty, Operators = operators, Faults = faults,
        };
    }

    /// <summary>The name of an operator that nothing follows.</summary>
    private static bool IsBare(QueryTerm term) => term is { Operator: null, IsPhrase: false } && term.Text.EndsWith(':') && Known.Contains(term.Text[..^1], StringComparer.OrdinalIgnoreCase);

    private static string Example(string name) => name.ToLowerInvariant() switch
    {
        "stance:" => "critical", "voice:" => "direct", "type:" => "prediction", "topic:" => "ceasefire", "before:" or "after:" => "2025-06", "article:" => "\"its title\"", _ => "putin",
    };

    private static string Typed(QueryTerm term) => (term.IsNot ? "-" : "") + (term.IsPhrase ? $"\"{term.Text}\"" : term.Text);

    private async Task TakeAsync(QueryTerm term, CancellationToken cancel)
    {
        var (name, value) = (term.Operator!, term.Text.Trim());
        if (term.IsNot) { faults.Add($"“-{name}:{value}” was left out: only words can be taken out."); return; }
        switch (name)
        {
            case "source" when await ActorAsync(value, cancel) is { } who: Took(term, $"held by {who.Name}", filter with { Source = who.Slug }); break;
            case "about" when await ActorAsync(value, cancel) is { } whom: Took(term, $"about {whom.Name}", filter with { About = whom.Slug }); break;
            case "topic" when await new ConceptDesk(context).TopicAsync(value, cancel) is { } topic: Took(term, $"topic {topic.Name}", filter with { Topic = topic.Slug }); break;
            case "article" when await ArticleAsync(value, cancel) is { } article: articleId = article.Id; Took(term, $"in “{article.Title}”", filter with { Article = article.Slug }); break;
            case "stance" when Words.TryRead<Stance>(value.ToLowerInvariant(), out var stance): Took(term, $"{Words.Of(stance)} stance", filter with { Stance = stance }); break;
            case "voice" when Words.TryRead<Voice>(value.ToLowerInvariant(), out var voice): Took(term, $"{Words.Of(voice)} voice", filter with { Voice = voice }); break;
            case "type" when Words.TryRead<ClaimType>(value.ToLowerInvariant(), out var type): Took(term, $"{Words.Of(type)}", filter with { Type = type }); break;
            case "before" when DaySpan.TryRead(value, out var before) && before.First > DateOnly.MinValue: Took(term, $"before {value}", filter with { Until = before.First.AddDays(-1) }); break;
            case "after" when DaySpan.TryRead(value, out var after) && after.First > DateOnly.MinValue: Took(term, $"after {value}", filter with { From = after.Last.AddDays(1) }); break;
            case "source" or "about": faults.Add($"No actor is called “{value}”, so “{name}:” was left out. A name of several words stands in quotation marks: {name}:\"The West\"."); break;
            case "topic" or "article": faults.Add($"There is no {name} “{value}”, so “{name}:” was left out."); break;
            case "stance": faults.Add($"“{value}” is no stance: {string.Join(", ", Words.All<Stance>())}."); break;
            case "voice": faults.Add($"“{value}” is no voice: {string.Join(", ", Words.All<Voice>())}."); break;
            case "type": faults.Add($"“{value}” is no type: {string.Join(", ", Words.All<ClaimType>())}."); break;
            case "before" or "after": faults.Add($"“{value}” is no date: write a day, a month or a year, as in {name}:2025-06."); break;
            default: faults.Add($"“{name}:” is no operator, so it was left out; there are {string.Join(" ", Known.Select(k => k + ":"))}."); break;
        }
    }

    private void Took(QueryTerm term, string told, ClaimFilter with)
    {
        filter = with;
        // The last one of a name holds.
        if (operators.Exists(o => o.Item1.Operator == term.Operator)) faults.Add($"“{term.Operator}:” stands more than once: only the last one holds.");
        operators.RemoveAll(o => o.Item1.Operator == term.Operator);
        operators.Add((term, told));
    }

    private async Task<Discourse.Actors.Actor?> ActorAsync(string value, CancellationToken cancel)
    {
        var (exact, near) = await names.FindAsync(value, null, true, cancel);
        if (exact is not null)
        {
            // What a person is called by the last name, as others are by all of theirs ("Israel"): who says it may mean the person.
            var last = "-" + TextAnalysis.Slug(value);
            if (exact.Kind != Discourse.Actors.ActorKind.Person && near.FirstOrDefault(a => a.Kind == Discourse.Actors.ActorKind.Person && TextAnalysis.Slug(a.Name).EndsWith(last, StringComparison.Ordinal)) is { } other)
                faults.Add($"“{value}” was taken for {exact.Name}, not for {other.Name}: for the latter write {other.Slug}.");
            return exact;
        }

        // "The" and "pu" stand in many names: to take one of them would be a guess.
        if (value.Length < LeastGuessed || TextAnalysis.SearchTokens(value).All(t => TextAnalysis.IsFunctionWord(t.Token))) return null;
        var words = $"-{TextAnalysis.Slug(value)}-";
        if (near.FirstOrDefault(a => a.AllNames.Any(n => $"-{TextAnalysis.Slug(n)}-".Contains(words, StringComparison.Ordinal))) is { } named) return named;
        if (near.Count > 0) faults.Add($"Nobody is called “{value}”: it was taken for {near[0].Name}.");
        return near.Count > 0 ? near[0] : null;
    }

    private async Task<Discourse.Articles.Article?> ArticleAsync(string value, CancellationToken cancel)
    {
        var slug = TextAnalysis.Slug(value);
        return await context.Articles.AsNoTracking().Where(a => a.Slug == slug || a.Slug.Contains(slug)).OrderByDescending(a => a.Slug == slug).ThenByDescending(a => a.SortDate).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
    }
}
