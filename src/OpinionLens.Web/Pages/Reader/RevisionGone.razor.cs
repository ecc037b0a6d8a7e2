using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Articles;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>The address of a revision that was undone: its number is never given again.</summary>
public sealed partial class RevisionGone
{
    private DateTimeOffset? when;
    private string number = "";

    [Parameter, EditorRequired]
    public ArticleEntry Entry { get; set; } = null!;

    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Inject] private RevisionTexts Texts { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        number = Number.ToString(CultureInfo.InvariantCulture);
        when = await Texts.TakenBackAsync(Entry.Article.Id, Number);
    }
}
