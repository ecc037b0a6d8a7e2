using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using OpinionLens.Import.Reader;

namespace OpinionLens.Import.Tests.Reader;

/// <summary>Children of the built command line, and files that do to them what hostile files do.</summary>
internal static class Children
{
    public static ReaderProgram Program { get; } =
        new("dotnet", [typeof(Children).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CliOutput").Value!]);

    /// <summary>A text that is read at once.</summary>
    public static byte[] Plain { get; } = Encoding.UTF8.GetBytes("The wall and the tide\nBy Ada Quill\nThe mayor said that the wall would stand.");

    /// <summary>Markdown that burns a core for minutes: each open link looks at all that follow.</summary>
    public static byte[] Burning { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[a](", 200_000)));

    /// <summary>A PDF whose forms draw one another, each the next: reading it takes a stack as deep.</summary>
    public static byte[] Deep(int levels = 20_000)
    {
        const string form = "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {0} 0 R>>>>";
        List<string> objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", Stream("")];
        objects.AddRange(Enumerable.Range(6, levels).Select(next => Stream(form.Replace("{0}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));
        var (file, at) = (new StringBuilder("%PDF-1.7\n"), new List<int>());
        foreach (var (i, written) in objects.Append(Stream("")).Index())
        {
            at.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{written}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {at.Count + 1}\n0000000000 65535 f \n").AppendJoin("", at.Select(a => FormattableString.Invariant($"{a:D10} 00000 n \n")));
        return Encoding.ASCII.GetBytes(file.Append(CultureInfo.InvariantCulture, $"trailer <</Size {at.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").ToString());
    }

    private static string Stream(string head) => $"<<{head}/Length 5>>\nstream\n/X Do\nendstream";

    public static ReaderPool Pool(ReaderLimits? limits = null, int atOnce = 1) => new(Program, atOnce, limits);

    public static Task<ReadDraft> DraftAsync(this ReaderPool pool, byte[] bytes, string? name, string who = "ada", CancellationToken cancel = default) =>
        pool.DraftAsync(bytes, name, new(), who, cancel);

    /// <summary>All that a value holds, each letter of its texts by its number: two that tell the same are the same.</summary>
    public static string Told(object? value) => value switch
    {
        null => "null",
        string text => string.Join(' ', text.Select(c => (int)c)),
        byte[] bytes => Convert.ToHexString(bytes),
        Uri address => address.AbsoluteUri,
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Told)) + "]",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => "{" + string.Join(", ", value.GetType().GetProperties().Select(p => p.Name + ": " + Told(p.GetValue(value)))) + "}",
    };

    /// <summary>Whether the process is there and no corpse.</summary>
    public static bool Lives(int id)
    {
        try { return !Process.GetProcessById(id).HasExited; }
        catch (ArgumentException) { return false; }
    }

    /// <summary>Waits until something is so, at most ten seconds.</summary>
    public static async Task<bool> SoonAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(20))
            if (isSo()) return true;
        return isSo();
    }
}
