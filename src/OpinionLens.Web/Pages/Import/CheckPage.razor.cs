using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>
/// The second step: a text as it was read, to be corrected and saved. All of it is one form, so that every button sends what was typed; whatever is sent is kept with
/// the proposal before anything else happens.
/// </summary>
public sealed partial class CheckPage
{
    /// <summary>More rows than most articles have; a book comes page by page.</summary>
    private const int RowsAPage = 200;

    private TextProposal? proposal;
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<NameDoubt> doubts = [];
    private IReadOnlyList<(ProposedParagraph Paragraph, int Number)> shown = [];
    private int from;
    private RevisionOutlook? outlook;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>How many rows come before the page.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    /// <summary>Key of the paragraph that is being split.</summary>
    [SupplyParameterFromQuery(Name = "split")] public string? Split { get; set; }

    /// <summary>Key of the paragraph whose words are edited.</summary>
    [SupplyParameterFromQuery(Name = "edit")] public string? Edit { get; set; }

    /// <summary>Present where what becomes of the claims is shown.</summary>
    [SupplyParameterFromQuery(Name = "plan")] public string? Plan { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery(Name = "did")] public string? Did { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private Proposals Proposals { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private int Splitting => Number(Split);

    private int Editing => Number(Edit);

    private string Label(bool revises) => proposal!.Of is not null ? "Save the new text" : revises && proposal.Twin is { } twin ? FormattableString.Invariant($"Save as revision {twin.NextRevision}") : "Save the article";

    private string Counted => proposal!.Counts() is var (body, other) ? FormattableString.Invariant($"{body} body · {other} other") : "";

    private string? Told => Did switch
    {
        "kept" => "Kept.", "cut" => "Split in two.", "join" => "Joined with the one above.", "drop" => "Dropped; it can be brought back until you save.", "restore" => "Brought back.", _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        proposal = await Proposals.FindAsync(Id);
        // A form that comes a second time has done its work.
        if (proposal is null && HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo("/import?did=gone");
        else if (proposal is null) Navigation.NotFound();
        else
        {
            if (Plan is not null) outlook = await Proposals.PlanAsync(proposal, Http.RequestAborted);
            Show();
        }
    }

    private async Task ActAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        var (verb, key) = sent["act"].ToString().Split('-') is [var v, var k] ? (v, Number(k)) : (sent["act"].ToString(), -1);
        // Enter beside the words of a split means the split.
        if (verb == "enter" && (sent["before"].ToString() + sent["after"]).Trim().Length > 0) verb = "cut";
        if (verb == "throw") { await Proposals.DropAsync(Id); Navigation.NavigateTo("/import?did=thrown"); return; }
        var wrong = (Fault?)null;
        var now = await Proposals.ChangeAsync(Id, p => Changed(CheckForm.With(p, sent), verb, key, sent, out wrong));
        if (now is null) { Navigation.NavigateTo("/import?did=gone"); return; }
        proposal = now;
        if (wrong is not null) Refuse([wrong]);
        else if (verb == "save") await SaveAsync();
        else if (verb == "later") Navigation.NavigateTo("/import?did=later");
        // Sent by the script in passing: the page stays where it is.
        else if (verb == "typed") Show();
        else if (verb == "page") { from = key; Navigation.NavigateTo(Here(null, null) + "#rows"); }
        else if (verb == "plan") Navigation.NavigateTo($"/import/{Id}?plan=1#plan");
        else if (verb == "edit") Navigation.NavigateTo(Here(null, key, null, key));
        else if (verb is "keep" or "enter") Navigation.NavigateTo(Here(key < 0 ? null : key, null, "kept"));
        else if (verb == "split") Navigation.NavigateTo(Here(key, key));
        else Navigation.NavigateTo(Here(null, verb == "join" ? Above(key) : key, verb));
    }

    private async Task SaveAsync()
    {
        var known = proposal!.Twin;
        proposal = await Proposals.CompletedAsync(Id, proposal) ?? proposal;
        if (await Proposals.OvertakenAsync(proposal) is { } newest)
        {
            await Proposals.ChangeAsync(Id, p => p with { From = newest });
            Refuse([new("rows", $"Somebody has revised this text since you began: it is revision {N(newest)} now. Look at what becomes of the claims; saving again makes your text the newest.")]);
            return;
        }

        IReadOnlyList<Fault> open = known is null && proposal.Twin is { } twin ? [new("as-revision", $"{twin.Why()}: say whether it is a new text of that.")] : CheckForm.Faults(proposal);
        doubts = proposal.RevisionOf() is null ? await NameDoubt.FindAsync(Finder, await Http.Request.ReadFormAsync(), Names(proposal), Http.RequestAborted) : [];
        open = [.. open, .. doubts.Where(d => !d.IsNew).Select(d => d.Fault)];
        if (open.Count > 0) { Refuse(open); return; }
        try
        {
            Navigation.NavigateTo(await Proposals.SaveAsync(Id) is { } result ? FormattableString.Invariant($"/import?article={result.Slug}&done={result.Revision}{(result.AlreadyThere ? "&already=1" : "")}") : "/import?did=gone");
        }
        catch (Refusal refusal)
        {
            // Made for the command line: there a slug is an option.
            var isTaken = refusal.Message.StartsWith("The slug ", StringComparison.Ordinal);
            Refuse([new("title", isTaken ? "Another article has the name that this title makes for its address: give another title, or a name in its address." : Phrases.Sentence(refusal.Message))]);
        }
    }

    /// <summary>Actors that the article would bring along.</summary>
    private static IReadOnlyList<(string Field, string Name)> Names(TextProposal proposal) =>
        [.. proposal.AuthorNames.Select(n => ("author", n)), .. proposal.Outlet.Length > 0 ? [("outlet", proposal.Outlet)] : Array.Empty<(string, string)>()];

    private static TextProposal Changed(TextProposal proposal, string verb, int key, IFormCollection sent, out Fault? wrong)
    {
        wrong = null;
        // Kept in passing while somebody writes, lines stay lines: the field has them still.
        if (verb != "typed") proposal = proposal.Unfolded();
        switch (verb)
        {
            case "join": return proposal.Join(key);
            case "drop": return proposal.Dropped(key, true);
            case "restore": return proposal.Dropped(key, false);
            case "cut":
                var at = proposal.At(key);
                var offset = at < 0 ? null : Cut(proposal.Paragraphs[at], sent);
                if (at >= 0 && offset is null) wrong = new("before", "Choose a sentence after which to split, or write the first words of the second half as they stand there, so many that they stand there once.");
                return offset is { } o ? proposal.Split(key, o) : proposal;
            default: return proposal;
        }
    }

    /// <summary>Where to split: before the words written, else after the sentence chosen; null where neither is there.</summary>
    private static int? Cut(ProposedParagraph paragraph, IFormCollection sent)
    {
        var words = sent["before"].ToString().Trim();
        if (words.Length > 0) return paragraph.Text.IndexOf(words, 1, StringComparison.Ordinal) is > 0 and var at && at == paragraph.Text.LastIndexOf(words, StringComparison.Ordinal) ? at : null;
        var sentences = Paragraph.Of(0, 1, paragraph.Role, paragraph.Text).Sentences;
        return Number(sent["after"]) is var n && n >= 1 && n < sentences.Count ? sentences[n - 1].End : null;
    }

    private void Refuse(IReadOnlyList<Fault> wrong)
    {
        faults = wrong;
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        Show();
    }

    /// <summary>The rows of this page, numbered as the article will be: dropped ones have no number of their own (0).</summary>
    private void Show()
    {
        from = Math.Clamp(Number(From), 0, (proposal!.Paragraphs.Count - 1) / RowsAPage * RowsAPage);
        var number = proposal.Paragraphs.Take(from).Count(p => !p.Dropped);
        shown = [.. proposal.Paragraphs.Skip(from).Take(RowsAPage).Select(p => (p, p.Dropped ? 0 : ++number))];
    }

    /// <summary>Key of the row that a joined one is part of now.</summary>
    private int? Above(int key) => shown.LastOrDefault(s => s.Number > 0 && s.Number < shown.FirstOrDefault(r => r.Paragraph.Key == key).Number).Paragraph?.Key;

    private string Here(int? split, int? key, string? did = null, int? edit = null)
    {
        var query = new[] { from > 0 ? $"from={N(from)}" : null, split is { } s ? $"split={N(s)}" : null, edit is { } e ? $"edit={N(e)}" : null, did is null ? null : $"did={did}" }.OfType<string>().ToList();
        return $"/import/{Id}{(query.Count > 0 ? "?" + string.Join('&', query) : "")}{(key is { } k ? $"#r{N(k)}" : "")}";
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
