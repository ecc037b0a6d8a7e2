using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Text;

namespace OpinionLens.Web.Pages.Help;

/// <summary>The guides of docs/guide, as they are in the repository.</summary>
public sealed partial class HelpPage
{
    private static readonly (string Name, string Label)[] Guides =
        [("reader", "Readers"), ("analyst", "Analysts"), ("editor", "Editors"), ("packs", "Claim packs"), ("anchoring", "Anchoring"), ("operator", "Operators"), ("glossary", "Glossary")];

    private string shown = "";
    private string title = "Help";
    private MarkupString? html;

    [Parameter] public string? Name { get; set; }
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        shown = Name ?? "reader";
        if (!Guides.Any(g => g.Name == shown)) { Navigation.NotFound(); return; }
        using var stream = typeof(HelpPage).Assembly.GetManifestResourceStream($"guide/{shown}.md")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        title = text.Split('\n')[0].TrimStart('#', ' ');
        html = SafeMarkdown.ToPage(text);
    }
}
