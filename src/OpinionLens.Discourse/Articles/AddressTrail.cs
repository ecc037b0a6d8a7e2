using OpinionLens.Anchoring;

namespace OpinionLens.Discourse.Articles;

/// <summary>
/// Where the addresses of earlier revisions (<c>#p12</c>, <c>#p12s3</c>) lead in the text that is read now: only those that lead elsewhere, to other words, or to
/// nothing. Holds numbers and no words. Pure.
/// </summary>
public sealed class AddressTrail
{
    /// <summary>Notes on sentences of one paragraph: with more, the note that its words changed leads to all of them.</summary>
    private const int MostSentenceNotes = 5;

    /// <summary>Nothing leads elsewhere.</summary>
    public static readonly AddressTrail Empty = new(new Dictionary<int, AddressStop>());

    private AddressTrail(IReadOnlyDictionary<int, AddressStop> stops) => Stops = stops;

    /// <summary>By the number of the paragraph.</summary>
    public IReadOnlyDictionary<int, AddressStop> Stops { get; }

    /// <param name="earlier">Earlier revisions of the same telling, by number.</param>
    /// <param name="current">The text that is read.</param>
    public static AddressTrail Of(IReadOnlyDictionary<int, RevisionText> earlier, RevisionText current)
    {
        var told = earlier.OrderBy(e => e.Key).SelectMany(e => Told(e.Key, e.Value, current));
        var stops = told.GroupBy(t => t.Paragraph, t => t.Note).Select(g => new AddressStop(g.Key, earlier.Values.Max(t => t.Paragraph(g.Key)?.Sentences.Count ?? 0), Together(g)));
        return new(stops.ToDictionary(s => s.Paragraph));
    }

    /// <summary>Revisions with the same answer are named together.</summary>
    private static IReadOnlyList<AddressNote> Together(IEnumerable<AddressNote> told)
    {
        var notes = told.GroupBy(n => (n.Fate, n.Sentences, string.Join(' ', n.Paragraphs), n.Now)).Select(g => g.First() with { Revisions = [.. g.SelectMany(n => n.Revisions)] }).ToList();
        return [.. notes.Where(n => n.Sentences is null), .. notes.Where(n => n.Sentences is not null).OrderBy(n => n.Sentences!.Value.First).Take(MostSentenceNotes)];
    }

    private static IEnumerable<(int Paragraph, AddressNote Note)> Told(int revision, RevisionText old, RevisionText current)
    {
        var staying = new List<Paragraph>();
        foreach (var row in TextRow.Of(old, current))
            foreach (var paragraph in row.Old)
            {
                var here = row.New.Any(p => p.Ordinal == paragraph.Ordinal);
                if (FateOf(row, here) is { } fate) yield return (paragraph.Ordinal, new(fate, null, [.. row.New.Select(p => p.Ordinal)], null, [revision]));
                if (here && row.New[0].Text != paragraph.Text) staying.Add(paragraph);
            }
        foreach (var (paragraph, run, to, now) in Sentences(old, current, staying))
            yield return (paragraph, new(to == 0 ? AddressFate.Cut : AddressFate.Elsewhere, run, to == 0 ? [] : [to], now, [revision]));
    }

    /// <summary>Null where the number still leads to the same words.</summary>
    private static AddressFate? FateOf(TextRow row, bool here) => row.New.Count == 0 ? AddressFate.Cut
        : !here || row.New.Count > 1 ? AddressFate.Elsewhere
        : row.Reworded ? AddressFate.Changed : null;

    /// <summary>Sentences of paragraphs that kept their number, where they do not stand under theirs; neighbours that went together are told together.</summary>
    private static List<(int Paragraph, SentenceRun Run, int To, SentenceRun? Now)> Sentences(RevisionText old, RevisionText current, List<Paragraph> staying)
    {
        var asked = staying.SelectMany(p => p.Sentences.Select((s, i) => (Paragraph: p.Ordinal, Number: i + 1, Span: old.SpanOf(new(p.Ordinal, i + 1, s.Start, s.End))))).ToList();
        var anchors = TextAnchoring.Carry(old.Text, current.Text, [.. asked.Select(a => a.Span)]);
        var runs = new List<(int Paragraph, SentenceRun Run, int To, SentenceRun? Now)>();
        for (var i = 0; i < asked.Count; i++)
        {
            var (paragraph, number) = (asked[i].Paragraph, asked[i].Number);
            var place = anchors[i].Span is { } span ? current.PlaceOf(span) : null;
            if (place is { } p && (p.Paragraph, p.Sentence) == (paragraph, number)) continue;
            var (to, now) = place is { } q ? (q.Paragraph, q.Sentence) : (0, 0);
            if (runs.Count > 0 && runs[^1] is var last && (last.Paragraph, last.Run.Last + 1, last.To, last.Now?.Last + 1 ?? 0) == (paragraph, number, to, now))
                runs[^1] = (paragraph, last.Run with { Last = number }, to, last.Now is { } before ? before with { Last = now } : null);
            else runs.Add((paragraph, new(number, number), to, to == 0 ? null : new(now, now)));
        }
        return runs;
    }
}
