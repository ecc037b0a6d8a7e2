using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>The address of the list of claims, read: the filter it asks for, the page, and what in it means nothing.</summary>
public sealed class ClaimQuery
{
    private static readonly string[] Names = ["source", "about", "also", "stance", "voice", "type", "topic", "proposition", "article", "state", "after"];
    private readonly Dictionary<string, StringValues> query;
    private readonly List<string> ignored = [];

    /// <param name="address">The query of an address, with or without its question mark.</param>
    public ClaimQuery(string address)
    {
        query = new(QueryHelpers.ParseQuery(address), StringComparer.OrdinalIgnoreCase);
        ignored.AddRange(query.Keys.Where(k => !Names.Contains(k, StringComparer.OrdinalIgnoreCase)).Select(k => $"“{k}”"));
        Filter = new(Text("article"), Text("source"), Text("about"), Word<Stance>("stance"), Word<Voice>("voice"), Word<ClaimType>("type"),
            Text("topic"), Text("proposition"), Word<AnchorState>("state"), Text("also"));
        if (Filter.About is not null) return;
        // A stance always names its target, and "also" its first actor: alone they narrow nothing.
        if (Filter.Stance is { } stance) ignored.Add($"“{Words.Of(stance)}” without an actor whom it is toward");
        if (Filter.Also is { } also) ignored.Add($"also “{also}” without a first actor");
        Filter = Filter with { Stance = null, Also = null };
    }

    /// <summary>What to show.</summary>
    public ClaimFilter Filter { get; }

    /// <summary>Cursor of the page, or null.</summary>
    public string? After => Text("after");

    /// <summary>Words of the address that name nothing here, for people.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>True where a form sent empty fields: the same page has a shorter address.</summary>
    public bool HasBlanks => query.Any(p => Names.Contains(p.Key, StringComparer.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(p.Value));

    /// <summary>The parts in use: name, value, and the filter without it.</summary>
    public IEnumerable<(string Name, string Value, ClaimFilter Without)> Parts()
    {
        if (Filter.Source is { } source) yield return ("source", source, Filter with { Source = null });
        if (Filter.About is { } about) yield return ("about", about, Filter with { About = null, Stance = null, Also = null });
        if (Filter.Also is { } also) yield return ("also", also, Filter with { Also = null });
        if (Filter.Stance is { } stance) yield return ("stance", Words.Of(stance), Filter with { Stance = null });
        if (Filter.Voice is { } voice) yield return ("voice", Words.Of(voice), Filter with { Voice = null });
        if (Filter.Type is { } type) yield return ("type", Words.Of(type), Filter with { Type = null });
        if (Filter.Topic is { } topic) yield return ("topic", topic, Filter with { Topic = null });
        if (Filter.Proposition is { } proposition) yield return ("proposition", proposition, Filter with { Proposition = null });
        if (Filter.Article is { } article) yield return ("article", article, Filter with { Article = null });
        if (Filter.State is { } state) yield return ("state", Words.Of(state), Filter with { State = null });
    }

    /// <summary>The address with one part set, or taken out with what cannot stand without it; it starts at its first page unless that part is the page.</summary>
    public string With(string name, string? value)
    {
        var kept = Parts().Where(p => p.Name != name && (name != "about" || p.Name is not ("stance" or "also"))).Select(p => (p.Name, p.Value));
        var all = value is null ? kept : kept.Append((Name: name, Value: value));
        return QueryHelpers.AddQueryString("/claims", all.ToDictionary(p => p.Name, p => (string?)p.Value));
    }

    /// <summary>The address of this page without blanks and without what means nothing.</summary>
    public string Clean() => With("after", After);

    /// <summary>PostgreSQL refuses a zero character in any text, so none reaches the store.</summary>
    private string? Text(string name) => query.TryGetValue(name, out var values) && values[0]?.Replace("\0", "", StringComparison.Ordinal) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private T? Word<T>(string name) where T : struct, Enum
    {
        var word = Text(name);
        if (word is not null && Words.Read<T>(word) is null) ignored.Add($"“{word}” as {name}");
        return Words.Read<T>(word);
    }
}
