using System.Diagnostics;
using System.Text;
using OpinionLens.Import;
using OpinionLens.Import.Reader;

namespace OpinionLens.Benchmarks;

/// <summary>What a plain import costs more because a child reads it (goal: at most 150 ms, in a child that was made ready).</summary>
internal static class Children
{
    private const int Rounds = 40;

    public static async Task RunAsync()
    {
        var article = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"The council answered for the {i}th time that the wall would not stand, and that nobody had asked the tide about it."));
        var page = $"<!doctype html><title>The wall</title><article><h1>The wall</h1><p>{article.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></article>";
        await using var pool = Pool();
        foreach (var (name, bytes) in new[] { ("plain.txt", Encoding.UTF8.GetBytes(article)), ("plain.html", Encoding.UTF8.GetBytes(page)), ("plain.docx", Files.Word(2)), ("plain.pdf", Files.Pdf(2)) })
            await MeasureAsync(pool, name, bytes);
        await ColdAsync(Encoding.UTF8.GetBytes(article));
    }

    private static ReaderPool Pool() => new(ReaderProgram.Of(typeof(Cli.Common).Assembly), 1);

    /// <summary>In turn, so that both stand under the same load.</summary>
    private static async Task MeasureAsync(ReaderPool pool, string name, byte[] bytes)
    {
        var (here, there) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 10; round++)
        {
            var clock = Stopwatch.StartNew();
            ArticleReader.Draft(bytes, name, new());
            var mine = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            await pool.DraftAsync(bytes, name, new(), "bench", default);
            // Both sides compile in the first rounds.
            if (round < 10) continue;
            here.Add(mine);
            there.Add(clock.Elapsed.TotalMilliseconds);
        }
        Measured.Print("children", name + " in this process", here, "ms");
        Measured.Print("children", name + " in a child", there, "ms");
        Measured.Print("children", name + ", how much dearer", here.Zip(there, (h, t) => t - h), "ms");
    }

    /// <summary>The first file of a command line, and of an editor who has just opened the page.</summary>
    private static async Task ColdAsync(byte[] bytes)
    {
        var (cold, ready) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            await using var pool = Pool();
            var clock = Stopwatch.StartNew();
            await pool.DraftAsync(bytes, "plain.txt", new(), "bench", default);
            cold.Add(clock.Elapsed.TotalMilliseconds);
            await using var warm = Pool();
            warm.Warm();
            await Task.Delay(4000);
            clock.Restart();
            await warm.DraftAsync(bytes, "plain.txt", new(), "bench", default);
            ready.Add(clock.Elapsed.TotalMilliseconds);
        }
        Measured.Print("children", "plain.txt, first file of a child that starts with it", cold, "ms");
        Measured.Print("children", "plain.txt, first file of a child that was made ready", ready, "ms");
    }
}
