using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using OpinionLens.Cli.Evaluation;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Which paragraphs of two texts belong together. A case is a file; the laws are tried on odd texts and on shuffled ones.</summary>
public sealed class AlignTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "Alignments");

    private sealed record Case(string[] Old, string[] New, string[] Rows);

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Paragraphs_pair_as_the_case_says(string name)
    {
        var told = JsonSerializer.Deserialize<Case>(File.ReadAllText(Path.Combine(Folder, name)), JsonSerializerOptions.Web)!;
        Told(string.Join('\n', told.Old), string.Join('\n', told.New)).ShouldBe(told.Rows);
    }

    [Fact]
    public void Every_law_holds_for_odd_texts() => OddTexts.Revised.Sample(t => Laws(t.Old, t.Fresh), iter: 5_000, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Every_law_holds_for_shuffled_cut_joined_and_edited_paragraphs() => Shuffled.Sample(t => Laws(t.Old, t.Fresh), iter: 3_000, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Paragraphs_that_are_only_shuffled_are_the_same_or_moved() => Gen.Shuffle(Enumerable.Range(0, 12).Select(Sentence).ToArray()).Sample(fresh =>
    {
        var rows = TextAnchoring.Align(string.Join('\n', Enumerable.Range(0, 12).Select(Sentence)), string.Join('\n', fresh));
        rows.Select(r => r.New.Single().Start).ShouldBeInOrder();
        rows.ShouldAllBe(r => (r.Fate == ParagraphFate.Same || r.Fate == ParagraphFate.Moved) && !r.Reworded);
    });

    [Fact]
    public void In_texts_edited_by_hand_a_passage_and_what_became_of_it_stand_in_one_row()
    {
        var pairs = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases", "Revisions"), "*.json").Order(StringComparer.Ordinal).Select(RevisionPair.Read);
        var apart = new List<string>();
        var all = 0;
        foreach (var pair in pairs)
        {
            var (old, fresh) = (string.Join('\n', pair.Old), string.Join('\n', pair.New));
            var rows = TextAnchoring.Align(old, fresh);
            foreach (var passage in pair.Passages.Where(p => p.Now is not null))
            {
                var (was, now) = (old.IndexOf(passage.Quote, StringComparison.Ordinal), fresh.IndexOf(passage.Now!, StringComparison.Ordinal));
                all++;
                if (!rows.Any(r => r.Old.Any(s => s.Contains(was)) && r.New.Any(s => s.Contains(now)))) apart.Add(passage.Quote);
            }
        }
        output.WriteLine($"{all - apart.Count} of {all}; apart: {string.Join(" | ", apart)}");
        // A sentence that was taken to another paragraph leaves its own, which is told as edited.
        apart.Count.ShouldBeLessThan(all / 16);
    }

    [Fact]
    public void A_thousand_edited_paragraphs_take_well_under_a_second()
    {
        var old = Enumerable.Range(0, 1000).Select(i => string.Join(' ', Enumerable.Range(0, 4).Select(s => Sentence(i * 4 + s)))).ToArray();
        var fresh = old.Select((p, i) => i % 3 == 0 ? p : p.Replace("harbour", "port", StringComparison.Ordinal) + " " + Sentence(9000 + i)).ToArray();
        TextAnchoring.Align(old[0], fresh[0]);
        var clock = Stopwatch.StartNew();
        var rows = TextAnchoring.Align(string.Join('\n', old), string.Join('\n', fresh));
        output.WriteLine($"{clock.ElapsedMilliseconds} ms");
        rows.Count.ShouldBe(1000);
        // Some ten times what it takes, for a busy machine.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static void Laws(string old, string fresh)
    {
        var rows = TextAnchoring.Align(old, fresh);
        rows.SelectMany(r => r.Old).OrderBy(s => s.Start).ShouldBe(Paragraphs(old));
        rows.SelectMany(r => r.New).OrderBy(s => s.Start).ShouldBe(Paragraphs(fresh));
        Told(old, fresh).ShouldBe(Told(old, fresh));
        Told(old, old).ShouldBe(Paragraphs(old).Select((_, i) => $"same: {i + 1} > {i + 1}"));
        rows.Where(r => r.New.Count > 0).Select(r => r.New[0].Start).ShouldBeInOrder();
        foreach (var row in rows)
        {
            (row.Old.Count == 0).ShouldBe(row.Fate == ParagraphFate.New);
            (row.New.Count == 0).ShouldBe(row.Fate == ParagraphFate.Cut);
            (row.Old.Count > 1).ShouldBe(row.Fate == ParagraphFate.Merged);
            (row.New.Count > 1).ShouldBe(row.Fate == ParagraphFate.Split);
            if (row.Fate is ParagraphFate.Same) (row.Reworded || row.Elsewhere).ShouldBeFalse();
            if (row.Fate is ParagraphFate.Edited) (row.Reworded && !row.Elsewhere).ShouldBeTrue();
            if (row.Fate is ParagraphFate.Moved) row.Elsewhere.ShouldBeTrue();
        }
        rows.Where(r => r.Old.Count == 1 && r.New.Count == 1 && !r.Elsewhere).Select(r => r.Old[0].Start).ShouldBeInOrder();
    }

    private static IEnumerable<TextSpan> Paragraphs(string text)
    {
        var at = 0;
        foreach (var line in text.Split('\n', '\r'))
        {
            if (line.Trim().Length > 0) yield return new TextSpan(at + line.Length - line.TrimStart().Length, at + line.TrimEnd().Length);
            at += line.Length + 1;
        }
    }

    private static IReadOnlyList<string> Told(string old, string fresh)
    {
        var (was, now) = (Paragraphs(old).ToList(), Paragraphs(fresh).ToList());
        return [.. TextAnchoring.Align(old, fresh).Select(r => r.Fate.ToString().ToLowerInvariant()
            + (r.Reworded && r.Fate != ParagraphFate.Edited ? ", reworded" : "") + (r.Elsewhere && r.Fate != ParagraphFate.Moved ? ", elsewhere" : "")
            + $": {string.Join(',', r.Old.Select(s => was.IndexOf(s) + 1))} > {string.Join(',', r.New.Select(s => now.IndexOf(s) + 1))}")];
    }

    private static string Sentence(int i)
    {
        string[] who = ["The mayor", "A fisherman", "The council", "Every widow", "The engineer", "Our ferry"], does = ["denies", "repairs", "forgets", "measures", "defends"],
            what = ["the harbour", "a bridge", "the winter road", "its old budget", "the lighthouse", "seven boats", "the island school"];
        return $"{who[i % 6]} {does[i % 5]} {what[i % 7]} in the year {1000 + i * 37}, and number {i * i + 11} is on every door.";
    }

    private static readonly Gen<(string Old, string Fresh)> Shuffled = Gen.Select(Gen.Int[2, 14], Gen.Int[0, 9999].List[0, 8]).Select((count, edits) =>
    {
        var old = Enumerable.Range(0, count).Select(i => $"{Sentence(i * 3)} {Sentence(i * 3 + 1)} {Sentence(i * 3 + 2)}").ToList();
        return (string.Join('\n', old), string.Join('\n', edits.Aggregate(old, Edited)));
    });

    private static List<string> Edited(List<string> paragraphs, int edit)
    {
        var (all, at) = (paragraphs.ToList(), edit / 6 % Math.Max(1, paragraphs.Count));
        if (all.Count == 0) return [Sentence(edit)];
        switch (edit % 6)
        {
            case 0: all.RemoveAt(at); break;
            case 1: all.Insert(at, Sentence(5000 + edit)); break;
            case 2: all[at] = all[at].Replace("every door", "no gate", StringComparison.Ordinal); break;
            case 3: (all[at], all[^1]) = (all[^1], all[at]); break;
            case 4 when at > 0: (all[at - 1], _) = (all[at - 1] + " " + all[at], 0); all.RemoveAt(at); break;
            default:
                var middle = all[at].IndexOf(". ", StringComparison.Ordinal);
                if (middle > 0) { all.Insert(at + 1, all[at][(middle + 2)..]); all[at] = all[at][..(middle + 1)]; }
                break;
        }
        return all;
    }
}
