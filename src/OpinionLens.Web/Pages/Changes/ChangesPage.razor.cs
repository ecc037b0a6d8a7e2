using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Web.Pages.Changes;

/// <summary>The log of changes, newest first; with <c>of</c>, the history of one claim, actor, topic or proposition.</summary>
public sealed partial class ChangesPage
{
    private static readonly string[] Nouns = ["article", "claim", "paragraph", "actor", "topic", "proposition", "relation", "suggestion", "pack", "undo", "redo", "token", "store"];
    private Page<ChangeReading> page = new([], null);
    private IReadOnlyList<string> writers = [];
    private string title = "Changes";

    [SupplyParameterFromQuery(Name = "who")] public string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "verb")] public string? Verb { get; set; }
    [SupplyParameterFromQuery(Name = "article")] public string? Article { get; set; }
    [SupplyParameterFromQuery(Name = "of")] public string? Of { get; set; }
    [SupplyParameterFromQuery(Name = "batch")] public string? Batch { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    [Inject] private ChangeJournal Journal { get; set; } = null!;

    private bool IsWhole => Query.All(q => string.IsNullOrEmpty(q.Value));

    private IEnumerable<(string Name, string? Value)> Query => [("who", Who), ("verb", Verb), ("article", Article), ("of", Of), ("batch", Batch), ("from", From), ("to", To)];

    private string Here => Address("after", After);

    protected override async Task OnInitializedAsync()
    {
        page = await Journal.ListAsync(ChangeQuery.Read(Who, Verb, Article, Of, Batch, From, To), After);
        writers = await Journal.WritersAsync();
        if (!string.IsNullOrEmpty(Of)) title = "History";
        else if (!string.IsNullOrEmpty(Article)) title = $"Changes of {Article}";
    }

    private string Address(string name, string? value) => "/changes" + Asked(Query.Append((name, value)));

    private string Export(string format) => $"/changes/export.{format}" + Asked(Query);

    private static string Asked(IEnumerable<(string Name, string? Value)> query) =>
        string.Join('&', query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}")) is { Length: > 0 } asked ? "?" + asked : "";
}
