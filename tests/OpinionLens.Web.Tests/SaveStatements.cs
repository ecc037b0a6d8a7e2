using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>What a save and an undo ask of the database: the same in a text with one claim and in one with five hundred. SQLite sends each inserted row by itself, PostgreSQL all at once.</summary>
[Collection(nameof(PageStatements))]
public sealed class SaveStatements : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    [Fact]
    public async Task Saving_and_undoing_a_claim_ask_the_same_however_many_claims_there_are()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        var (claims, undo) = (site.Services.GetRequiredService<ClaimLedger>(), site.Services.GetRequiredService<UndoDesk>());
        var paragraphs = Enumerable.Range(1, 600).Select(i => new ImportedParagraph(ParagraphRole.Body, $"Saltmarsh has reason number {i} to doubt it.")).ToList();
        await site.Services.GetRequiredService<ArticleIntake>().AddAsync(new() { Title = "Doubts", Authors = ["Ada Quill"], Paragraphs = paragraphs, Bytes = "x"u8.ToArray() }, "ada");
        ClaimDraft Draft(int i) => new() { Passages = [new($"reason number {i} to doubt it", i, 14)], Statement = $"There is reason {i}", About = [new("Saltmarsh", Stance.Neutral)] };
        await claims.AssertAsync("doubts", [Draft(1)], "ada");
        await site.ToldAsync();
        using var counter = await StatementCounter.StartAsync();
        async Task<(int Save, int Undo)> AskAsync(int i)
        {
            var before = counter.Count;
            await claims.AssertAsync("doubts", [Draft(i)], "ada");
            var save = counter.Count - before;
            await undo.UndoAsync("ada");
            return (save, counter.Count - before - save);
        }

        var few = await AskAsync(2);
        await claims.AssertAsync("doubts", [.. Enumerable.Range(3, 500).Select(Draft)], "ada");
        var many = await AskAsync(600);
        TestContext.Current.TestOutputHelper?.WriteLine($"statements: save {few.Save}, undo {few.Undo}");
        many.ShouldBe(few);
        few.Save.ShouldBeLessThanOrEqualTo(17);
        few.Undo.ShouldBeLessThanOrEqualTo(33);
    }

    [Fact]
    public async Task Putting_a_title_right_asks_the_same_however_many_claims_there_are()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        var (claims, keeper) = (site.Services.GetRequiredService<ClaimLedger>(), site.Services.GetRequiredService<ArticleKeeper>());
        List<ImportedParagraph> paragraphs = [.. Enumerable.Range(1, 300).Select(i => new ImportedParagraph(ParagraphRole.Body, $"Saltmarsh has reason number {i} to doubt it."))];
        await site.Services.GetRequiredService<ArticleIntake>().AddAsync(new() { Title = "Doubts", Authors = ["Ada Quill"], Paragraphs = paragraphs, Bytes = "x"u8.ToArray() }, "ada");
        await site.ToldAsync();
        using var counter = await StatementCounter.StartAsync();
        async Task<int> AskAsync(string title)
        {
            var before = counter.Count;
            (await keeper.EditAsync("doubts", null, stands => stands with { Title = title, Notes = title }, "ada")).ShouldBe(["title", "notes"]);
            return counter.Count - before;
        }

        var few = await AskAsync("Fewer doubts");
        await claims.AssertAsync("doubts", [.. Enumerable.Range(1, 300).Select(i => new ClaimDraft { Passages = [new($"reason number {i} to doubt it", i, 14)], Statement = $"There is reason {i}" })], "ada");
        (await AskAsync("Many doubts")).ShouldBe(few);
        TestContext.Current.TestOutputHelper?.WriteLine($"statements: {few}");
        few.ShouldBeLessThanOrEqualTo(12);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
