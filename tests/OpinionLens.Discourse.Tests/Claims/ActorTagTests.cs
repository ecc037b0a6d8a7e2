using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Claims;

public sealed class ActorTagTests
{
    [Theory]
    [InlineData("Vladimir Putin", "Putin")]
    [InlineData("Johann Wolfgang von Goethe", "Goethe")]
    [InlineData("Bashar al-Assad", "al-Assad")]
    [InlineData("A person who discussed the war with Putin", "A person who discussed the war with Putin")]
    [InlineData("A European official", "A European official")]
    [InlineData("An Austrian", "An Austrian")]
    [InlineData("Nicholas II", "Nicholas II")]
    [InlineData("Peter the Great", "Peter the Great")]
    [InlineData("Martin King Jr.", "Martin King Jr.")]
    [InlineData("Plato", "Plato")]
    [InlineData("Ricardo Israel", "Ricardo Israel")]
    public void A_person_is_called_by_the_last_name_only_where_it_is_one(string name, string called) =>
        new ActorTag(1, "x", name, ActorKind.Person).ShortName.ShouldBe(called);

    [Fact]
    public void All_others_keep_their_whole_name() => new ActorTag(1, "x", "Financial Times", ActorKind.Organization).ShortName.ShouldBe("Financial Times");
}
