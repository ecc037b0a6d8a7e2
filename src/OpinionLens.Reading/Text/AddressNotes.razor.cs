using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>What became of the words that a paragraph's number meant before: shown while the reader stands at that address. It carries the ids of sentences that are gone.</summary>
public sealed partial class AddressNotes
{
    private AddressWords tell = null!;

    [Parameter, EditorRequired]
    public AddressStop Stop { get; set; } = null!;

    /// <summary>Slug of the article.</summary>
    [Parameter, EditorRequired]
    public string Article { get; set; } = "";

    /// <summary>Number of the revision that is read.</summary>
    [Parameter, EditorRequired]
    public int Revision { get; set; }

    /// <summary>How many sentences the paragraph of this number has now; 0 where there is none.</summary>
    [Parameter]
    public int Sentences { get; set; }

    protected override void OnParametersSet() => tell = new(Article, Revision);
}
