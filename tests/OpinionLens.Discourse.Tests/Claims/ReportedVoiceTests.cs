using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Claims;

public sealed class ReportedVoiceTests
{
    /// <summary>The passage stands between brackets.</summary>
    [Theory]
    [InlineData("[The quay is full], he said.", Voice.Indirect)]
    [InlineData("“[The quay is full],” he said.", Voice.Direct)]
    [InlineData("[“The quay is full,”] he said.", Voice.Direct)]
    [InlineData("[The quay is “full”], he said.", Voice.Mixed)]
    [InlineData("[He said: “The quay is full.”]", Voice.Direct)]
    [InlineData("[“Full,” said the harbourmaster of the quay.]", Voice.Mixed)]
    [InlineData("“The quay is full,” he said. [Nobody came.]", Voice.Indirect)]
    [InlineData("“It is not. [The harbourmaster’s quay is full].", Voice.Direct)]
    [InlineData("„[Der Kai ist voll]“, sagte er.", Voice.Direct)]
    [InlineData("„Der Kai ist voll“, sagte er. [Niemand kam.]", Voice.Indirect)]
    [InlineData("»[Der Kai ist voll]«, sagte er.", Voice.Direct)]
    [InlineData("«Le quai est plein», dit-il. [Personne ne vint.]", Voice.Indirect)]
    [InlineData("\"[The quay is full]\", he said.", Voice.Direct)]
    [InlineData("\"The quay is full\", he said. [Nobody came.]", Voice.Indirect)]
    [InlineData("‘[The quay’s full],’ he said.", Voice.Direct)]
    [InlineData("“He said ‘no’, [and went].”", Voice.Direct)]
    [InlineData("It is […].", Voice.Indirect)]
    public void The_marks_of_the_paragraph_say_how_a_passage_is_reported(string marked, Voice voice)
    {
        var (start, end) = (marked.IndexOf('['), marked.IndexOf(']') - 1);
        ReportedVoice.Read(marked.Replace("[", "").Replace("]", ""), new(start, end)).ShouldBe(voice);
    }
}
