using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using OpinionLens.Import.Reader;
using Shouldly;

namespace OpinionLens.Import.Tests.Reader;

/// <summary>Files of the shapes that hurt readers, each of a random size: read, or refused with a sentence, and soon. A long run tries many.</summary>
public sealed class HostileShapeTests(ITestOutputHelper output)
{
    private const int Seed = 20260504;

    /// <summary>Enough to tell a file that burns from one that is large, and short enough to try many.</summary>
    private static readonly ReaderLimits Strict = new() { Processor = TimeSpan.FromSeconds(2) };

    private static readonly (string Name, Func<int, string> Make)[] Texts =
    [
        ("a.md", n => "---\ntitle: " + Times("[", n) + "\n---\nx"), ("a.md", n => "---\ntitle: " + Times("{a: ", n) + "\n---\nx"), ("a.md", n => "---\n" + Times("- ", n) + "a\n---\nx"),
        ("a.md", n => "---\n" + Times("? ", n % 8000) + "a\n---\nx"), ("a.md", n => Times("[a](", n)), ("a.md", n => Times("![", n)), ("a.md", n => Times("<", n)), ("a.md", n => Times("[a]: <", n)),
        ("a.md", n => Times(">", n) + " x"), ("a.md", n => Times("> - ", n) + " x"), ("a.md", n => Times("*a_", n)), ("a.md", n => Times("**a ", n)), ("a.md", n => Times("&#x", n)),
        ("a.md", n => string.Join('\n', Enumerable.Range(0, n / 100).Select(i => new string(' ', i) + "- a"))), ("a.md", n => string.Join(' ', Enumerable.Range(1, n / 100).Select(i => new string('`', i)))),
        ("a.html", n => Times("<div>", n)), ("a.html", n => Times("<a><p>", n)), ("a.html", n => Times("<b><table>", n)), ("a.html", n => "<p " + string.Join(' ', Enumerable.Range(0, n).Select(i => $"a{i}=1")) + ">x"),
        ("a.html", n => Times("<svg><title>", n)), ("a.html", n => "<p>" + Times("&amp", n)), ("a.html", n => Times("<template>", n)), ("a.html", n => Times("<select><option>", n)),
        ("a.txt", n => Times("a\n", n)), ("a.txt", n => new string('a', n * 8)), ("a.txt", n => Times("a. ", n)), ("a.txt", n => "By: " + Times("A B, ", n)), ("a.txt", n => Times("3/", n)),
        ("a.pdf", n => "%PDF-1.7\n1 0 obj\n" + Times("[", n)), ("a.pdf", n => "%PDF-1.7\n1 0 obj\n" + Times("<<", n)), ("a.pdf", n => "%PDF-1.7\n" + Times("1 0 obj\n", n)), ("a.pdf", n => "%PDF-1.7\n" + Times("(", n)),
    ];

    private static string Times(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static byte[] Word(string body)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text) { using var part = zip.CreateEntry(name).Open(); part.Write(Encoding.UTF8.GetBytes(text)); }
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="d.xml"/></Relationships>""");
            Part("d.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }
        return memory.ToArray();
    }

    private static (string Name, byte[] Bytes) Next(Random random)
    {
        var (n, which) = (random.Next(1_000, 300_000), random.Next(Texts.Length + 3));
        if (which < Texts.Length) return (Texts[which].Name, Encoding.UTF8.GetBytes(Texts[which].Make(n)));
        return (which - Texts.Length) switch
        {
            0 => ("a.pdf", Children.Deep(n / 10)),
            1 => ("a.docx", Word(Times("<w:p><w:r><w:t>a</w:t></w:r></w:p>", n))),
            _ => ("a.docx", Word("<w:p>" + Times("<w:ins>", n % 250) + "<w:r>" + Times("<w:t>a</w:t><w:tab/>", n) + "</w:r>" + Times("</w:ins>", n % 250) + "</w:p>")),
        };
    }

    [Fact]
    public async Task A_file_of_any_hostile_shape_is_read_or_refused_and_the_next_is_read()
    {
        var (random, rounds, read) = (new Random(Seed), Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1" ? 200 : 12, 0);
        await using var pool = Children.Pool(Strict);
        for (var round = 0; round < rounds; round++)
        {
            var (name, bytes) = Next(random);
            if (bytes.Length > ArticleReader.MostBytes) continue;
            var (clock, told) = (Stopwatch.StartNew(), "read");
            try
            {
                await pool.DraftAsync(bytes, name);
                read++;
            }
            catch (UnreadableText refused)
            {
                told = refused.Message;
                told.ShouldEndWith(".");
                // A shape that its reader does not know is a shape to look at: the reader is to refuse it by itself.
                told.ShouldNotContain("ended while it read", Case.Sensitive, $"round {round}: {name}, {bytes.Length} bytes, {Encoding.Latin1.GetString(bytes, 0, Math.Min(60, bytes.Length))}");
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round}: {name}, {bytes.Length} bytes, {clock.Elapsed.TotalSeconds:0.0} s: {told}"));
            pool.Children.Count.ShouldBeLessThanOrEqualTo(1);
            (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
        }
        read.ShouldBeGreaterThan(rounds / 10);
    }
}
