using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>How the claims of a filter are shown.</summary>
public enum ClaimView { List, Table, Actors, Time }

/// <summary>The address of the list of claims, read: the filter it asks for, how it is shown, the page, and what in it means nothing.</summary>
public sealed class ClaimQuery
{
    private static readonly string[] Names = ["q", "source", "about", "also", "stance", "voice", "type", "topic", "proposition", "polarity", "article", "outlet", "from", "to", "state", "status", "view", "sort", "after"];
    private readonly Dictionary<string, StringValues> query;
    private readonly List<string> ignored = [];

    /// <param name="address">The query of an address, with or without its question mark.</param>
    public ClaimQuery(string address)
    {
        query = new(QueryHelpers.ParseQuery(address), StringComparer.OrdinalIgnoreCase);
        ignored.AddRange(query.Keys.Where(k => !Names.Contains(k, StringComparer.OrdinalIgnoreCase)).Select(k => $"“{k}”"));
        ignored.AddRange(query.Where(p => Names.Contains(p.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(p => p.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().Skip(1).Select(v => $"“{v}” as a second {p.Key}, of which only the first holds")));
        (From, To) = (Days("from"), Days("to"));
        Filter = new(Text("article"), Text("source"), Text("about"), Word<Stance>("stance"), Word<Voice>("voice"), Word<ClaimType>("type"),
            Text("topic"), Text("proposition"), Word<AnchorState>("state"), Text("also"), Text("q")) { Outlet = Text("outlet"), Polarity = Word<Polarity>("polarity"), Status = Word<ClaimStatus>("status") is { } status and not ClaimStatus.Published ? status : null, From = From?.Span.First, Until = To?.Span.Last };
        // No day is "undated", so each end of such a span is the other too.
        if (From is { Text: DaySpan.Undated } && To is null) Filter = Filter with { Until = DateOnly.MinValue };
        if (To is { Text: DaySpan.Undated } && From is null) Filter = Filter with { From = DateOnly.MinValue };
        (View, Order) = (Word<ClaimView>("view") ?? ClaimView.List, Word<ClaimOrder>("sort") ?? ClaimOrder.Newest);
        if (Filter.Words is { } words && ParagraphSearch.Cut(words) is { } cut) ignored.Add(cut);
        if (Filter.Proposition is null && Filter.Polarity is { } side)
        {
            ignored.Add($"“{Words.Of(side)}” without a proposition to take a side of");
            Filter = Filter with { Polarity = null };
        }

        if (Filter.About is not null) return;
        // A stance always names its target, and "also" its first actor: alone they narrow nothing.
        if (Filter.Stance is { } stance) ignored.Add($"“{Words.Of(stance)}” without an actor whom it is toward");
        if (Filter.Also is { } also) ignored.Add($"also “{also}” without a first actor");
        Filter = Filter with { Stance = null, Also = null };
    }

    /// <summary>What to show.</summary>
    public ClaimFilter Filter { get; }

    public ClaimView View { get; }

    public ClaimOrder Order { get; }

    /// <summary>First day, month or year as the address has it.</summary>
    public (string Text, DaySpan Span)? From { get; }

    /// <summary>The last one.</summary>
    public (string Text, DaySpan Span)? To { get; }

    /// <summary>Cursor of the page, or null.</summary>
    public string? After => Text("after");

    /// <summary>Words of the address that name nothing here, for people.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>Why no date can fit, as one sentence; null where one can.</summary>
    public string? Clash => Filter is { First: { } first, Until: { } last } && first > last && last > DateOnly.MinValue ? $"No day fits both “from {From?.Text}” and “to {To?.Text}”: change one of the two." : null;

    /// <summary>True where a form sent empty fields: the same page has a shorter address.</summary>
    public bool HasBlanks => query.Any(p => Names.Contains(p.Key, StringComparer.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(p.Value));

    /// <summary>The parts in use: name, value, and the filter without it.</summary>
    public IEnumerable<(string Name, string Value, ClaimFilter Without)> Parts()
    {
        if (Filter.Words is { } words) yield return ("q", words, Filter with { Words = null });
        if (Filter.Source is { } source) yield return ("source", source, Filter with { Source = null });
        if (Filter.About is { } about) yield return ("about", about, Filter with { About = null, Stance = null, Also = null });
        if (Filter.Also is { } also) yield return ("also", also, Filter with { Also = null });
        if (Filter.Stance is { } stance) yield return ("stance", Words.Of(stance), Filter with { Stance = null });
        if (Filter.Voice is { } voice) yield return ("voice", Words.Of(voice), Filter with { Voice = null });
        if (Filter.Type is { } type) yield return ("type", Words.Of(type), Filter with { Type = null });
        if (Filter.Topic is { } topic) yield return ("topic", topic, Filter with { Topic = null });
        if (Filter.Proposition is { } proposition) yield return ("proposition", proposition, Filter with { Proposition = null, Polarity = null });
        if (Filter.Polarity is { } polarity) yield return ("polarity", Words.Of(polarity), Filter with { Polarity = null });
        if (Filter.Article is { } article) yield return ("article", article, Filter with { Article = null });
        if (Filter.Outlet is { } outlet) yield return ("outlet", outlet, Filter with { Outlet = null });
        if (From is { } from) yield return ("from", from.Text, Filter with { From = null });
        if (To is { } to) yield return ("to", to.Text, Filter with { Until = null });
        if (Filter.State is { } state) yield return ("state", Words.Of(state), Filter with { State = null });
        if (Filter.Status is { } status) yield return ("status", Words.Of(status), Filter with { Status = null });
    }

    /// <summary>The address with some parts set, or taken out with what cannot stand without them; it starts at its first page unless one of them is the page.</summary>
    public string With(params (string Name, string? Value)[] changes) => "/claims" + Query(changes);

    /// <summary>The query of such an address: empty, or from its question mark on.</summary>
    public string Query(params (string Name, string? Value)[] changes)
    {
        var all = Parts().Select(p => (p.Name, (string?)p.Value)).ToList();
        if (View != ClaimView.List) all.Add(("view", Words.Of(View)));
        if (Order != ClaimOrder.Newest) all.Add(("sort", Words.Of(Order)));
        foreach (var (name, value) in changes)
        {
            all.RemoveAll(p => p.Name == name || (name == "about" && (p.Name == "stance" || (p.Name == "also" && value is null))) || (name == "proposition" && value is null && p.Name == "polarity"));
            if (value is not null) all.Add((name, value));
        }

        return QueryHelpers.AddQueryString("", all.ToDictionary(p => p.Item1, p => p.Item2));
    }

    /// <summary>The same with some values changed, or taken out where null; what that leaves without meaning is told beside what was told before.</summary>
    /// <param name="values">By name.</param>
    /// <param name="told">What to say of them.</param>
    public ClaimQuery Mended(IReadOnlyDictionary<string, string?> values, IReadOnlyList<string> told)
    {
        var kept = QueryHelpers.ParseQuery(Query()).Select(p => KeyValuePair.Create(p.Key, values.TryGetValue(p.Key, out var value) ? value : p.Value.ToString())).Where(p => p.Value is not null);
        var mended = new ClaimQuery(QueryHelpers.AddQueryString("", kept));
        mended.ignored.InsertRange(0, ignored.Concat(told).Except(mended.ignored));
        return mended;
    }

    /// <summary>The address of the list that a filter leaves.</summary>
    public static string Address(ClaimFilter filter) => QueryHelpers.AddQueryString("/claims", FilterAddress.PartsOf(filter).ToDictionary(p => p.Name, p => (string?)p.Value));

    /// <summary>The fields that a form must send along to keep the rest of the address.</summary>
    /// <param name="but">Names that the form itself has.</param>
    public IEnumerable<(string Name, string Value)> Kept(params string[] but) =>
        QueryHelpers.ParseQuery(Query()).Where(p => !but.Contains(p.Key)).Select(p => (p.Key, p.Value.ToString()));

    /// <summary>The address of this page without blanks and without what means nothing.</summary>
    public string Clean() => With(("after", After));

    /// <summary>PostgreSQL refuses a zero character in any text, so none reaches the store.</summary>
    private string? Text(string name) => query.TryGetValue(name, out var values) && values.Select(v => v?.Replace("\0", "", StringComparison.Ordinal)).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) is { } text ? text : null;

    private T? Word<T>(string name) where T : struct, Enum
    {
        var word = Text(name);
        if (word is not null && Words.Read<T>(word) is null) ignored.Add($"“{word}” as {name}");
        return Words.Read<T>(word);
    }

    private (string, DaySpan)? Days(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DaySpan.TryRead(text.Trim(), out var span)) return (text.Trim(), span);
        ignored.Add($"“{text}” as {name}: write a day, a month or a year, as in 2025-06-03, 2025-06, 2025");
        return null;
    }
}
