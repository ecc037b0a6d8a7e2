using OpinionLens.Anchoring;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Annotate;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>A claim that is opened in the form and saved as it is loses nothing, also what the form does not offer; and two versions are merged group by group.</summary>
public sealed class ClaimFormTests
{
    private static ActorTag Actor(int i, string? name = null) => new(i, $"actor-{i}", name ?? $"Actor {i}", ActorKind.Person);

    private static ClaimReading Claim() => new(
        new() { ArticleId = 1, Statement = "It is so", Who = "ada", Voice = Voice.Mixed, Type = ClaimType.Cause, Polarity = Polarity.Denies, Version = 3 }, "It is so",
        new(1, "a", "A", null, DatePrecision.Day, null, 1), [Actor(3)],
        [new([Actor(1)], "told"), new([Actor(2), Actor(9)], null), new([Actor(3, "Reed, Tom")], "said")],
        [.. Enumerable.Range(4, 6).Select(i => new Portrayal(Actor(i), Stance.Critical))], [new("t", "dredging"), new("u", "quays")], new("p", "It is so"),
        [.. Enumerable.Range(1, 6).Select(i => new PassageAnchor { PassageId = i, Revision = 1, Paragraph = i, Sentence = 1, Start = 2, End = 7, Quote = $"word{i}", State = AnchorState.Exact })]);

    [Fact]
    public void Three_speakers_six_actors_and_six_passages_come_out_as_they_went_in()
    {
        var (draft, faults) = ClaimForm.Of(Claim()).Read();
        faults.ShouldBeEmpty();
        draft!.Chain.Select(l => (string.Join('|', l.Sources), l.Cue)).ShouldBe([("Actor 1", "told"), ("Actor 2|Actor 9", null), ("Reed, Tom", "said")]);
        draft.About.Select(a => (a.Actor, a.Stance)).ShouldBe(Enumerable.Range(4, 6).Select(i => ($"Actor {i}", Stance.Critical)));
        draft.AllPassages.Select(p => (p.Quote, p.Paragraph, p.Start)).ShouldBe(Enumerable.Range(1, 6).Select(i => ($"word{i}", (int?)i, (int?)2)));
        (draft.Statement, draft.Type, draft.Voice, draft.Polarity, draft.Proposition).ShouldBe(("It is so", ClaimType.Cause, Voice.Mixed, Polarity.Denies, "It is so"));
        draft.Topics.ShouldBe(["dredging", "quays"]);
    }

    [Fact]
    public void What_one_has_changed_is_merged_and_only_what_both_have_changed_is_disputed()
    {
        var start = ClaimForm.Of(Claim());
        ClaimForm Changed(params (string Name, string Value)[] changes) => ClaimForm.FromJson(changes.Aggregate(start.ToJson(), (json, c) => json.Replace($"\"{c.Name}\":\"{start[c.Name]}\"", $"\"{c.Name}\":\"{c.Value}\"", StringComparison.Ordinal)))!.As(3, start.Base, 1);
        var (merged, disputed) = Changed(("statement", "Mine"), ("topics", "mine")).MergeWith(Changed(("statement", "Theirs"), ("type", "fact")));
        disputed.ShouldBe([new MergeRow("statement", start["statement"], "Theirs", "Mine")]);
        (merged["statement"], merged["topics"], merged["type"]).ShouldBe(("Mine", "mine", "fact"));
    }
}
