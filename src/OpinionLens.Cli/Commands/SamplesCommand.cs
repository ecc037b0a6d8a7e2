using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Samples;
using OpinionLens.Import;
using OpinionLens.Import.Roles;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens samples: the sample articles, wherever they are missing, and the op-ed to practise on.</summary>
internal static class SamplesCommand
{
    private static readonly Option<bool> Practice = new("--practice") { Description = "Instead of those: the op-ed of the editors' course, without claims, as an article that everybody may read." };
    private static readonly Option<string?> Output = new("-o", "--output") { Description = "With --practice: write its text to this file and keep nothing, so that it can go through the import page." };

    public static Command Make()
    {
        var command = new Command("samples", "Load the sample articles: only what is missing or untouched.") { Practice, Output };
        command.Validators.Add(result => { if (result.GetValue(Output) is not null && !result.GetValue(Practice)) result.AddError("-o goes with --practice."); });
        command.SetAction((parsed, cancel) => parsed.GetValue(Output) is { } file ? WriteAsync(file, cancel)
            : Common.RunAsync(parsed, services => parsed.GetValue(Practice) ? KeepAsync(parsed, services, cancel) : LoadAsync(parsed, services, cancel)));
        return command;
    }

    private static async Task<int> LoadAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        foreach (var result in await services.GetRequiredService<PackShelf>().LoadSamplesAsync(Common.Who, cancel)) Common.Write(parsed, result, Told);
        return 0;
    }

    /// <summary>Keeps the practice op-ed. Corrected on the import page it is another text, and there all the same: its slug says so.</summary>
    private static async Task<int> KeepAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var there = await services.GetRequiredService<ArticleLibrary>().FindAsync(PracticeText.Slug, Visibility.Members, cancel) is not null;
        if (!there)
        {
            // Here nobody can be asked which day its by-line means.
            var text = ArticleReader.Read(PracticeText.Bytes(), PracticeText.FileName, new() { DateOrder = DateOrder.Dmy }) with { Visibility = Visibility.Public };
            there = (await services.GetRequiredService<ArticleIntake>().AddAsync(text, Common.Who, cancel)).AlreadyThere;
        }

        Common.Write(parsed, new { article = PracticeText.Slug, alreadyThere = there }, _ => there ? $"{PracticeText.Slug}: already there" : $"now {PracticeText.Slug}, without claims: the course is at /help/editor");
        return 0;
    }

    /// <summary>Opens no store.</summary>
    private static async Task<int> WriteAsync(string file, CancellationToken cancel)
    {
        try { await File.WriteAllBytesAsync(file, PracticeText.Bytes(), cancel); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { Common.Say($"{file}: cannot be written ({e.Message.TrimEnd('.')})."); return 1; }
        Common.Say($"{file} is written: choose it on the import page.");
        return 0;
    }

    /// <summary>A pack's import in one line.</summary>
    public static string Told(PackResult r) => r.Changed
        ? $"{r.Pack}: {r.Added} claims added, {r.Updated} updated, {r.Kept} left as they are; {r.Relations} relations added{(r.Articles.Count == 0 ? "" : $"; new: {string.Join(", ", r.Articles)}")}"
        : $"{r.Pack}: already there";
}
