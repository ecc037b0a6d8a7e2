using System.Text.Json;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Import;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Drafts;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>A text in the list of those that wait.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Text">As it stands now.</param>
/// <param name="Open">What must be answered before it can be saved; empty for nothing.</param>
public sealed record Waiting(string Id, TextProposal Text, IReadOnlyList<Fault> Open)
{
    /// <summary>Nobody need look at it again: it can be saved with others.</summary>
    public bool IsReady => Open.Count == 0 && Text.Twin is null && Text.Of is null;
}

/// <summary>Texts that were read and wait to be checked, each a draft of its editor: a server that is killed loses none of them.</summary>
public sealed class Proposals(DraftDrawer drawer, ArticleIntake intake, ArticleTwins twins, ArticleLibrary library, Viewer viewer)
{
    private const string Under = "import/";

    /// <summary>Keeps a text that was just read.</summary>
    /// <param name="read">The text.</param>
    /// <param name="of">The article whose new text it is, or null.</param>
    /// <param name="cancel">Stops before it is kept.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="Refusal">The text is larger than any that can be checked.</exception>
    public async Task<string> AddAsync(ReadDraft read, Article? of, CancellationToken cancel)
    {
        var proposal = CheckForm.Of(read);
        if (of is not null)
        {
            var last = await library.LastOriginalAsync(of.Id, cancel);
            // A new text is for whom the one before was; the first original beside a summary is a reader's copy.
            proposal = proposal with { Of = of.Slug, Readers = Words.Of(last?.Visibility ?? Visibility.Members), Why = last is null ? "the reader’s own copy" : "" };
        }
        else if (await twins.FindAsync(read.Text, cancel) is { } twin) proposal = proposal with { Twin = twin, Revises = twin.IsLikely };
        if (of is null && read.Choice is not null && proposal.Outlet.Length > 0) proposal = proposal with { Order = await intake.DateOrderAsync(proposal.Outlet, cancel) ?? "" };
        var id = LensId.Format(LensId.New());
        await drawer.KeepAsync(viewer.Who, Under + id, Written(proposal), of?.Id ?? proposal.Twin?.ArticleId, read.Text.Bytes, cancel);
        return id;
    }

    /// <summary>Takes up the text of an article that editors read, to be edited in place.</summary>
    /// <returns>Its id; null where there is no text.</returns>
    /// <exception cref="Refusal">The text is larger than any that can be checked.</exception>
    public async Task<string?> EditAsync(string slug, CancellationToken cancel)
    {
        if (await library.ReadAsync(slug, Visibility.Members, null, cancel) is not { Entry: { Shown: { } shown, Article: var article }, Paragraphs: { Count: > 0 } paragraphs }) return null;
        var proposal = new TextProposal
        {
            Of = slug, From = shown.Number, Readers = Words.Of(shown.Visibility), TextKind = shown.TextKind, Language = article.Language, Title = article.Title,
            Paragraphs = [.. paragraphs.Select(p => new ProposedParagraph(p.Ordinal, p.Role, p.Text))],
        };
        var id = LensId.Format(LensId.New());
        await drawer.KeepAsync(viewer.Who, Under + id, Written(proposal), article.Id, [], cancel);
        return id;
    }

    /// <summary>What becomes of the claims of the article that a text revises; null for a text by itself, or one without words.</summary>
    public async Task<RevisionOutlook?> PlanAsync(TextProposal proposal, CancellationToken cancel) =>
        proposal.RevisionOf() is { } slug && proposal.Counts().Body > 0 ? await intake.PlanAsync(slug, proposal.ToText([]), cancel) : null;

    /// <summary>Number of the revision that stands now where another was edited; null where that is the newest.</summary>
    public async Task<int?> OvertakenAsync(TextProposal proposal) =>
        proposal is { From: { } from, Of: { } slug } && await library.FindAsync(slug, Visibility.Members) is { } entry && entry.Article.CurrentRevision != from ? entry.Article.CurrentRevision : null;

    /// <summary>Those that wait, the last first.</summary>
    public async Task<IReadOnlyList<Waiting>> ListAsync()
    {
        var drafts = await drawer.ListAsync(viewer.Who, 100, Under);
        return [.. drafts.Select(d => (Id: d.Place[Under.Length..], Text: Read(d.Fields))).Select(p => new Waiting(p.Id, p.Text, CheckForm.Faults(p.Text)))];
    }

