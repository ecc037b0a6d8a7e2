using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Tests;

/// <summary>A store of its own in an empty folder, and commands that are run on it in this process: what they write on standard output and standard error is kept.</summary>
[Collection(nameof(CommandLine))]
public abstract class CommandLine : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");
    private ServiceProvider services = null!;

    protected string Db => Path.Combine(folder.FullName, "store.db");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected T The<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(Db)).BuildServiceProvider();
        await The<LensStore>().PrepareAsync(Cancel);
    }

    protected string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    protected static ImportedText Text(string slug, string? url, params string[] paragraphs) => new()
    {
        Slug = slug, Title = $"The {slug}", Authors = ["Ada Quill"], Outlet = "Harbour Gazette", Date = new(2026, 5, 4), SourceUrl = url, Visibility = Visibility.Public,
        Paragraphs = [.. paragraphs.Select(p => new ImportedParagraph(ParagraphRole.Body, p))], Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paragraphs)),
    };

    internal async Task<(int Code, string[] Out, string Error)> RunAsync(Command command, params string[] arguments)
    {
        var root = new RootCommand { command };
        root.Options.Add(Common.Db);
        root.Options.Add(Common.Json);
        var (before, beforeError, said, error) = (Console.Out, Console.Error, new StringWriter(), new StringWriter());
        try
        {
            Console.SetOut(said);
            Console.SetError(error);
            var code = await root.Parse([command.Name, .. arguments, "--db", Db]).InvokeAsync(cancellationToken: Cancel);
            return (code, said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
        GC.SuppressFinalize(this);
    }
}
