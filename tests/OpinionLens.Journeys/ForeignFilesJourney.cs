using System.Diagnostics;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>An editor uploads files that were made to hurt their reader; everybody else goes on reading.</summary>
public sealed class ForeignFilesJourney(ITestOutputHelper output)
{
    /// <summary>Of each way to hurt one, and two honest files: a short run takes these.</summary>
    private static readonly string[] Some = ["yaml-brackets.md", "md-links.md", "md-quotes.md", "pdf-saves.pdf", "docx-zip-bomb.docx", "html-deep.html", "guard-plain.pdf", "guard-long.docx"];

    private static bool Long => Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1";

    private static async Task MakeAsync(string folder)
    {
        var suite = Path.Combine(Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") ?? "", "suites", "hostile", "make.py");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What processes use is told by Linux alone.");
        Assert.SkipUnless(File.Exists(suite), "The hostile files are not at hand: OPINIONLENS_MATERIAL names no folder with suites/hostile/.");
        Process? maker = null;
        try { maker = Process.Start(new ProcessStartInfo("python3", [suite, folder])); }
        catch (System.ComponentModel.Win32Exception) { Assert.Skip("There is no python3, which makes the hostile files."); }
        await maker!.WaitForExitAsync();
        maker.ExitCode.ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient editor, string name, byte[] bytes, CancellationToken cancel = default)
    {
        var page = await Forms.ReadAsync(editor, "/import");
        var content = new MultipartFormDataContent();
        foreach (var field in page.QuerySelector("form.take")!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(field.Value), field.Name!);
        content.Add(new ByteArrayContent(bytes), "file", name);
        return await editor.PostAsync("/import", content, cancel);
    }

    private static async Task<HttpClient> EditorAsync(WebServer web, Place place)
    {
        var editor = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(web.Address) };
        (await editor.GetAsync(await Programs.Programs.SignInPathAsync(place))).EnsureSuccessStatusCode();
        return editor;
    }

    [Fact]
    public async Task Each_hostile_file_is_refused_or_read_while_the_front_page_answers()
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        var folder = Path.Combine(place.Folder, "hostile");
        await MakeAsync(folder);
        await using var web = await WebServer.StartAsync(place);
        await using var family = new ProcessFamily(web.Id);
        using var editor = await EditorAsync(web, place);
        using var done = new CancellationTokenSource();
        var slowest = VisitAsync(web, done.Token);
        foreach (var name in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).Where(n => Long || Some.Contains(n)))
        {
            var (before, clock) = (family.Seconds, Stopwatch.StartNew());
            using var answer = await UploadAsync(editor, name, await File.ReadAllBytesAsync(Path.Combine(folder, name)));
            var fault = answer.StatusCode == HttpStatusCode.BadRequest ? (await Forms.DocumentAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ReplaceLineEndings(" ").Trim() : null;
            output.WriteLine($"{name}: {family.Seconds - before:0.0} s of processor time, {clock.Elapsed.TotalSeconds:0.0} s, {fault ?? "read"}");
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
            if (fault is not null) fault.ShouldContain(".");
            if (name.StartsWith("guard", StringComparison.Ordinal)) fault.ShouldBeNull(name);
            (family.Seconds - before).ShouldBeLessThan(20, name);
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        await done.CancelAsync();
        var (longest, at) = (await slowest, family.Seconds);
        await Task.Delay(TimeSpan.FromSeconds(2));
        output.WriteLine($"/ within {longest.TotalSeconds:0.00} s; {family.MostBytes / (1 << 20):0} MB at most; {family.Seconds - at:0.00} s of processor time in 2 s at rest");
        longest.ShouldBeLessThan(TimeSpan.FromSeconds(3));
        family.MostBytes.ShouldBeLessThan(2.0 * (1 << 30));
        (family.Seconds - at).ShouldBeLessThan(0.5);
        web.Said.ShouldNotContain("Unhandled exception");
    }

    /// <summary>Asks for the front page until it is told to stop.</summary>
    /// <returns>The longest wait.</returns>
    private static async Task<TimeSpan> VisitAsync(WebServer web, CancellationToken done)
    {
        using var visitor = new HttpClient { BaseAddress = new Uri(web.Address) };
        // The first page compiles what all others use.
        (await visitor.GetAsync("/", CancellationToken.None)).EnsureSuccessStatusCode();
        var longest = TimeSpan.Zero;
        while (!done.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            (await visitor.GetAsync("/", CancellationToken.None)).EnsureSuccessStatusCode();
            if (clock.Elapsed > longest) longest = clock.Elapsed;
            await Task.Delay(250, CancellationToken.None);
        }
        return longest;
    }

    [Fact]
    public async Task A_file_burns_no_longer_than_its_editor_waits_or_its_server_lives()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What processes use is told by Linux alone.");
        await using var place = await Place.MakeAsync(Database.Sqlite);
        await using var web = await WebServer.StartAsync(place);
        await using var family = new ProcessFamily(web.Id);
        using var editor = await EditorAsync(web, place);
        var burning = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("[a](", 200_000)));
        using (var leaves = new CancellationTokenSource())
        {
            var reading = UploadAsync(editor, "a.md", burning, leaves.Token);
            var child = await BurningAsync(family);
            await leaves.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(reading);
            await GoneAsync([child]);
        }

        await RestsAsync(family);

        using var again = await UploadAsync(editor, "b.txt", "The ferry\nThe ferry does not come on Sundays, and nobody says why."u8.ToArray());
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/import/");

        var last = UploadAsync(editor, "a.md", burning);
        await BurnsAsync(family);
        var children = family.Children;
        await web.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(last);
        children.ShouldNotBeEmpty();
        await GoneAsync(children);
    }

    /// <summary>Within five seconds the server burns nothing either. Another child may still make itself ready.</summary>
    private static async Task RestsAsync(ProcessFamily family)
    {
        var (clock, used) = (Stopwatch.StartNew(), 1.0);
        while (used > 0.4 && clock.Elapsed < TimeSpan.FromSeconds(5))
        {
            var from = family.OwnSeconds;
            await Task.Delay(TimeSpan.FromSeconds(1));
            used = family.OwnSeconds - from;
        }
        used.ShouldBeLessThan(0.4);
    }

    private static async Task GoneAsync(IReadOnlyList<int> children)
    {
        for (var clock = Stopwatch.StartNew(); children.Any(ProcessFamily.Lives); await Task.Delay(50))
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    /// <summary>The child that reads the burning file: one that only makes itself ready uses less than half of that.</summary>
    private static async Task<int> BurningAsync(ProcessFamily family)
    {
        var clock = Stopwatch.StartNew();
        while (family.Burning(5) is null) { clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60)); await Task.Delay(100); }
        return family.Burning(5)!.Value;
    }

    private static async Task BurnsAsync(ProcessFamily family)
    {
        for (var (clock, from) = (Stopwatch.StartNew(), family.Seconds); family.Seconds < from + 2 || family.Children.Count == 0; await Task.Delay(100)) clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
