using System.Text;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;

namespace OpinionLens.Cli.Bench;

/// <summary>A generated article with the claims that rest on it.</summary>
internal sealed record CorpusArticle(ImportedText Text, IReadOnlyList<ClaimDraft> Claims);

/// <summary>Writes articles, one after another, from one source of chance: the same seed writes the same.</summary>
/// <param name="size">How much of everything there is.</param>
/// <param name="chance">Where the next comes from.</param>
internal sealed class CorpusWriter(CorpusSize size, Random chance)
{
    private const int MostOfParagraph = 4;
    private const int Days = 3652;
    private static readonly DateOnly First = new(2016, 1, 1);
    private readonly Skewed words = new(CorpusWords.Count), actors = new(size.Actors), authors = new(size.Authors), topics = new(size.Topics), propositions = new(size.Propositions), outlets = new(CorpusSize.Outlets);
    private int written;

    /// <summary>The next article.</summary>
    /// <param name="claims">How many claims rest on it, each on a sentence of its own.</param>
    public CorpusArticle Next(int claims)
    {
        var (paragraphs, drafts) = (new List<string>(), new List<ClaimDraft>());
        while (drafts.Count < claims)
        {
            var paragraph = new StringBuilder();
            for (var own = Math.Min(claims - drafts.Count, chance.Next(1, MostOfParagraph + 1)); own > 0; own--) drafts.Add(Claim(paragraph, paragraphs.Count + 1));
            paragraphs.Add(paragraph + $"Nobody asked the {Word()} of {Word()}.");
        }

        var title = $"What the {Word()} of {Word()} costs";
        return new(new()
        {
            // A title may come twice, an address may not.
            Slug = FormattableString.Invariant($"{TextAnalysis.Slug(title)}-{++written}"), Title = title, Authors = [CorpusWords.Author(size.Actors + authors.Draw(chance))], Outlet = CorpusWords.Outlet(outlets.Draw(chance)),
            Date = First.AddDays(chance.Next(Days)), Visibility = Visibility.Public, Bytes = Encoding.UTF8.GetBytes(string.Join('\n', paragraphs)), Paragraphs = [.. paragraphs.Select(p => new ImportedParagraph(ParagraphRole.Body, p))],
        }, drafts);
    }

    /// <summary>Writes a sentence into a paragraph and makes the claim that rests on it.</summary>
    private ClaimDraft Claim(StringBuilder paragraph, int ordinal)
    {
        var (subject, speaker, reporter) = (Actor(), Actor(), chance.Next(100) < 5 ? Actor() : null);
        var voice = chance.Next(100) switch { < 45 => Voice.Author, < 70 => Voice.Direct, _ => Voice.Indirect };
        var (said, cue) = ($"{subject} {Of(CorpusWords.Verbs)} the {Word()} {Word()} {Of(CorpusWords.Joints)} the {Word()}", Of(CorpusWords.Cues));
        var told = voice switch
        {
            Voice.Author => $"{said}, as anybody in {Word()} can see, and the {Word()} with it.",
            Voice.Direct => $"“{said},” {speaker} {cue} of the {Word()} of {Word()}.",
            _ => $"{speaker} {cue} that {said} and that the {Word()} of {Word()} will follow.",
        };
        var proposition = chance.Next(100) < 40 ? CorpusWords.Proposition(propositions.Draw(chance)) : null;
        var draft = new ClaimDraft
        {
            Passages = [new(told, ordinal, paragraph.Length)], Statement = $"{said}.", Type = (ClaimType)chance.Next(6), Voice = voice, About = About(subject), Topics = Topics(),
            Attribution = voice == Voice.Author ? [] : reporter is null || reporter == speaker ? [new([speaker], cue)] : [new([reporter], null), new([speaker], cue)],
            Proposition = proposition, Polarity = proposition is null ? null : (Polarity)chance.Next(2),
        };
        paragraph.Append(told).Append(' ');
        return draft;
    }

    private List<DraftAbout> About(string subject)
    {
        var about = new List<DraftAbout> { new(subject, (Stance)chance.Next(4)) };
        if (chance.Next(100) < 30 && Actor() is var other && other != subject) about.Add(new(other, (Stance)chance.Next(4)));
        return about;
    }

    private List<string> Topics() => [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ => CorpusWords.Topic(topics.Draw(chance))).Distinct()];

    private string Actor() => CorpusWords.Actor(actors.Draw(chance)).Name;

    private string Word() => CorpusWords.Word(words.Draw(chance));

    private string Of(string[] table) => table[chance.Next(table.Length)];
}
