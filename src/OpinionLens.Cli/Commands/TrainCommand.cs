using System.CommandLine;
using System.Text.Json;
using OpinionLens.Cli.Evaluation;
using OpinionLens.Language.Likeness;
using OpinionLens.Store;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens train likeness: learns what tells statements of the same sense from others, so that what the program brings along can be made again.</summary>
internal static class TrainCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\n" };
    private static readonly Option<DirectoryInfo> In = new("--in") { Description = "Folder of Perspectrum: claims.json, perspective_pool.json, split.json; its split “train” is learnt from.", Required = true };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Where the weights go; by default standard output." };

    public static Command Make()
    {
        var likeness = new Command("likeness", "Learn the weights of src/OpinionLens.Language/Likeness/likeness.json.") { In, Out };
        likeness.SetAction(parsed => Common.OnFiles(() =>
        {
            var sets = PerspectrumFolder.Read(parsed.GetValue(In)!, "train").Select(p => p.Set).ToList();
            Common.Say($"Learning from {sets.Count} claims, {sets.Sum(s => s.Statements.Count)} perspectives …");
            var weights = LikenessTraining.Train(sets);
            var score = LikenessTraining.Score(sets, weights);
            Common.Say(FormattableString.Invariant($"On what was learnt from: F1 {100 * score.F1:0.0}, precision {100 * score.Precision:0.0}, recall {100 * score.Recall:0.0}"));
            var json = JsonSerializer.Serialize(weights, Json) + "\n";
            if (parsed.GetValue(Out) is { } file) File.WriteAllText(file.FullName, json);
            else Console.Out.Write(json);
        }));
        return new Command("train", "Learn again what the program brings along.") { likeness };
    }
}
