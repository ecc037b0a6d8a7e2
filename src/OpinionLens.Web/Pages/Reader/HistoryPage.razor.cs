using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>The revisions of an article, and what became of the text and of each passage between any two of them.</summary>
public sealed partial class HistoryPage
{
    private ArticleEntry? entry;
    private IReadOnlyList<RevisionEntry> revisions = [];
    private IReadOnlyList<PassageHistory> steps = [];
    private HashSet<int> summaries = [];
    private IReadOnlyList<TextRow>? rows;
    private Revision? from;
    private int to;
    private AnchorState? only;

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The older revision; without it, the one before.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private RevisionTexts Texts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Library.FindAsync(Slug, Viewer.Sees) is not { } found) { Navigation.NotFound(); return; }
        entry = found;
        revisions = await Library.HistoryAsync(found.Article.Id);
        Choose();
        only = Words.Read<AnchorState>(State);
        summaries = [.. revisions.Where(r => r.Revision.TextKind == TextKind.Digest).Select(r => r.Revision.Number)];
        if (from is not { } old) return;
        steps = await Library.StepAsync(found.Article.Id, old.Number, to, Viewer.Sees);
        if (old.TextKind != Of(to)!.TextKind) return;
        var texts = await Texts.ReadAsync(found.Article.Id, [old.Number, to], Viewer.Sees);
        if (texts.TryGetValue(old.Number, out var was) && texts.TryGetValue(to, out var now)) rows = TextRow.Of(was, now);
    }

    private string Here => $"/a/{Slug}/history?from={N(from!.Number)}&to={N(to)}";

    /// <summary>The two revisions asked for, the older first; what means nothing is the newest, or the one before.</summary>
    private void Choose()
    {
        var numbers = revisions.Select(r => r.Revision.Number).ToList();
        to = Read(To) is { } asked ? asked : numbers.DefaultIfEmpty(0).Max();
        var older = Read(From) is { } other && other != to ? other : numbers.Where(n => n < to).DefaultIfEmpty(0).Max();
        (older, to) = (Math.Min(older, to), Math.Max(older, to));
        from = Of(older);
    }

    private int? Read(string? number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && Of(read) is not null ? read : null;

    private Revision? Of(int number) => revisions.FirstOrDefault(r => r.Revision.Number == number)?.Revision;

    /// <summary>Why the two texts do not stand side by side.</summary>
    private string WhyNoText(Revision old)
    {
        var now = Of(to)!;
        if (old.TextKind != now.TextKind) return $"Revision {N((old.TextKind == TextKind.Digest ? old : now).Number)} is a summary in our own words, the other the original: two tellings of one piece, which are not compared word by word.";
        if ((old.IsRemoved ? old : now.IsRemoved ? now : null) is { } removed) return $"The text of revision {N(removed.Number)} was removed for good: there is nothing to compare.";
        return $"The text of revision {N((old.Visibility == Visibility.Members ? old : now).Number)} is for editors; its claims are for everybody.";
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
