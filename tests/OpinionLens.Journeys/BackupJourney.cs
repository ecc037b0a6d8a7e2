using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>An operator backs a store up, restores it, and removes a text: by the command line alone.</summary>
public sealed class BackupJourney
{
    private const string Text = "The quay was built by people who expected more ships than ever came to this small coast.";

    [Theory]
    [InlineData(Database.Sqlite, Database.Postgres)]
    [InlineData(Database.Postgres, Database.Sqlite)]
    public async Task A_store_is_backed_up_and_restored_on_the_other_database(Database from, Database to)
    {
        await using var place = await Place.MakeAsync(from);
        await using var other = await Place.MakeAsync(to);
        var file = Path.Combine(place.Folder, "lens.olb");
        (await Programs.Programs.CliAsync(place, "backup", file)).ShouldRefuse("there is nothing to back up");
        (await Programs.Programs.CliAsync(place, "samples")).Code.ShouldBe(0);
        var written = await Programs.Programs.CliAsync(place, "backup", file);
        written.Code.ShouldBe(0, written.Error);
        written.Out.ShouldMatch("lens.olb: verified, [0-9]+ rows, SHA-256 [0-9a-f]{64}\n$");
        written.Error.ShouldBeEmpty();
        (await Programs.Programs.CliAsync(place, "backup", file)).ShouldRefuse("--overwrite");
        (await Programs.Programs.CliAsync(place, "backup", file, "--overwrite", "--json")).Lines.Single().ShouldContain("\"sha256\":");
        (await Programs.Programs.CliAsync(place, "restore", file)).ShouldRefuse("is not empty");
        (await Programs.Programs.CliAsync(other, "restore", file + ".no")).ShouldRefuse("cannot be read");
        await File.WriteAllBytesAsync(file + ".cut", (await File.ReadAllBytesAsync(file))[..2000]);
        (await Programs.Programs.CliAsync(other, "restore", file + ".cut")).ShouldRefuse("Nothing was restored");
        (await Programs.Programs.CliAsync(other, "restore", file)).Out.ShouldContain("restored,");
        foreach (var question in new[] { new[] { "claims", "--public", "--json" }, ["search", "trump putin", "--json"], ["compare", Journey.A, Journey.B, "--json"], ["changes", "--json"] })
            (await Programs.Programs.CliAsync(other, question)).Out.ShouldBe((await Programs.Programs.CliAsync(place, question)).Out);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_text_is_removed_while_the_web_reads_and_the_own_copy_brings_the_claim_back(Database kind)
    {
        await using var place = await Place.MakeAsync(kind);
        var file = Path.Combine(place.Folder, "quay.txt");
        await File.WriteAllTextAsync(file, $"The quay and its keepers\n\nBy Ada Quill\n\n{Text}\n\nNobody counts them any more.\n");
        (await Programs.Programs.CliAsync(place, "import", file, "--slug", "the-quay")).Code.ShouldBe(0);
        (await Programs.Programs.CliAsync(place, "claims", "add", "--article", "the-quay", "--quote", "expected more ships than ever came", "--statement", "The builders hoped for more trade")).Code.ShouldBe(0);
        await using var web = await WebServer.StartAsync(place);
        using var client = new HttpClient();
        (await client.GetStringAsync($"{web.Address}/a/the-quay")).ShouldContain("The text is for editors");

        var told = await Programs.Programs.CliAsync(place, "articles", "purge", "the-quay", "--text");
        (told.Code, told.Out).ShouldBe((0, "the-quay (“The quay and its keepers”): 1 text with 4 paragraphs, 0 drafts and what the log tells of them would be removed. 1 claim and 0 relations stay; 1 blind anchor would be made for your own copy.\n"));
        told.Error.ShouldContain("--yes");
        var done = await Programs.Programs.CliAsync(place, "articles", "purge", "the-quay", "--text", "--yes");
        done.Code.ShouldBe(0, done.Error);
        done.Error.ShouldContain("backups, exported packs");
        (await client.GetStringAsync($"{web.Address}/a/the-quay")).ShouldContain("There is no text here");
        (await client.GetStringAsync($"{web.Address}/a/the-quay/history")).ShouldContain("original, removed");
        if (kind == Database.Sqlite) foreach (var kept in Directory.GetFiles(place.Folder, "store.db*")) ReadAll(kept).ShouldNotContain("more ships than ever");

        (await Programs.Programs.CliAsync(place, "import", file, "--as-revision-of", "the-quay")).Out.ShouldContain("revision 2; passages: 1 exact");
        (await Programs.Programs.CliAsync(place, "claims", "--article", "the-quay", "--json")).Out.ShouldContain("\"quote\":\"expected more ships than ever came\",\"state\":\"exact\"");
        (await Programs.Programs.CliAsync(place, "articles", "purge", "the-quay", "--yes")).Code.ShouldBe(0);
        (await client.GetAsync($"{web.Address}/a/the-quay")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await Programs.Programs.CliAsync(place, "articles", "purge", "the-quay", "--yes")).ShouldRefuse("no article the-quay");
    }

    private static string ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal static class Refused
{
    /// <summary>One sentence on standard error, nothing on standard output, exit code 1.</summary>
    public static void ShouldRefuse(this Ended ended, string says)
    {
        (ended.Code, ended.Out).ShouldBe((1, ""), ended.Error);
        ended.Error.ShouldContain(says);
        ended.Error.Trim().Split('\n').Length.ShouldBe(1, ended.Error);
    }
}
