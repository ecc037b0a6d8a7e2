using CsCheck;
using OpinionLens.Language.Likeness;
using Shouldly;

namespace OpinionLens.Language.Tests;

public sealed class LikenessTests
{
    private static readonly string[] Town =
    [
        "The mayor promised to dredge the harbour before winter", "Before winter, says the mayor, the harbour will have been dredged", "The mayor has raised the price of bread",
        "Nobody believes the mayor", "The dredging of the harbours was paid by the state", "A tax on bread is a tax on the poor",
    ];

    [Fact]
    public void The_reworded_statement_is_the_likeliest_and_the_words_that_all_share_tell_nothing()
    {
        var likeness = new StatementLikeness(Town);
        Enumerable.Range(1, Town.Length - 1).MaxBy(i => likeness.LogOdds(0, i)).ShouldBe(1);
        likeness.AreAlike(0, 1).ShouldBeTrue();
        likeness.AreAlike(0, 5).ShouldBeFalse();
        likeness.Shared(0, 1).ShouldBe(["winter", "dredge", "harbour", "mayor"], ignoreOrder: true);
        likeness.Shared(5, 2).ShouldBe(["bread"]);
        likeness.Shared(0, 5).ShouldBeEmpty();
        // By runs of letters a stem meets its kin that no rule joins.
        new StatementLikeness(["The allies", "An alliance", "Bread"]).LogOdds(0, 1).ShouldBeGreaterThan(new StatementLikeness(["The allies", "An alliance", "Bread"]).LogOdds(0, 2));
    }

    private static double[] Measures(StatementLikeness likeness, int one, int other)
    {
        var measures = new double[LikenessWeights.Measures];
        likeness.Measure(one, other, measures);
        return measures;
    }

    [Fact]
    public void It_is_symmetric_and_depends_on_no_order() => Gen.Select(Gen.Int[0, 11].Array[1, 9].Array[2, 12], Gen.Int).Sample((made, seed) =>
    {
        var words = "harbour winter bread mayor tax state poor dredge fleet war peace vote".Split(' ');
        var statements = made.Select(m => string.Join(' ', m.Select(w => words[w]))).ToArray();
        var order = Enumerable.Range(0, statements.Length).ToArray();
        new Random(seed).Shuffle(order);
        var (one, other) = (new StatementLikeness(statements), new StatementLikeness(order.Select(i => statements[i])));
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = 0; j < order.Length; j++)
            {
                if (i == j) continue;
                one.LogOdds(i, j).ShouldBe(one.LogOdds(j, i), 1e-9);
                one.Shared(i, j).Order().ShouldBe(one.Shared(j, i).Order());
            }
        }

        // Which of several equally near neighbours counts follows the order; what two share does not.
        for (var i = 1; i < order.Length; i++)
            Measures(other, 0, i)[..4].Zip(Measures(one, order[0], order[i])).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-5);
    }, iter: 200);

    [Theory]
    [InlineData("", "!")]
    [InlineData("…", "the of and")]
    [InlineData("战争", "Путин")]
    public void Statements_without_telling_words_are_measured_too(string a, string b)
    {
        var likeness = new StatementLikeness([a, b]);
        double.IsFinite(likeness.LogOdds(0, 1)).ShouldBeTrue();
        likeness.Shared(0, 1).ShouldBeEmpty();
        double.IsFinite(new StatementLikeness([a]).Count).ShouldBeTrue();
    }

    [Theory]
    [InlineData("The quay is sound", "The quay is not sound", "Negation: - not")]
    [InlineData("Russia refuses a ceasefire", "Russia wants a ceasefire", "Negation: refuses -")]
    [InlineData("He doesn’t listen", "He listens", "Negation: doesn’t -")]
    [InlineData("Nobody will not see it", "Everybody sees it", "")]
    [InlineData("Ukraine will win the war", "Ukraine will lose the war", "Opposites: win lose")]
    [InlineData("War or peace is the question", "It is war", "")]
    [InlineData("Three years of war", "Five years of war", "Number: Three years/Five years")]
    [InlineData("Three years of war", "3 years of war", "")]
    [InlineData("Three years and two towns", "Five soldiers", "")]
    [InlineData("The talks of 2022", "The talks of 2025", "Year: 2022 2025")]
    [InlineData("From 2014 to 2022", "In 2022", "")]
    [InlineData("The quay is sound", "The quay is sound", "")]
    public void Signs_of_opposition(string one, string other, string signs)
    {
        string Told(IReadOnlyList<Opposition> found) => string.Join("; ", found.Select(s => s.Kind == OppositionKind.Number ? $"{s.Kind}: {s.Of}/{s.To}" : $"{s.Kind}: {s.Of ?? "-"} {s.To ?? "-"}"));
        Told(Opposition.Between(one, other)).ShouldBe(signs);
        Opposition.Between(other, one).Select(s => (s.Kind, s.To, s.Of)).ShouldBe(Opposition.Between(one, other).Select(s => (s.Kind, s.Of, s.To)));
    }

    [Fact]
    public void Training_finds_what_tells()
    {
        var chance = new Random(7);
        string Word() => "w" + chance.Next(200);
        // Two of a sense share four of six words.
        var sets = Enumerable.Range(0, 20).Select(_ =>
        {
            var senses = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 4).Select(_ => Word()).ToList()).ToList();
            return new LikenessSet([.. senses.SelectMany(s => Enumerable.Range(0, 3).Select(_ => string.Join(' ', s.Append(Word()).Append(Word()))))], [.. Enumerable.Range(0, 15).Select(i => i / 3)]);
        }).ToList();
        var weights = LikenessTraining.Train(sets[..10]);
        LikenessTraining.Score(sets[10..], weights).F1.ShouldBeGreaterThan(0.95);
        LikenessTraining.Train(sets[..10]).ShouldBe(weights);
        LikenessTraining.Score(sets[10..], weights with { Threshold = 99 }).ShouldBe(new(0, 0, 10 * 15));
    }
}
