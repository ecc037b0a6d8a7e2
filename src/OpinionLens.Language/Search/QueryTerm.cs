namespace OpinionLens.Language;

/// <summary>A part of what somebody typed into a search box.</summary>
/// <param name="Operator">The name before a colon (<c>source</c> of <c>source:putin</c>), in lower case; null for words.</param>
/// <param name="Text">The word, the words of a phrase without their marks, or the operator's value.</param>
/// <param name="IsPhrase">In quotation marks: its words stand in a row.</param>
/// <param name="IsNot">After a hyphen: what must not be there.</param>
/// <param name="Start">Where it begins in what was typed, UTF-16 units.</param>
/// <param name="End">Where it ends, half-open.</param>
public readonly record struct QueryTerm(string? Operator, string Text, bool IsPhrase, bool IsNot, int Start, int End)
{
    private const int LongestOperator = 12;

    /// <summary>The terms of a query, in its order. Quotation marks may be straight or curled; one that is never closed is a blank.</summary>
    internal static IReadOnlyList<QueryTerm> Read(string query)
    {
        var terms = new List<QueryTerm>();
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at])) { at++; continue; }
            var start = at;
            var not = query[at] is '-' or '−' && at + 1 < query.Length && (char.IsLetterOrDigit(query[at + 1]) || IsMark(query[at + 1]));
            if (not) at++;
            var name = Name(query, at);
            if (name is not null) at += name.Length + 1;
            var (text, phrase, end) = Value(query, at);
            at = Math.Max(end, at + 1);
            if (text.Trim().Length > 0) terms.Add(new(name?.ToLowerInvariant(), text, phrase, not, start, at));
            // An operator with nothing in its quotation marks is no operator, but it was typed.
            else if (name is not null) terms.Add(new(null, name + ":", false, not, start, at));
        }

        return terms;
    }

    /// <summary>The query without a term.</summary>
    public string CutFrom(string query) => (query[..Start].TrimEnd() + " " + query[End..].TrimStart()).Trim();

    private static bool IsMark(char c) => c is '"' or '“' or '”';

    /// <summary>Letters before a colon that something follows: not “Ukraine: the war”, not “10:30”, not “http://”.</summary>
    private static string? Name(string query, int at)
    {
        var end = at;
        while (end < query.Length && end - at <= LongestOperator && char.IsAsciiLetter(query[end])) end++;
        if (end - at is < 2 or > LongestOperator || end + 1 >= query.Length || query[end] != ':') return null;
        return char.IsLetterOrDigit(query[end + 1]) || IsMark(query[end + 1]) ? query[at..end] : null;
    }

    private static (string Text, bool IsPhrase, int End) Value(string query, int at)
    {
        if (at < query.Length && IsMark(query[at]))
        {
            var close = query.IndexOfAny(['"', '“', '”'], at + 1);
            return close < 0 ? ("", false, at + 1) : (query[(at + 1)..close], true, close + 1);
        }

        var end = at;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && !IsMark(query[end])) end++;
        return (query[at..end], false, end);
    }
}
