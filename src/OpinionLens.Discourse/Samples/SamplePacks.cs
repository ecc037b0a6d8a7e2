using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Samples;

/// <summary>The sample articles that come with the program, as claim packs.</summary>
public static class SamplePacks
{
    /// <summary>All of them, in the order in which they are loaded.</summary>
    public static IEnumerable<ClaimPack> All()
    {
        var assembly = typeof(SamplePacks).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("samples/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return PackFile.Read(memory.ToArray());
        }
    }
}
