using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Articles;

/// <summary>What is said of an article, in one form. A save that meets another's is merged field by field.</summary>
public sealed partial class ArticleEditPage
{
    private const int MostOutlets = 200;

    /// <summary>Ids of the form's fields, by the member that a fault is in.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        [nameof(ArticleEdit.Title)] = "title", [nameof(ArticleEdit.Authors)] = "authors", [nameof(ArticleEdit.Outlet)] = "outlet", [nameof(ArticleEdit.Date)] = "date", [nameof(ArticleEdit.DateNote)] = "note",
        [nameof(ArticleEdit.Language)] = "language", [nameof(ArticleEdit.SourceUrl)] = "source", [nameof(ArticleEdit.Rights)] = "rights", [nameof(ArticleEdit.Notes)] = "notes",
    };

    private Article? article;
    private CuratedForm form = CuratedForm.For(0);
    private IReadOnlyList<MergeRow>? disputed;
    private IReadOnlyList<string> outlets = [];
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<NameDoubt> doubts = [];

    [Parameter] public string Slug { get; set; } = "";
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ArticleKeeper Keeper { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private int Rows => Math.Clamp(form["authors"].Count(c => c == '\n') + 2, 2, 8);

    protected override async Task OnInitializedAsync()
    {
        if (Slug.Contains('\0', StringComparison.Ordinal) || await Library.FindAsync(Slug, Visibility.Members) is not { } entry) { Navigation.NotFound(); return; }
        outlets = [.. (await Directory.ListAsync(null, MostOutlets)).Rows.Where(a => a.Kind == ActorKind.Organization).Select(a => a.Name)];
        (form, article) = (Form(ArticleEdit.Of(entry)), entry.Article);
    }

    private async Task SaveAsync()
    {
        var (sent, theirs) = (await Http.Request.ReadFormAsync(), form);
        string Of(string field) => sent[field].ToString().Replace("\0", "", StringComparison.Ordinal).Trim();
        form = CuratedForm.Of(sent, ("title", Of("title")), ("authors", Of("authors")), ("outlet", Of("outlet")), ("date", Of("date")), ("precision", Of("precision")), ("date note", Of("note")),
            ("language", Of("language")), ("genre", Of("genre")), ("source", Of("source")), ("rights", Of("rights")), ("notes", Of("notes")));
        // A form that does not say what it began from is none of ours.
        if (Read(FieldMerge.FromJson(form.Base)) is not { } seen) { Refuse("title", "The form was not complete; load the page again."); return; }
        if (Read(form) is not { } edit) { Refuse("date", "The date is written as YYYY-MM-DD."); return; }
        if (edit.Fault(seen) is { } fault) { Refuse(Fields.GetValueOrDefault(fault.Member, "title"), fault.Why); return; }
        var named = edit.Authors.Select(a => ("authors", a)).Concat(edit.Outlet is { } o ? [("outlet", o)] : Array.Empty<(string, string)>());
        doubts = await NameDoubt.FindAsync(Finder, sent, [.. named], Http.RequestAborted);
        if (doubts.Any(d => !d.IsNew))
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            faults = [.. doubts.Where(d => !d.IsNew).Select(d => d.Fault)];
            return;
        }

        faults = await Attempt.RunAsync(Http, "authors", async () => { await Keeper.EditAsync(Slug, seen, _ => edit, Viewer.Who); Navigation.NavigateTo($"/a/{Slug}?saved=details"); },
            merge: ("the article", () => (form, disputed) = form.MergeWith(theirs)));
    }

    private void Refuse(string field, string why)
    {
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        faults = [new(field, why)];
    }

    private static CuratedForm Form(ArticleEdit edit) => CuratedForm.For(1, ("title", edit.Title), ("authors", string.Join('\n', edit.Authors)), ("outlet", edit.Outlet ?? ""), ("date", edit.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        ("precision", Words.Of(edit.DatePrecision)), ("date note", edit.DateNote ?? ""), ("language", edit.Language), ("genre", Words.Of(edit.Genre)), ("source", edit.SourceUrl ?? ""), ("rights", edit.Rights ?? ""), ("notes", edit.Notes?.ReplaceLineEndings("\n") ?? ""));

    private static ArticleEdit? Read(CuratedForm form) => Read(new Dictionary<string, string>(new[] { "title", "authors", "outlet", "date", "precision", "date note", "language", "genre", "source", "rights", "notes" }.Select(f => KeyValuePair.Create(f, form[f]))));

    /// <summary>Null where a field is missing, or no date, precision or genre.</summary>
    private static ArticleEdit? Read(Dictionary<string, string>? fields)
    {
        if (fields is null) return null;
        string Of(string name) => fields.GetValueOrDefault(name)?.Replace("\0", "", StringComparison.Ordinal) ?? "";
        DateOnly? date = null;
        if (Of("date").Length > 0)
        {
            if (!DateOnly.TryParseExact(Of("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
            date = day;
        }

        return Words.Read<DatePrecision>(Of("precision")) is { } precision && Words.Read<Genre>(Of("genre")) is { } genre
            ? new ArticleEdit(Of("title"), Of("authors").Split('\n'), Of("outlet"), date, precision, Of("date note"), Of("language"), genre, Of("source"), Of("rights"), Of("notes")).Trimmed() : null;
    }
}