    /// <summary>One of them, or null.</summary>
    public async Task<TextProposal?> FindAsync(string id) =>
        // A list leaves the file out, which nobody needs to look at the text.
        LensId.TryParse(id, out _) && (await drawer.ListAsync(viewer.Who, 1, Under + id)) is [var draft] ? Read(draft.Fields) : null;

    /// <summary>Changes one of them; null where it is not there any more.</summary>
    public async Task<TextProposal?> ChangeAsync(string id, Func<TextProposal, TextProposal> change, long? articleId = null) =>
        await drawer.ChangeAsync(viewer.Who, Under + id, fields => Written(change(Read(fields))), articleId) is { } now ? Read(now) : null;

    public Task DropAsync(string id) => drawer.DropAsync(viewer.Who, Under + id);

    /// <summary>Keeps a text as an article or a revision; it waits no longer then. Null where it is not there any more.</summary>
    /// <exception cref="Refusal">What the store refuses: it waits on.</exception>
    public async Task<IntakeResult?> SaveAsync(string id)
    {
        if (await drawer.FindAsync(viewer.Who, Under + id) is not { Bytes: { } bytes } draft) return null;
        var proposal = Read(draft.Fields);
        var text = proposal.ToText(bytes);
        // A text edited here came from no file: its words are what was imported.
        if (proposal.From is not null) text = text with { Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', text.Paragraphs.Select(p => p.Text))) };
        var result = proposal.RevisionOf() is { } slug ? await intake.ReviseAsync(slug, text, viewer.Who) : await intake.AddAsync(text, viewer.Who);
        await RememberAsync(proposal);
        await DropAsync(id);
        return result;
    }

    /// <summary>Keeps all that need no answer, in one change. One that has become like a known text since, or is like another of them, waits on.</summary>
    /// <returns>How many were kept.</returns>
    /// <exception cref="Refusal">Where the store refuses one of them; all of them wait on.</exception>
    public async Task<int> SaveAllAsync()
    {
        var (kept, texts) = (new List<Waiting>(), new List<ImportedText>());
        foreach (var ready in (await ListAsync()).Where(w => w.IsReady).Reverse())
        {
            if (await drawer.FindAsync(viewer.Who, Under + ready.Id) is not { Bytes: { } bytes }) continue;
            var text = ready.Text.ToText(bytes);
            if ((await CompletedAsync(ready.Id, ready.Text))?.Twin is not null || texts.Exists(t => AreAlike(t, text))) continue;
            kept.Add(ready);
            texts.Add(text);
        }

        if (texts.Count > 0) await intake.AddAllAsync(texts, viewer.Who);
        foreach (var saved in kept)
        {
            await RememberAsync(saved.Text);
            await DropAsync(saved.Id);
        }
        return kept.Count;
    }

    /// <summary>What is known by now and was not when the text was read: how its outlet writes dates, and which article it may be a new text of.</summary>
    public async Task<TextProposal?> CompletedAsync(string id, TextProposal proposal)
    {
        var order = proposal is { Choice: not null, Order: "" } && proposal.Outlet.Length > 0 ? await intake.DateOrderAsync(proposal.Outlet) : null;
        var twin = proposal.Of is null && proposal.Twin is null ? await twins.FindAsync(proposal.ToText([])) : null;
        return order is null && twin is null ? proposal : await ChangeAsync(id, p => p with { Order = order ?? p.Order, Twin = twin ?? p.Twin, Revises = twin?.IsLikely ?? p.Revises }, twin?.ArticleId);
    }

    private static bool AreAlike(ImportedText one, ImportedText other) => Slug(one) == Slug(other) || new NearDuplicate(one.Paragraphs.Select(p => p.Text)).LikelihoodOf(other.Paragraphs.Select(p => p.Text)) > 0;

    private static string Slug(ImportedText text) => text.Slug ?? Language.TextAnalysis.Slug(text.Title ?? "");

    private async Task RememberAsync(TextProposal proposal)
    {
        if (proposal.RevisionOf() is null && proposal.Outlet.Length > 0 && proposal.Choice?.In(proposal.Order) is not null) await intake.KeepDateOrderAsync(proposal.Outlet, proposal.Order, viewer.Who);
    }

    private static string Written(TextProposal proposal) => JsonSerializer.Serialize(proposal, LensJson.Line);

    private static TextProposal Read(string fields) => JsonSerializer.Deserialize<TextProposal>(fields, LensJson.Line)!;
}
