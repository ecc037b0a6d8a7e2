using OpinionLens.Benchmarks;

// dotnet run -c Release --project tests/OpinionLens.Benchmarks [subject ...]
// "anchoring" needs node and the material folder; it fetches the peers' packages into Peers/node_modules once. "stages" is BenchmarkDotNet on the engine's steps.
// Prints tab-separated rows: subject, measure, median, minimum, maximum, unit. The written baseline is baseline.md beside this file.
// "pages" (and "million", the same of a hundred thousand claims and a million) keeps its two stores in the folder OPINIONLENS_BENCH, where that is set.
// "raw PORT FILE STORE SLUG" is the yardstick: a bare server of its own process that hands out the bytes of one file, or renders one article from memory.
if (args is ["raw", var port, var file, var store, var slug]) return await RawServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), file, store, slug);
var subjects = new Dictionary<string, Func<Task>>(StringComparer.Ordinal) { ["reader"] = ReaderPage.RunAsync, ["reading"] = Reading.RunAsync, ["intake"] = Intake.RunAsync, ["lists"] = Lists.RunAsync, ["pages"] = Pages.RunAsync, ["million"] = Pages.MillionAsync, ["similar"] = Similar.RunAsync, ["proposals"] = Proposals.RunAsync, ["backups"] = Backups.RunAsync, ["files"] = Files.RunAsync, ["children"] = Children.RunAsync, ["revising"] = Revising.RunAsync, ["anchoring"] = Anchoring.RunAsync, ["stages"] = AnchoringStages.RunAsync };
Console.WriteLine("subject\tmeasure\tmedian\tmin\tmax\tunit");
foreach (var name in args.Length > 0 ? args : [.. subjects.Keys.Except(["anchoring", "stages", "lists", "pages", "million", "similar", "proposals", "backups", "files", "children", "revising"])])
{
    if (!subjects.TryGetValue(name, out var run)) { Console.Error.WriteLine($"{name} is no subject; there are {string.Join(", ", subjects.Keys)}."); return 1; }
    await run();
}
return 0;
