using System.Diagnostics;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>What goes wrong at the start is told in one sentence, with exit code 1.</summary>
public sealed class StartJourney
{
    private static async Task<Ended> EndedAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
    }

    private static void OneSentence(Ended ended, string says)
    {
        ended.Code.ShouldBe(1);
        var text = (ended.Out + ended.Error).Trim();
        text.ShouldContain(says);
        text.ShouldNotContain("   at ");
        ended.Error.Trim().Split('\n').Length.ShouldBe(1, ended.Error);
    }

    [Theory]
    [InlineData("WebOutput")]
    [InlineData("CliOutput")]
    public async Task A_file_that_is_no_store(string program)
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        await File.WriteAllTextAsync(place.Db, new string('x', 9000));
        OneSentence(await EndedAsync(Programs.Programs.Start(program, place, program == "CliOutput" ? ["articles", "--db", place.Db] : ["--db", place.Db, "--urls", $"http://127.0.0.1:{WebServer.FreePort()}"])), "not an OpinionLens store");
    }

    [Fact]
    public async Task A_server_that_is_not_there()
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        OneSentence(await EndedAsync(Programs.Programs.Start("WebOutput", place, ["--db", "Host=127.0.0.1;Port=1;Username=x;Database=x"])), "does not answer");
    }

    [Theory]
    [InlineData("AllowedHosts", "*", "must name hosts")]
    [InlineData("AllowedHosts", "lens.example.org;0.0.0.0", "0.0.0.0 would answer every name")]
    [InlineData("OpinionLens__PublicAddress", "lens.example.org", "must be an address such as https://host")]
    [InlineData("OpinionLens__PublicAddress", "https://lens.example.org/?x=1", "must be an address such as https://host")]
    [InlineData("OpinionLens__PublicAddress", "https://lens.example.org/claims", "begins as a page of the program does")]
    [InlineData("OpinionLens__TrustedProxies", "10.0.0.5;proxy", "proxy is none")]
    public async Task A_setting_that_would_not_be_safe(string name, string value, string says)
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        string[] arguments = ["--db", place.Db, "--urls", $"http://127.0.0.1:{WebServer.FreePort()}"];
        OneSentence(await EndedAsync(Programs.Programs.Start("WebOutput", place, arguments, new Dictionary<string,
            string> { [name] = value })), says);
    }

    /// <summary>The shell that starts this test lets others read new files.</summary>
    [Fact]
    public async Task Whatever_it_makes_is_for_its_owner_and_settings_it_does_not_know_are_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var place = await Place.MakeAsync(Database.Sqlite);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place.Folder, (UnixFileMode)0b111_101_101);
        await using var web = await WebServer.StartAsync(place, new Dictionary<string, string> { ["OpinionLens__LogDay"] = "3" });
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(20)
            && Directory.GetFiles(place.Folder, "web-*.log", SearchOption.AllDirectories).Length == 0;) await Task.Delay(50);
        var made = new DirectoryInfo(place.Folder).GetFileSystemInfos("*", SearchOption.AllDirectories);
        made.Length.ShouldBeGreaterThan(4);
        made.Where(f => f.UnixFileMode != (f is DirectoryInfo ? (UnixFileMode)0b111_000_000 : (UnixFileMode)0b110_000_000))
            .Select(f => $"{f} {f.UnixFileMode}").ShouldBeEmpty();
        web.Said.ShouldContain("The setting OpinionLens:LogDay is unknown");
        web.Said.ShouldContain($"Others on this machine may read {place.Folder};");
    }

    /// <summary>A file of arguments could be named by whoever writes one argument.</summary>
    [Fact]
    public async Task An_argument_with_an_at_sign_is_no_file_of_arguments()
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        var file = Path.Combine(place.Folder, "arguments");
        await File.WriteAllTextAsync(file, "--help");
        var ended = await EndedAsync(Programs.Programs.Start("CliOutput", place, ["search", "@" + file, "--db", place.Db]));
        ended.Code.ShouldBe(0, ended.Error);
        ended.Out.ShouldNotContain("Usage");
    }

    [Fact]
    public async Task A_port_in_use()
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        await using var web = await WebServer.StartAsync(place);
        await using var other = await Place.MakeAsync(Database.Sqlite);
        OneSentence(await EndedAsync(Programs.Programs.Start("WebOutput", other, ["--db", other.Db, "--urls", web.Address])), "taken by another program");
    }

    [Fact]
    public async Task Killed_during_its_first_start_the_next_one_works()
    {
        foreach (var kind in new[] { Database.Sqlite, Database.Postgres })
        {
            await using var place = await Place.MakeAsync(kind);
            foreach (var wait in new[] { 500, 900, 1300 })
            {
                using var process = Programs.Programs.Start("WebOutput", place, ["--db", place.Db, "--urls", $"http://127.0.0.1:{WebServer.FreePort()}"]);
                await Task.Delay(wait);
                process.Kill();
                await process.WaitForExitAsync();
            }
            (await Programs.Programs.CliAsync(place, "samples")).Code.ShouldBe(0);
            await using var web = await WebServer.StartAsync(place);
            using var client = new HttpClient();
            (await client.GetStringAsync(web.Address + "/articles")).ShouldContain(Journey.A);
        }
    }

    [Fact]
    public async Task The_practice_op_ed_is_kept_once_without_claims_or_written_to_a_file()
    {
        foreach (var kind in new[] { Database.Sqlite, Database.Postgres })
        {
            await using var place = await Place.MakeAsync(kind);
            var first = await Programs.Programs.CliAsync(place, "samples", "--practice");
            (first.Code, first.Out).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0), r => r.Out.ShouldStartWith("now small-states-should-hold-the-pen"));
            var again = await Programs.Programs.CliAsync(place, "samples", "--practice");
            (again.Code, again.Out.Trim()).ShouldBe((0, "small-states-should-hold-the-pen: already there"));
            var line = (await Programs.Programs.CliAsync(place, "articles", "--json", "--public")).Lines.ShouldHaveSingleItem();
            line.ShouldContain("\"date\":\"2026-05-04\"");
            line.ShouldContain("\"coverage\":{\"annotated\":0,\"nothing\":0,\"unread\":14,\"body\":14}");

            // The file asks about its date as any file does, and is the same text.
            var file = Path.Combine(place.Folder, "practice.md");
            (await Programs.Programs.CliAsync(place, "samples", "-o", file)).Code.ShouldBe(1);
            (await Programs.Programs.CliAsync(place, "samples", "--practice", "-o", file)).Code.ShouldBe(0);
            (await Programs.Programs.CliAsync(place, "import", file)).Error.ShouldContain("04/05/2026 can be 4 May 2026 or 5 April 2026");
            (await Programs.Programs.CliAsync(place, "import", file, "--date-order", "dmy")).Out.ShouldContain("already there as small-states-should-hold-the-pen");
        }
    }

    [Fact]
    public async Task Under_Turkish_culture_everything_reads_the_same()
    {
        await using var place = await Place.MakeAsync(Database.Sqlite);
        (await Programs.Programs.CliAsync(place, "samples")).Code.ShouldBe(0);
        async Task<string> SayAsync(string culture)
        {
            using var process = Programs.Programs.Start("CliOutput", place, ["search", "TITLE ISTANBUL istanbul putin", "--json", "--db", place.Db], new Dictionary<string, string> { ["LANG"] = culture, ["LC_ALL"] = culture });
            return (await EndedAsync(process)).Out;
        }
        (await SayAsync("tr_TR.UTF-8")).ShouldBe(await SayAsync("en_US.UTF-8"));
        await using var web = await WebServer.StartAsync(place, new Dictionary<string, string> { ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" });
        using var client = new HttpClient();
        (await client.GetStringAsync($"{web.Address}/a/{Journey.A}")).ShouldContain("3 June 2025");
    }
}
