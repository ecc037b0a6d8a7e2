using System.CommandLine;
using System.Globalization;
using OpinionLens.Cli.Evaluation;
using OpinionLens.Store;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens evaluate anchoring: how well passages are found again in revised texts whose truth is known.</summary>
internal static class EvaluateCommand
{
    /// <summary>A text that did not change tells nothing of the engine: the means leave it out.</summary>
    private const string Unedited = "same";

    private static readonly Option<DirectoryInfo> In = new("--in") { Description = "Folder of files: DOC.PROFILE.json, or pairs of revisions with --states (forms in docs/guide/anchoring.md).", Required = true };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Where the tab-separated rows go; by default standard output." };
    private static readonly Option<bool> States = new("--states") { Description = "The folder holds revisions by human hand, with the state of each passage." };
    private static readonly Option<bool> Misses = new("--misses") { Description = "With --states: also each answer that is not the reader's, on standard error." };

    public static Command Make()
    {
        var anchoring = new Command("anchoring", "Score how passages are found again in revised texts.") { In, Out, States, Misses };
        anchoring.SetAction(parsed => Common.OnFiles(() =>
        {
            var files = Files(parsed.GetValue(In)!);
            var rows = parsed.GetValue(States) ? StatesOf(files, parsed.GetValue(Misses)) : PlacesOf(files);
            if (parsed.GetValue(Out) is { } file) File.WriteAllLines(file.FullName, rows);
            else foreach (var row in rows) Console.Out.WriteLine(row);
        }));
        return new Command("evaluate", "Measure the program on texts whose truth is known.") { anchoring, EvaluateLikenessCommand.Likeness(), EvaluateLikenessCommand.Proposals() };
    }

    private static List<string> Files(DirectoryInfo folder)
    {
        if (!folder.Exists) throw new Refusal($"There is no folder {folder.FullName}.");
        var files = folder.EnumerateFiles("*.json").Select(f => f.FullName).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new Refusal($"The folder {folder.FullName} holds no .json files.");
    }

    private static List<string> PlacesOf(List<string> files)
    {
        var scores = new List<PlaceScore>();
        using (var progress = Progress.Start("Evaluating", files.Count * PlaceScore.Methods.Count))
        {
            foreach (var file in files.Select(WorkloadFile.Read))
            {
                foreach (var method in PlaceScore.Methods)
                {
                    scores.Add(PlaceScore.Of(method, file));
                    progress.Step();
                }
            }
        }

        foreach (var doc in scores.Where(s => s.Profile != Unedited).GroupBy(s => (s.Method, s.Doc)).OrderByDescending(g => g.Key.Method, StringComparer.Ordinal))
            Common.Say(Mean(doc.Key.Method, doc.Key.Doc, [.. doc]));
        return [PlaceScore.Header, .. scores.OrderByDescending(s => s.Method, StringComparer.Ordinal).Select(s => s.ToString())];
    }

    /// <summary>The mean of a text's edited profiles; cut passages of all of them together, speed as a geometric mean.</summary>
    private static string Mean(string method, string doc, IReadOnlyList<PlaceScore> scores)
    {
        var cut = scores.Sum(s => s.Cut);
        var orphaned = cut == 0 ? 100 : scores.Sum(s => s.CutOrphaned * s.Cut) / cut;
        return string.Create(CultureInfo.InvariantCulture, $"{method} {doc}, mean of {scores.Count} edited: para_right {scores.Average(s => s.ParagraphRight):0.0}, iou80 {scores.Average(s => s.Iou80):0.0}, "
            + $"wrong {scores.Average(s => s.Wrong):0.00}, cut answered orphaned {orphaned:0} % of {cut}, {Math.Exp(scores.Average(s => Math.Log(s.PerSecond))):0} quotes a CPU second");
    }

    private static List<string> StatesOf(List<string> files, bool misses)
    {
        var pairs = files.ConvertAll(RevisionPair.Read);
        var (rows, all) = (new List<string> { StateScore.Header }, new StateScore("all"));
        foreach (var half in pairs.GroupBy(p => p.Half ?? "undivided"))
        {
            var score = new StateScore(half.Key);
            foreach (var pair in half)
            {
                score.Add(pair);
                all.Add(pair);
            }

            rows.Add(score.ToString());
        }

        rows.Add(all.ToString());
        if (misses) foreach (var miss in all.Disagreements) Common.Say(miss);
        Common.Say(FormattableString.Invariant($"{pairs.Count} pairs, {all.Passages} passages: {all.StatesRight:0.0} % of the states and {all.PlacesRight:0.0} % of the places right, {all.CutButExact} cut passages shown as exact"));
        return rows;
    }
}
