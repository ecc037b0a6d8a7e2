using CsCheck;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Claims;

public sealed class BlindAnchorTests
{
    private const string Salt = "00112233445566778899aabbccddeeff";

    private static readonly string[] Harbour =
    [
        "The harbour must be dredged before winter. Nobody else will pay for it, and the mayor knows that “all too well”. So it goes.",
        "According to the mayor, the fishermen blocked every plan. They were never asked.",
        "A new quay would bring trade back within two years. The old one sank under promises that nobody kept for long.",
    ];

    private static RevisionText Text(params string[] paragraphs) => new([.. paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, ParagraphRole.Body, p))]);

    private static Place PlaceOf(RevisionText text, string words)
    {
        var at = text.Text.IndexOf(words, StringComparison.Ordinal);
        return text.PlaceOf(new TextSpan(at, at + words.Length))!.Value;
    }

    private static (string? Words, AnchorState State) Resolve(string words, params string[] copy)
    {
        var text = Text(Harbour);
        var fresh = Text(copy);
        var found = BlindResolution.Resolve(fresh, [BlindAnchor.At(text, PlaceOf(text, words), Salt)])[0];
        return (found.Place is { } place ? fresh.WordsAt(place) : null, found.State);
    }

    [Fact]
    public void In_the_same_text_every_span_within_a_paragraph_comes_back_to_the_unit() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 200], Gen.Int[1, 200]).Sample((p, from, length) =>
        {
            var text = Text(Harbour);
            var start = Math.Min(from, Harbour[p].Length - 1);
            var end = Math.Min(Harbour[p].Length, start + length);
            // The edges of a passage are letters: blanks fold together.
            while (start < end && char.IsWhiteSpace(Harbour[p][start])) start++;
            while (end > start && char.IsWhiteSpace(Harbour[p][end - 1])) end--;
            if (end <= start) return;
            var place = new Place(p + 1, text.Paragraph(p + 1)!.SentenceAt(start), start, end);
            var found = BlindResolution.Resolve(text, [BlindAnchor.At(text, place, Salt)])[0];
            found.Place.ShouldBe(place);
            found.State.ShouldBe(AnchorState.Exact);
        });

    [Fact]
    public void Typography_does_not_matter() =>
        Resolve("the mayor knows that “all too well”", Harbour[0].Replace("“", "\"").Replace("”", "\"").Replace(" the", "\u00A0 THE"), Harbour[1]).ShouldBe(("THE mayor knows that \"all too well\"", AnchorState.Exact));

    [Fact]
    public void A_sentence_that_stands_elsewhere_in_the_reading_order_is_moved()
    {
        var text = Text(Harbour);
        var fresh = Text(Harbour[2], Harbour[0], Harbour[1]);
        var anchors = new[] { "The harbour must be dredged", "the fishermen blocked every plan", "A new quay would bring trade back" }.Select(w => BlindAnchor.At(text, PlaceOf(text, w), Salt)).ToList();
        BlindResolution.Resolve(fresh, anchors).Select(f => f.State).ShouldBe([AnchorState.Exact, AnchorState.Exact, AnchorState.Moved]);
    }

    [Fact]
    public void A_reworded_sentence_in_a_paragraph_that_is_still_there_is_changed() =>
        Resolve("A new quay would bring trade back", Harbour[0], Harbour[1], "A new quay could bring much trade back within three years. The old one sank under promises that nobody kept for long.")
            .ShouldBe(("A new quay could bring much trade back within three years.", AnchorState.Changed));

    [Fact]
    public void A_paragraph_that_is_gone_is_orphaned() =>
        Resolve("the fishermen blocked every plan", "Quite another story begins here, about kites and about the wind that carries them over the dunes.").State.ShouldBe(AnchorState.Orphaned);

    [Fact]
    public void A_passage_over_two_sentences_needs_both()
    {
        const string words = "blocked every plan. They were never asked";
        Resolve(words, Harbour).ShouldBe((words, AnchorState.Exact));
        Resolve(words, Harbour[0], Harbour[1].Replace("They were never asked", "They were always asked")).State.ShouldNotBe(AnchorState.Exact);
    }

    [Fact]
    public void Reading_order_marks_one_longest_row() =>
        Gen.Long[0, 30].List[0, 40].Sample(positions =>
        {
            var marks = ReadingOrder.Longest(positions);
            var kept = positions.Where((_, i) => marks[i]).ToList();
            return kept.SequenceEqual(kept.Order()) && (positions.Count == 0 || kept.Count > 0) && kept.Count >= LongestSlowly(positions);
        });

    private static int LongestSlowly(List<long> positions)
    {
        var best = new int[positions.Count];
        for (var i = 0; i < positions.Count; i++) best[i] = 1 + Enumerable.Range(0, i).Where(j => positions[j] <= positions[i]).Select(j => best[j]).DefaultIfEmpty(0).Max();
        return best.DefaultIfEmpty(0).Max();
    }
}
