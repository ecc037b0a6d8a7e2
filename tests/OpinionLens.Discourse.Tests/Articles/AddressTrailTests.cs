using System.Globalization;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Articles;

/// <summary>Where old addresses lead: told only for those that lead elsewhere.</summary>
public sealed class AddressTrailTests
{
    private const string H = "The harbour must be dredged before winter. Otherwise the ferry will stop at Christmas.";
    private const string M = "The mayor has promised a new quay three times. He has built none of them so far.";
    private const string F = "Fishermen pay a tax on every crate that they land. They have paid it since the flood.";
    private const string T = "The town council meets again in October. Its minutes are read by nobody.";
    private const string B = "A bridge over the river would shorten the road to the hospital. It would cost nine million.";

    private static RevisionText Text(params string[] paragraphs) => new([.. paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, ParagraphRole.Body, p))]);

    /// <summary>"p2: moved to 3 [1]" for each note, in the order of the numbers.</summary>
    private static string[] Told(RevisionText current, params RevisionText[] earlier)
    {
        var trail = AddressTrail.Of(earlier.Select((t, i) => (t, i)).ToDictionary(e => e.i + 1, e => e.t), current);
        trail.Stops.Values.ShouldAllBe(s => s.Notes.Count > 0);
        return [.. trail.Stops.Values.OrderBy(s => s.Paragraph).SelectMany(s => s.Notes.Select(n => string.Create(CultureInfo.InvariantCulture,
            $"p{s.Paragraph}{Run(n.Sentences)}: {Words.Of(n.Fate)}{(n.Paragraphs.Count > 0 ? " " + string.Join('+', n.Paragraphs) : "")}{Run(n.Now)} [{string.Join(' ', n.Revisions)}]")))];
    }

    private static string Run(SentenceRun? run) => run is not { } r ? "" : string.Create(CultureInfo.InvariantCulture, $"s{r.First}{(r.Last > r.First ? $"-{r.Last}" : "")}");

    [Fact]
    public void A_text_that_stays_leaves_no_trail() => Told(Text(H, M, F), Text(H, M, F), Text(H, M, F)).ShouldBeEmpty();

    [Fact]
    public void A_new_paragraph_in_front_shifts_every_address() =>
        Told(Text(B, H, M), Text(H, M)).ShouldBe(["p1: elsewhere 2 [1]", "p2: elsewhere 3 [1]"]);

    [Fact]
    public void A_cut_paragraph_is_told_at_its_number_and_those_behind_it_where_they_went() =>
        Told(Text(H, F), Text(H, M, F)).ShouldBe(["p2: cut [1]", "p3: elsewhere 2 [1]"]);

    [Fact]
    public void A_moved_paragraph_is_told_where_it_went() =>
        Told(Text(T, H, M, F), Text(H, M, F, T)).ShouldBe(["p1: elsewhere 2 [1]", "p2: elsewhere 3 [1]", "p3: elsewhere 4 [1]", "p4: elsewhere 1 [1]"]);

    [Fact]
    public void An_edited_paragraph_is_told_as_changed_at_its_own_number() =>
        Told(Text(H, M.Replace("three", "four", StringComparison.Ordinal), F), Text(H, M, F)).ShouldBe(["p2: changed 2 [1]"]);

    [Fact]
    public void A_split_paragraph_leads_to_its_pieces_and_its_sentences_to_theirs() =>
        Told(Text(H, M, F, T), Text(H, $"{M} {F}", T)).ShouldBe(["p2: elsewhere 2+3 [1]", "p2s3-4: elsewhere 3s1-2 [1]", "p3: elsewhere 4 [1]"]);

    [Fact]
    public void Merged_paragraphs_lead_to_what_they_became_where_their_number_does_not() =>
        Told(Text(H, $"{M} {F}", T), Text(H, M, F, T)).ShouldBe(["p3: elsewhere 2 [1]", "p4: elsewhere 3 [1]"]);

    [Fact]
    public void Sentences_that_came_to_mean_other_words_are_told_together() =>
        Told(Text(H, $"Nobody knows why this is so. {M} {F}", T), Text(H, $"{M} {F}", T)).ShouldBe(["p2: changed 2 [1]", "p2s1-4: elsewhere 2s2-5 [1]"]);

    [Fact]
    public void A_cut_sentence_is_told_and_the_ids_of_all_earlier_sentences_are_known()
    {
        var (old, fresh) = (Text(H, $"{M} {F}"), Text(H, $"The mayor has promised a new quay three times. {F}"));
        Told(fresh, old).ShouldBe(["p2: changed 2 [1]", "p2s2: cut [1]", "p2s3-4: elsewhere 2s2-3 [1]"]);
        AddressTrail.Of(new Dictionary<int, RevisionText> { [1] = old }, fresh).Stops[2].Sentences.ShouldBe(4);
    }

    [Fact]
    public void Five_revisions_in_a_row_are_named_together_where_they_answer_alike() =>
        Told(Text(B, H, M, F), Text(H, M, F), Text(H, M, F), Text(B, M, F, H), Text(B, H, M, F), Text(H, M, F, T))
            .ShouldBe(["p1: elsewhere 2 [1 2 5]", "p2: elsewhere 3 [1 2 3 5]", "p3: elsewhere 4 [1 2 3 5]", "p4: elsewhere 2 [3]", "p4: cut [5]"], ignoreOrder: true);

    [Fact]
    public void A_block_with_line_breaks_of_its_own_is_one_paragraph() =>
        TextRow.Of(Text("One line here\nand another one", M), Text(M, "One line here\nand another one")).Select(r => (r.Old.Single().Ordinal, r.New.Single().Ordinal)).ShouldBe([(2, 1), (1, 2)], ignoreOrder: true);
}
