using System.Diagnostics;
using System.Text;
using OpinionLens.Import.Feeds;
using OpinionLens.Import.Reader;
using Shouldly;

namespace OpinionLens.Import.Tests.Reader;

/// <summary>Files are read in a child: with the same result, and whatever they do to it.</summary>
public sealed class ReaderPoolTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");

    [Fact]
    public async Task A_child_reads_every_case_as_this_process_does()
    {
        await using var pool = Children.Pool();
        foreach (var file in Directory.EnumerateFiles(Cases).Where(f => !f.EndsWith(".expected", StringComparison.Ordinal)))
        {
            foreach (var known in new KnownMetadata[] { new(), new() { Revision = true }, new() { Authors = ["Ünal Ağaoğlu", "金"], Date = new(2026, 5, 4), Charset = "utf-8", SourceUrl = new("https://quay.example/a?b=ü#c") } })
            {
                var (name, bytes) = (Path.GetFileName(file), File.ReadAllBytes(file));
                Children.Told(await pool.DraftAsync(bytes, name, known, "ada", default)).ShouldBe(Children.Told(ArticleReader.Draft(bytes, name, known)), name);
            }
        }
        pool.Children.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "a.txt")]
    [InlineData("  \n ", "a.txt")]
    [InlineData("a\0b", "a.md")]
    [InlineData("no pdf", "a.pdf")]
    [InlineData("---\ngenre: song\n---\nText.", "a.md")]
    public async Task A_refusal_is_told_in_the_same_words(string text, string name)
    {
        await using var pool = Children.Pool();
        var bytes = Encoding.UTF8.GetBytes(text);
        var here = Should.Throw<UnreadableText>(() => ArticleReader.Draft(bytes, name, new()));
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(bytes, name))).Message.ShouldBe(here.Message);
    }

    [Fact]
    public async Task A_date_that_is_open_is_refused_where_nobody_looks_the_text_over()
    {
        await using var pool = Children.Pool();
        var bytes = Encoding.UTF8.GetBytes("By: Ada Quill - 03/06/2025\nThe harbour must be dredged.");
        Children.Told(await pool.DraftAsync(bytes, null)).ShouldBe(Children.Told(ArticleReader.Draft(bytes, null, new())));
        var here = Should.Throw<UnreadableText>(() => ArticleReader.Read(bytes, null, new()));
        (await Should.ThrowAsync<UnreadableText>(pool.ReadAsync(bytes, null, new(), "ada", default))).Message.ShouldBe(here.Message);
    }

    [Fact]
    public async Task A_feed_is_read_as_this_process_does()
    {
        await using var pool = Children.Pool();
        var feed = Encoding.UTF8.GetBytes("""
            <rss version="2.0"><channel><title>Quäy</title><link>https://quay.example/</link><description>d</description>
            <item><title>A pier &amp; a wall</title><link>/pier?a=1</link><pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item><item><title>bad</title><link>javascript:x</link></item></channel></rss>
            """);
        var here = FeedReader.Read(feed, new("http://quay.example/feed"));
        (here.Entries.Count, here.LeftOut).ShouldBe((1, 1));
        Children.Told(await pool.FeedAsync(feed, new("http://quay.example/feed"), "ada", default)).ShouldBe(Children.Told(here));
        (await Should.ThrowAsync<UnreadableText>(pool.FeedAsync("<html>"u8.ToArray(), new("http://quay.example/feed"), "ada", default))).Message.ShouldContain("web page and no feed");
    }

    [Fact]
    public async Task A_text_of_nearly_five_megabytes_is_read()
    {
        var text = new StringBuilder();
        for (var i = 1; text.Length < 4_800_000; i++) text.Append("The council answered for the ").Append(i).Append("th time that the wall would not stand, and that nobody had asked the tide.\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        await using var pool = Children.Pool();
        (await pool.DraftAsync(bytes, "long.txt")).Text.Paragraphs.ShouldBe(ArticleReader.Draft(bytes, "long.txt", new()).Text.Paragraphs);
    }

    [Fact]
    public async Task A_file_that_burns_is_given_up_and_the_next_is_read()
    {
        await using var pool = Children.Pool(new() { Processor = TimeSpan.FromSeconds(1) });
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Burning, "a.md"))).Message.ShouldBe("this file could not be read: it needs more than 1 s of processor time. Take in its text alone, as a plain .txt file.");
        pool.Children.ShouldBeEmpty();
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Title.ShouldBe("The wall and the tide");
    }

    [Fact]
    public async Task A_file_that_takes_too_long_by_the_clock_is_given_up()
    {
        await using var pool = Children.Pool(new() { Wall = TimeSpan.FromSeconds(1) });
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Burning, "a.md"))).Message.ShouldContain("it takes longer than 1 s");
    }

    [Fact]
    public async Task A_file_that_fills_the_heap_is_given_up_and_the_next_is_read()
    {
        await using var pool = Children.Pool(new() { HeapBytes = 64 << 20 });
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 2_000_000)));
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(lines, "a.txt"))).Message.ShouldContain("it needs more than 64 MB of memory");
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_child_that_takes_too_much_beside_its_heap_is_killed()
    {
        await using var pool = Children.Pool(new() { ResidentBytes = 40 << 20 });
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Burning, "a.md"))).Message.ShouldContain("MB of memory");
        (await Children.SoonAsync(() => pool.Children.Count == 0)).ShouldBeTrue();
    }

    [Fact]
    public async Task More_paragraphs_or_output_than_any_text_has_is_refused()
    {
        await using var few = Children.Pool(new() { Paragraphs = 2 });
        (await Should.ThrowAsync<UnreadableText>(few.DraftAsync(Children.Plain, "a.txt"))).Message.ShouldBe("the text has 3 paragraphs; at most 2 are taken in. Cut it into parts.");
        await using var small = Children.Pool(new() { OutputBytes = 100 });
        (await Should.ThrowAsync<UnreadableText>(small.DraftAsync(Children.Plain, "a.txt"))).Message.ShouldContain("its text has more than");
    }

    [Fact]
    public async Task A_child_that_dies_is_one_sentence_and_the_next_file_is_read()
    {
        await using var pool = Children.Pool();
        await pool.DraftAsync(Children.Plain, "a.txt");
        var reading = pool.DraftAsync(Children.Burning, "a.md");
        await Task.Delay(200);
        Process.GetProcessById(pool.Children.Single()).Kill();
        (await Should.ThrowAsync<UnreadableText>(reading)).Message.ShouldContain("the program that reads files ended while it read this one");
        // One that died while nobody used it is replaced without a word.
        await pool.DraftAsync(Children.Plain, "a.txt");
        var idle = pool.Children.Single();
        Process.GetProcessById(idle).Kill();
        (await Children.SoonAsync(() => !Children.Lives(idle))).ShouldBeTrue();
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_stack_that_overflows_ends_the_child_alone()
    {
        await using var pool = Children.Pool();
        var refused = await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Deep(), "a.pdf"));
        refused.Message.ShouldContain("it is nested deeper than any text needs");
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_leaves_ends_the_child_that_reads_for_them()
    {
        await using var pool = Children.Pool();
        using var leaves = new CancellationTokenSource();
        var reading = pool.DraftAsync(Children.Burning, "a.md", cancel: leaves.Token);
        (await Children.SoonAsync(() => pool.Children.Count == 1)).ShouldBeTrue();
        var child = pool.Children.Single();
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(reading);
        (await Children.SoonAsync(() => !Children.Lives(child))).ShouldBeTrue();
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_end_of_the_pool_ends_its_children()
    {
        var pool = Children.Pool(atOnce: 2);
        await pool.DraftAsync(Children.Plain, "a.txt");
        var reading = pool.DraftAsync(Children.Burning, "a.md");
        await Task.Delay(100);
        var children = pool.Children;
        await pool.DisposeAsync();
        await Should.ThrowAsync<UnreadableText>(reading);
        children.ShouldNotBeEmpty();
        foreach (var child in children) (await Children.SoonAsync(() => !Children.Lives(child))).ShouldBeTrue();
    }

    [Fact]
    public async Task One_persons_files_wait_for_each_other_and_for_nobody_else()
    {
        await using var pool = Children.Pool(new() { Processor = TimeSpan.FromSeconds(2) }, 2);
        var (first, second) = (pool.DraftAsync(Children.Burning, "a.md"), pool.DraftAsync(Children.Burning, "b.md"));
        (await pool.DraftAsync(Children.Plain, "a.txt", "ben")).Text.Paragraphs.Count.ShouldBe(3);
        second.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<UnreadableText>(first);
        second.IsCompleted.ShouldBeFalse();
        pool.Children.Count.ShouldBeLessThanOrEqualTo(2);
        await Should.ThrowAsync<UnreadableText>(second);
    }

    [Fact]
    public async Task A_wait_has_an_end_and_so_has_the_queue()
    {
        const string busy = "other texts are being read just now; try again in a minute.";
        await using var pool = Children.Pool(new() { Processor = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromMilliseconds(500), Waiting = 1 });
        var burns = pool.DraftAsync(Children.Burning, "a.md");
        (await Children.SoonAsync(() => pool.Children.Count == 1)).ShouldBeTrue();
        var waits = pool.DraftAsync(Children.Plain, "a.txt", "ben");
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Plain, "a.txt", "cem"))).Message.ShouldBe(busy);
        (await Should.ThrowAsync<UnreadableText>(waits)).Message.ShouldBe(busy);
        await Should.ThrowAsync<UnreadableText>(burns);
        (await pool.DraftAsync(Children.Plain, "a.txt", "ben")).Text.Paragraphs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_child_is_made_ready_before_the_first_file()
    {
        foreach (var (name, bytes) in WarmFiles.Files()) ArticleReader.Draft(bytes, name, new()).Text.Paragraphs.ShouldContain(p => p.Text.StartsWith("The harbour must be dredged"), name);
        await using var pool = Children.Pool();
        pool.Warm();
        (await Children.SoonAsync(() => pool.Children.Count == 1)).ShouldBeTrue();
        var warm = pool.Children.Single();
        (await pool.DraftAsync(Children.Plain, "a.txt")).Text.Paragraphs.Count.ShouldBe(3);
        pool.Warm();
        pool.Children.ShouldBe([warm]);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_one_sentence()
    {
        await using var pool = new ReaderPool(new(Path.Combine(Cases, "no-such-program"), []), 1);
        (await Should.ThrowAsync<UnreadableText>(pool.DraftAsync(Children.Plain, "a.txt"))).Message.ShouldContain("cannot be started");
    }
}
