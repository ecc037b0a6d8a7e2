using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Text;

/// <summary>A passage to be marked in a paragraph.</summary>
/// <param name="Claim">The claim that rests on it.</param>
/// <param name="Anchor">Where it stands.</param>
/// <param name="Id">Of the mark.</param>
/// <param name="Tone">Classes of mark and note.</param>
/// <param name="Key">Joins the mark with its note in the row: pointing at one lights the other.</param>
public sealed record PassageMark(ClaimReading Claim, PassageAnchor Anchor, string Id, string Tone, string Key);

/// <summary>A note beside its paragraph.</summary>
public sealed record MarginNote(ClaimReading Claim, string Tone, string Key, IReadOnlyList<RelatedClaim> Related);

/// <summary>A paragraph with its marks and notes.</summary>
public sealed record ReadingLine(Paragraph Paragraph, IReadOnlyList<PassageMark> Marks, IReadOnlyList<MarginNote> Notes);

/// <summary>An article arranged for reading: what stands in which row. Pure.</summary>
public sealed class ReadingPlan
{
    private const int Keys = 12;
    private readonly ArticleReading reading;
    private readonly ColourBy colour;
    private readonly string? actor;
    private readonly ILookup<long, RelatedClaim> related;

    /// <param name="reading">The article as the viewer sees it.</param>
    /// <param name="colour">What colour says.</param>
    /// <param name="actor">Slug: only claims that this actor holds or that are about it; null for all.</param>
    public ReadingPlan(ArticleReading reading, ColourBy colour, string? actor)
    {
        (this.reading, this.colour, this.actor) = (reading, colour, actor);
        related = reading.Related.ToLookup(r => r.From);
        Claims = actor is null ? reading.Claims : [.. reading.Claims.Where(c => c.Holders.Any(h => h.Slug == actor) || c.About.Any(a => a.Actor.Slug == actor))];
        Lines = [.. Arrange()];
        Unplaced = [.. Claims.Where(c => Home(c) is null).Select(c => Note(c, 0))];
    }

    /// <summary>The claims shown.</summary>
    public IReadOnlyList<ClaimReading> Claims { get; }

    /// <summary>All paragraphs, in order.</summary>
    public IReadOnlyList<ReadingLine> Lines { get; }

    /// <summary>Claims without a place in this text: never dropped, listed at its end with their old words.</summary>
    public IReadOnlyList<MarginNote> Unplaced { get; }

    private IEnumerable<ReadingLine> Arrange()
    {
        var placed = Claims.SelectMany(c => c.Passages.Where(IsHere).Select((p, i) => (Claim: c, Anchor: p, Nth: i))).ToLookup(p => p.Anchor.Paragraph!.Value);
        foreach (var paragraph in reading.Paragraphs)
        {
            var here = placed[paragraph.Ordinal].OrderBy(p => p.Anchor.Start).ThenByDescending(p => p.Anchor.End).ThenBy(p => p.Claim.Number).ToList();
            var key = here.Select(p => p.Claim).DistinctBy(c => c.Claim.Id).OrderBy(c => c.Number).Select((c, i) => (c.Claim.Id, i)).ToDictionary(p => p.Id, p => p.i);
            yield return new(paragraph,
                [.. here.Select(p => new PassageMark(p.Claim, p.Anchor, p.Nth == 0 ? $"m-{p.Claim.Id}" : FormattableString.Invariant($"m-{p.Claim.Id}-{p.Nth + 1}"), Tone(p.Claim), Key(key[p.Claim.Claim.Id])))],
                [.. here.Where(p => p.Nth == 0).Select(p => p.Claim).OrderBy(c => c.Number).Select(c => Note(c, key[c.Claim.Id]))]);
        }
    }

    private bool IsHere(PassageAnchor anchor) => anchor.Place is { } place && anchor.Revision == reading.Entry.Shown?.Number && place.Paragraph <= reading.Paragraphs.Count;

    private PassageAnchor? Home(ClaimReading claim) => claim.Passages.FirstOrDefault(IsHere);

    private MarginNote Note(ClaimReading claim, int key) => new(claim, Tone(claim), Key(key), [.. related[claim.Claim.Id]]);

    private string Tone(ClaimReading claim) => Colouring.Of(claim, colour, actor);

    private static string Key(int index) => FormattableString.Invariant($"k{index % Keys + 1}");
}
