using OpinionLens.Discourse.Articles;
using OpinionLens.Import;

namespace OpinionLens.Store.Tests;

/// <summary>The real articles, where they are at hand: never in the project.</summary>
internal static class Originals
{
    public static readonly (string Slug, string Title, string File)[] Both =
    [
        ("to-understand-vladimir-putin", "To understand Vladimir Putin", "000_d105feb7210fc51b.txt"),
        ("trumps-rush-to-strike-a-deal-on-ukraine-hands-putin-the-advantage", "Trump’s rush to strike a deal on Ukraine hands Putin the advantage", "002_9f596f63cbeba038.txt"),
    ];

    public static string Folder
    {
        get
        {
            var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
            Assert.SkipWhen(string.IsNullOrEmpty(material) || !Directory.Exists(Path.Combine(material, "articles")), "The real articles are not at hand: OPINIONLENS_MATERIAL names no folder with articles/.");
            return Path.Combine(material!, "articles");
        }
    }

    public static ImportedText Read(string file) => ArticleReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file, new() { Revision = true });
}
