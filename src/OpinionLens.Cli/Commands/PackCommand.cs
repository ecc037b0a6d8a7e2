using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Import;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens pack build|export|import: share the coding, not the text.</summary>
internal static class PackCommand
{
    private static readonly Option<string> Output = new("-o", "--output") { Description = "File to write.", Required = true };

    public static Command Make() => new("pack", "Claim packs: share the coding, not the text.") { Build(), Export(), Import(), Schema() };

    private static Command Build()
    {
        var rows = new Argument<FileInfo>("rows") { Description = "Rows, JSON Lines (docs/guide/packs.md)." };
        var texts = new Option<DirectoryInfo>("--texts") { Description = "Folder of the originals.", Required = true };
        var command = new Command("build", "Build a pack from rows and the originals.") { rows, texts, Output };
        command.SetAction(async (parsed, cancel) => await GuardAsync(async () =>
        {
            var lines = await File.ReadAllLinesAsync(parsed.GetValue(rows)!.FullName, cancel);
            var pack = PackBuilder.Build(lines, [.. await TextsAsync(parsed.GetValue(texts)!, cancel)]);
            await File.WriteAllBytesAsync(parsed.GetValue(Output)!, PackFile.Write(pack), cancel);
            Common.Say($"{pack.Name}: {pack.Articles.Count} articles, {pack.Claims.Count} claims, {pack.Relations.Count} relations");
            return 0;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<PackText>> TextsAsync(DirectoryInfo folder, CancellationToken cancel)
    {
        await using var reader = SourceText.Reader();
        var texts = new List<PackText>();
        var files = folder.EnumerateFiles().Where(f => ArticleReader.Endings.Contains(f.Extension.ToLowerInvariant()));
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var bytes = await SourceText.BytesAsync(file.FullName, cancel);
            var text = await reader.ReadAsync(bytes, file.Name, new() { Revision = true }, Common.Who, cancel);
            texts.Add(new(file.Name, new RevisionText([.. text.Paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, p.Role, p.Text))])));
        }
        return texts;
    }

    private static Command Export()
    {
        var slugs = new Argument<string[]>("articles") { Description = "Slugs.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string?>("--name") { Description = "Name of the pack; by default the first slug." };
        var salt = new Option<string?>("--salt") { Description = "Key of the fingerprints, 32 hexadecimal digits; by default a random one." };
        var license = new Option<string?>("--license") { Description = "Licence of the coding." };
        var command = new Command("export", "Make a pack of articles in the store.") { slugs, name, salt, license, Output };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var pack = await services.GetRequiredService<PackShelf>().ExportAsync(parsed.GetValue(slugs)!, parsed.GetValue(name) ?? parsed.GetValue(slugs)![0],
                parsed.GetValue(salt) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), parsed.GetValue(license), cancel);
            await File.WriteAllBytesAsync(parsed.GetValue(Output)!, PackFile.Write(pack), cancel);
            Common.Say($"{pack.Name}: {pack.Articles.Count} articles, {pack.Claims.Count} claims, {pack.Relations.Count} relations");
            return 0;
        }));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("pack") { Description = "A claim pack." };
        var command = new Command("import", "Import a pack: before or after the texts, as often as you like.") { file };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, services => GuardAsync(async () =>
        {
            var path = parsed.GetValue(file)!;
            if (path.Exists && path.Length > PackFile.MostBytes) throw new PackProblem([$"{path.Name} has more than {PackFile.MostBytes / 1_048_576} MB."]);
            var pack = PackFile.Read(await File.ReadAllBytesAsync(path.FullName, cancel));
            Common.Write(parsed, await services.GetRequiredService<PackShelf>().ImportAsync(pack, Common.Who, cancel), SamplesCommand.Told);
            return 0;
        })));
        return command;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Print the JSON Schema of packs.");
        command.SetAction(_ => { Console.Out.WriteLine(PackFile.Schema().ToJsonString(LensJson.File)); return 0; });
        return command;
    }

    private static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try { return await work(); }
        catch (PackProblem problem) { foreach (var fault in problem.Faults) Common.Say(fault); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableText) { Common.Say(e.Message); }
        return 1;
    }
}
