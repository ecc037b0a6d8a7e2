using CsCheck;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>What a revision does to passages: the state is right, not only the place.</summary>
public sealed class RevisionStateTests
{
    private const string Harbour = "The harbour board met on Monday and voted to close the northern pier. Fishermen had warned for years that its beams were rotten. The mayor called the vote a betrayal of the town.";
    private const string Market = "Traders at the covered market expect higher rents next spring. A new roof costs four million crowns, which nobody has promised to pay.";
    private const string School = "Pupils of the old grammar school planted two hundred oaks along the river. Their teacher says the shade will be there in thirty years.";
    private static readonly string Old = string.Join('\n', Harbour, Market, School);

    private static Anchor Carried(string fresh, string quote)
    {
        var at = Old.IndexOf(quote, StringComparison.Ordinal);
        return TextAnchoring.Carry(Old, fresh, [new TextSpan(at, at + quote.Length)])[0];
    }

    private static void Becomes(string fresh, string quote, AnchorState state, string? now)
    {
        var anchor = Carried(fresh, quote);
        $"{anchor.State}: {anchor.Span?.Of(fresh)}".ShouldBe($"{state}: {now}");
    }

    [Fact]
    public void Passage_after_an_inserted_paragraph_is_exact() =>
        Becomes("A storm hit the coast.\n" + Old, "Their teacher says", AnchorState.Exact, "Their teacher says");

    [Fact]
    public void Passage_of_a_paragraph_that_was_carried_to_the_end_is_moved() =>
        Becomes(string.Join('\n', Market, School, Harbour[..70]), "voted to close the northern pier", AnchorState.Moved, "voted to close the northern pier");

    [Fact]
    public void Passage_of_a_split_paragraph_is_exact() =>
        Becomes(Old.Replace(" The mayor called", "\nThe mayor called", StringComparison.Ordinal), "The mayor called the vote a betrayal", AnchorState.Exact, "The mayor called the vote a betrayal");

    [Fact]
    public void Passage_of_merged_paragraphs_is_exact() =>
        Becomes(Old.Replace("\nPupils", " Pupils", StringComparison.Ordinal), "planted two hundred oaks", AnchorState.Exact, "planted two hundred oaks");

    [Fact]
    public void Sentence_of_which_half_the_words_are_kept_is_changed() =>
        Becomes(Old.Replace("Fishermen had warned for years that its beams were rotten.", "For many years local fishermen warned that the old beams were unsafe.", StringComparison.Ordinal),
            "Fishermen had warned for years that its beams were rotten.", AnchorState.Changed, "fishermen warned that the old beams were unsafe.");

    [Fact]
    public void Number_that_was_corrected_makes_a_passage_changed() =>
        Becomes(Old.Replace("four million", "five million", StringComparison.Ordinal), "A new roof costs four million crowns", AnchorState.Changed, "A new roof costs five million crowns");

    [Fact]
    public void Sentence_that_was_cut_from_a_kept_paragraph_is_orphaned() =>
        Becomes(Old.Replace(" Fishermen had warned for years that its beams were rotten.", "", StringComparison.Ordinal), "Fishermen had warned for years that its beams were rotten.", AnchorState.Orphaned, null);

    [Fact]
    public void Cut_paragraph_is_orphaned_even_when_a_phrase_of_it_is_repeated() =>
        Becomes(string.Join('\n', Harbour, School + " They expect higher prices next spring."), "Traders at the covered market expect higher rents next spring.", AnchorState.Orphaned, null);

    [Fact]
    public void Sentence_that_was_carried_inside_its_paragraph_is_moved() =>
        Becomes(Old.Replace(Harbour, "The mayor called the vote a betrayal of the town. " + Harbour.Replace(" The mayor called the vote a betrayal of the town.", "", StringComparison.Ordinal), StringComparison.Ordinal),
            "The mayor called the vote a betrayal of the town.", AnchorState.Moved, "The mayor called the vote a betrayal of the town.");

    [Fact]
    public void Typography_alone_changes_nothing() =>
        Becomes(Old.Replace(" ", "\u00A0", StringComparison.Ordinal).ToUpperInvariant(), "voted to close the northern pier", AnchorState.Exact, "VOTED\u00A0TO\u00A0CLOSE\u00A0THE\u00A0NORTHERN\u00A0PIER");

    [Fact]
    public void Passage_over_two_paragraphs_keeps_both()
    {
        const string quote = "betrayal of the town.\nTraders at the covered market";
        Becomes("New first line here.\n" + Old, quote, AnchorState.Exact, quote);
    }

    [Fact]
    public void Two_passages_do_not_settle_on_one_place()
    {
        const string old = "The council approved the budget for roads.\nThe council approved the budget for parks.";
        const string fresh = "The council approved its budget for parks.";
        var anchors = TextAnchoring.Carry(old, fresh, [new(0, 42), new(43, old.Length)]);
        anchors.Count(a => a.Span is not null).ShouldBe(1);
        anchors[1].Span.ShouldNotBeNull();
    }

    private static readonly Gen<string> Words = Gen.OneOf(new[] { "the", "pier", "oak", "market", "Monday", "“rent”", "rotten", "crowns", "\n", "teacher’s", "roof", "sold", "new", "\u00AD", "e\u0301t\u00E9", "😀", "\uD83D" }.Select(w => Gen.Const(w)).ToArray());

    private static readonly Gen<string> Texts = Words.List[0, 60].Select(w => string.Join(' ', w));

    [Fact]
    public void Order_of_the_passages_does_not_matter() => Gen.Select(Texts, Texts, Gen.Int[1, 7]).Sample((old, fresh, step) =>
    {
        var spans = Enumerable.Range(0, old.Length / step).Select(i => new TextSpan(i * step, Math.Min(old.Length, i * step + step + 20))).ToList();
        var there = TextAnchoring.Carry(old, fresh, spans);
        var back = TextAnchoring.Carry(old, fresh, [.. spans.AsEnumerable().Reverse()]);
        return there.SequenceEqual(back.Reverse());
    }, iter: 400);

    [Fact]
    public void Carrying_on_to_the_same_text_changes_nothing() => Gen.Select(Texts, Texts).Sample((old, fresh) =>
    {
        var spans = Enumerable.Range(0, old.Length / 9).Select(i => new TextSpan(i * 9, Math.Min(old.Length, i * 9 + 25))).ToList();
        var there = TextAnchoring.Carry(old, fresh, spans).Where(a => a.Span is not null).Select(a => a.Span!.Value).ToList();
        return there.All(s => s.End <= fresh.Length && s.Length > 0) && TextAnchoring.Carry(fresh, fresh, there).Select(a => a.Span!.Value).SequenceEqual(there);
    }, iter: 400);

    [Fact]
    public void Ten_million_characters_take_bounded_time_and_memory()
    {
        var text = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"{i * 7919L % 1_000_003:x6} . "));
        foreach (var odd in new[] { text, new string('a', 10_000_000), new string('\u0301', 3_000_000) })
        {
            var quote = odd.Substring(odd.Length / 2, 400).Remove(200, 1);
            TextAnchoring.Resolve(odd, new(new(quote))).ShouldNotBeNull();
            TextAnchoring.Carry(odd, odd[5..] + "x", [new(100, 300), new(odd.Length / 2, odd.Length / 2 + 50)]).Count.ShouldBe(2);
        }
    }
}
