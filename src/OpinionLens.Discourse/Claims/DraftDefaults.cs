using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>An actor with all names it goes by.</summary>
public sealed record NamedActor(ActorTag Actor, IReadOnlyList<string> Names);

/// <summary>
/// What a passage says by itself about a claim made on it: the voice from quotation marks and cue verbs, the holder from a speaker tag nearby, about whom
/// from the names in it. Defaults of a form, for an editor to see and to change; never kept unseen.
/// </summary>
/// <param name="Statement">The passage's own words without outer marks: where the editor starts from.</param>
/// <param name="Voice">Author where nobody else is seen to speak.</param>
/// <param name="Source">Who speaks; null exactly when the voice is the author's, or when marks say that somebody speaks and nothing says who.</param>
/// <param name="Cue">The words that govern the passage, as they stand, or null.</param>
/// <param name="About">Known actors named in the passage, in order, without the source.</param>
public sealed record DraftDefaults(string Statement, Voice Voice, ActorTag? Source, string? Cue, IReadOnlyList<ActorTag> About)
{
    private const string Outer = "“”«»„‘’\"' ";

    /// <summary>Words between a speaker and the verb: "Radchenko, a historian, said" has three.</summary>
    private const int MostBetween = 6;

    private static readonly HashSet<string> Cues = new(StringComparer.OrdinalIgnoreCase)
    {
        "said", "says", "say", "told", "tells", "added", "adds", "argued", "argues", "argue", "claimed", "claims", "warned", "warns", "insisted", "insists", "wrote", "writes", "noted", "notes",
        "believes", "believed", "thinks", "thought", "called", "calls", "accused", "accuses", "denied", "denies", "announced", "announces", "admitted", "admits", "acknowledged", "suggested",
        "suggests", "stated", "states", "replied", "replies", "declared", "declares", "promised", "promises", "explained", "explains", "demanded", "demands", "concluded", "concludes", "according",
    };

    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "they" };

    /// <summary>Reads the defaults off a paragraph.</summary>
    /// <param name="paragraph">The paragraph, with its sentences.</param>
    /// <param name="passage">The passage in its text, not empty.</param>
    /// <param name="known">Actors to look for.</param>
    public static DraftDefaults Of(Paragraph paragraph, TextSpan passage, IReadOnlyList<NamedActor> known)
    {
        var text = paragraph.Text;
        var mentions = Mention.All(text, known);
        var marks = ReportedVoice.Quoted(text);
        var quoted = marks[passage.Start];
        var sentences = paragraph.Sentences.Where(s => s.Start < passage.End && s.End > passage.Start).ToList();
        var around = sentences.Count == 0 ? passage : new TextSpan(sentences[0].Start, sentences[^1].End);
        var (source, cue) = Speaker(text, around, passage, quoted ? marks : null, mentions);
        var voice = quoted || source is not null ? ReportedVoice.Read(text, passage) : Voice.Author;
        var about = mentions.Where(m => passage.Contains(m.Span)).Select(m => m.Actor).Where(a => a.Id != source?.Id).DistinctBy(a => a.Id).ToList();
        return new(passage.Of(text).Trim(Outer.ToCharArray()), voice, source, cue, about);
    }

    /// <summary>The governing verb of the sentences around, and the actor beside it; of a quotation, a verb outside of it.</summary>
    /// <param name="text">Of the paragraph.</param>
    /// <param name="around">The sentences that the passage touches.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="marks">Where the paragraph is quoted; null where the passage does not begin inside a quotation.</param>
    /// <param name="mentions">Known actors in the paragraph.</param>
    private static (ActorTag? Source, string? Cue) Speaker(
        string text, TextSpan around, TextSpan passage, IReadOnlyList<bool>? marks, IReadOnlyList<Mention> mentions)
    {
        var words = Word.All(text, around);
        for (var i = 0; i < words.Count; i++)
        {
            if (!Cues.Contains(words[i].Text) || marks?[words[i].Span.Start] == true) continue;
            if (words[i].Is("according") && !(i + 1 < words.Count && words[i + 1].Is("to"))) continue;
            var beside = mentions.Where(m => around.Contains(m.Span) && !(marks is not null && passage.Contains(m.Span)) && Between(words, i, m.Span) <= MostBetween)
                .OrderBy(m => Between(words, i, m.Span)).Select(m => m.Actor).FirstOrDefault();
            var pronoun = i > 0 && Pronouns.Contains(words[i - 1].Text) || i + 1 < words.Count && Pronouns.Contains(words[i + 1].Text);
            // "He added": whoever was named last before.
            if (pronoun) beside = mentions.LastOrDefault(m => m.Span.End <= words[i].Span.Start && m.Actor.Kind == Actors.ActorKind.Person)?.Actor ?? beside;
            if (beside is not null) return (beside, words[i].Is("according") ? "according to" : words[i].Text);
        }

        return (null, null);
    }

    private static int Between(IReadOnlyList<Word> words, int cue, TextSpan mention)
    {
        var (from, to) = mention.End <= words[cue].Span.Start ? (mention.End, words[cue].Span.Start) : (words[cue].Span.End, mention.Start);
        return words.Count(w => w.Span.Start >= from && w.Span.End <= to);
    }

    private sealed record Word(string Text, TextSpan Span)
    {
        public bool Is(string other) => string.Equals(Text, other, StringComparison.OrdinalIgnoreCase);

        public static List<Word> All(string text, TextSpan within)
        {
            var words = new List<Word>();
            for (var i = within.Start; i < within.End;)
            {
                while (i < within.End && !char.IsLetterOrDigit(text[i])) i++;
                var start = i;
                while (i < within.End && (char.IsLetterOrDigit(text[i]) || text[i] is '\'' or '-')) i++;
                if (i > start) words.Add(new(text[start..i], new(start, i)));
            }

            return words;
        }
    }

    /// <summary>A name of a known actor in the text; the longest wins where several begin together.</summary>
    private sealed record Mention(ActorTag Actor, TextSpan Span)
    {
        private const int ShortestName = 3;

        public static List<Mention> All(string text, IReadOnlyList<NamedActor> known)
        {
            var found = new List<Mention>();
            foreach (var (actor, name) in known.SelectMany(k => k.Names.Append(k.Actor.ShortName).Where(n => n.Length >= ShortestName).Distinct().Select(n => (k.Actor, n))))
            {
                for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
                    if (IsWhole(text, at, at + name.Length)) found.Add(new(actor, new(at, at + name.Length)));
            }

            found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
            var kept = new List<Mention>();
            foreach (var mention in found.Where(m => kept.Count == 0 || m.Span.Start >= kept[^1].Span.End)) kept.Add(mention);
            return kept;
        }

        private static bool IsWhole(string text, int start, int end) =>
            (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }
}
