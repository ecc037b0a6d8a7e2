using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;
using OpinionLens.Reading.Text;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>What colour says, whose claims are shown, and what each stroke means.</summary>
public sealed partial class ReaderLegend
{
    private sealed record ToneKey(string Word, string Tone, int Count, string? Address);

    private IReadOnlyList<(string Slug, string Name, int Count)> actors = [];
    private IReadOnlyList<ToneKey> keys = [];

    [Parameter, EditorRequired]
    public ArticleReading Reading { get; set; } = null!;

    [Parameter, EditorRequired]
    public ColourBy Colour { get; set; }

    /// <summary>Slug of the actor whose claims are shown; null for all.</summary>
    [Parameter]
    public string? Actor { get; set; }

    /// <summary>The revision in the address, or null.</summary>
    [Parameter]
    public int? Number { get; set; }

    private string Slug => Reading.Entry.Article.Slug;

    private string Here => Number is { } n ? FormattableString.Invariant($"/a/{Slug}/r/{n}") : $"/a/{Slug}";

    protected override void OnParametersSet()
    {
        actors = [.. Reading.Claims.SelectMany(c => c.Holders.Concat(c.About.Select(a => a.Actor)).DistinctBy(a => a.Id)).GroupBy(a => a.Slug)
            .Select(g => (g.Key, g.First().Name, g.Count())).OrderByDescending(a => a.Item3).ThenBy(a => a.Name, StringComparer.Ordinal)];
        keys = Colour switch
        {
            ColourBy.Type => [.. Enum.GetValues<ClaimType>().Select(TypeKey)],
            ColourBy.Stance => [.. Enum.GetValues<Stance>().Select(StanceKey)],
            _ => [],
        };
    }

    private ToneKey TypeKey(ClaimType type) => new(Words.Of(type), $"by-type {Words.Of(type)}", Reading.Claims.Count(c => c.Claim.Type == type), $"/claims?article={Slug}&type={Words.Of(type)}");

    /// <summary>A stance is counted only where its target is named.</summary>
    private ToneKey StanceKey(Stance stance) => new(Words.Of(stance), $"by-stance {Glyph.Of(stance).Tone}",
        Reading.Claims.Count(c => c.About.Any(a => a.Stance == stance && a.Actor.Slug == Actor)), Actor is null ? null : $"/claims?article={Slug}&about={Actor}&stance={Words.Of(stance)}");

    private string To(ColourBy by) => (by == ColourBy.Voice, Actor) switch
    {
        (true, null) => Here,
        (true, _) => $"{Here}?actor={Uri.EscapeDataString(Actor)}",
        (false, null) => $"{Here}?color={Words.Of(by)}",
        _ => $"{Here}?color={Words.Of(by)}&actor={Uri.EscapeDataString(Actor)}",
    };
}
