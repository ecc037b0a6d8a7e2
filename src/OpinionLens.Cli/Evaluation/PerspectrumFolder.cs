using System.Globalization;
using System.Text.Json;
using OpinionLens.Language.Likeness;
using OpinionLens.Store;

namespace OpinionLens.Cli.Evaluation;

/// <summary>Perspectives on one claim: which say the same, and which side each is on.</summary>
/// <param name="Set">The perspectives and their senses.</param>
/// <param name="Supports">For each, whether it supports the claim; else it undermines it.</param>
internal sealed record Perspectives(LikenessSet Set, IReadOnlyList<bool> Supports);

/// <summary>Reads a folder laid out as Perspectrum (Chen et al., NAACL 2019): claims.json, perspective_pool.json, split.json.</summary>
internal static class PerspectrumFolder
{
    /// <summary>The claims of one split that have two perspectives or more.</summary>
    /// <exception cref="Refusal">A file is missing or is not what it should be, or the split is empty.</exception>
    public static IReadOnlyList<Perspectives> Read(DirectoryInfo folder, string split)
    {
        try
        {
            var pool = Parse(folder, "perspective_pool.json").EnumerateArray().ToDictionary(p => p.GetProperty("pId").GetInt64(), p => p.GetProperty("text").GetString()!);
            var splits = Parse(folder, "split.json");
            var read = Parse(folder, "claims.json").EnumerateArray()
                .Where(c => splits.GetProperty(c.GetProperty("cId").GetInt64().ToString(CultureInfo.InvariantCulture)).GetString() == split).Select(c => Of(c, pool)).Where(p => p.Set.Statements.Count > 1).ToList();
            return read.Count > 0 ? read : throw new Refusal($"The folder {folder.FullName} has no claims of the split {split}.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new Refusal($"The folder {folder.FullName} does not hold Perspectrum's claims.json, perspective_pool.json and split.json: {e.Message}");
        }
    }

    private static JsonElement Parse(DirectoryInfo folder, string name)
    {
        var file = Path.Combine(folder.FullName, name);
        return File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)).RootElement : throw new Refusal($"There is no file {file}.");
    }

    private static Perspectives Of(JsonElement claim, Dictionary<long, string> pool)
    {
        var (statements, senses, supports) = (new List<string>(), new List<int>(), new List<bool>());
        foreach (var (sense, one) in claim.GetProperty("perspectives").EnumerateArray().Index())
        {
            foreach (var id in one.GetProperty("pids").EnumerateArray())
            {
                statements.Add(pool[id.GetInt64()]);
                senses.Add(sense);
                supports.Add(one.GetProperty("stance_label_3").GetString() == "SUPPORT");
            }
        }

        return new(new(statements, senses), supports);
    }
}
