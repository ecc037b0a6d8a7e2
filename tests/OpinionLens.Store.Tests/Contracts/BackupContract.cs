using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class BackupContract : StoreContract
{
    private const string Slug = "the-harbour-and-the-mayor";
    private readonly string folder = Directory.CreateTempSubdirectory("opinionlens-backup-").FullName;

    private string File(string name = "store.olb") => Path.Combine(folder, name);

    private static Task<StoreUnderTest> EmptyAsync(StoreKind kind) => kind == StoreKind.Sqlite ? StoreUnderTest.SqliteAsync() : StoreUnderTest.PostgresAsync();

    /// <summary>A store in which everything has happened once.</summary>
    private async Task FillAsync()
    {
        await Under.Packs.LoadSamplesAsync("ada");
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var ids = await Under.Claims.AssertAsync(Slug, [Some.Reported(), Some.Draft("The harbour must be dredged before winter")], "ada");
        await Under.Intake.ReviseAsync(Slug, Some.Text([.. Some.Harbour.Select(p => p.Replace("before winter", "before the storms", StringComparison.Ordinal))]), "ben");
        await Under.Claims.SetStatusAsync(ids[1], (await Under.Claims.FindAsync(ids[1], Discourse.Articles.Visibility.Members))!.Value.Claim.Claim.Version, ClaimStatus.Retired, "ada");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("The old one sank under promises", "The old quay failed")], "ben");
        await Under.Undo.UndoAsync("ben");
        await Under.Drafts.KeepAsync("ada", "import/one", "{\"title\":\"Quay\"}", null, [0, 1, 254, 255]);
        await Under.Intake.KeepDateOrderAsync("Harbour Gazette", "dmy", "ada");
        await Under.Tokens.UseAsync(await Under.Tokens.MakeAsync("ada"), "ada");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_backup_restores_on_either_database_with_identical_answers(StoreKind kind)
    {
        await FillAsync();
        var written = await Under.Backups.WriteAsync(File());
        await using var other = await EmptyAsync(kind);
        var restored = await other.Backups.RestoreAsync(File());
        (restored.Rows, restored.Sha256).ShouldBe((written.Rows, written.Sha256));
        (await Answers.OfAsync(other)).ShouldBe(await Answers.OfAsync(Under));
        (await other.Intake.DateOrderAsync("Harbour Gazette")).ShouldBe("dmy");
        (await other.Drafts.FindAsync("ada", "import/one"))!.Bytes.ShouldBe([0, 1, 254, 255]);

        // What can be undone can be undone there too, and nothing of this machine has come along.
        await Under.Undo.UndoAsync("ada");
        await other.Undo.UndoAsync("ada");
        await Under.Undo.RedoAsync("ben");
        await other.Undo.RedoAsync("ben");
        static async Task<string> StateAsync(StoreUnderTest s) => string.Join('\n', (await s.Claims.ListAsync(new(Article: Slug), Discourse.Articles.Visibility.Members, null, null)).Rows.Select(c => $"{c.Claim.Id} {c.Claim.Statement} {c.Claim.Status}"));
        (await StateAsync(other)).ShouldBe(await StateAsync(Under));
        (await other.Tokens.EpochAsync()).ShouldBeNull();
        (await other.Tokens.StoreNameAsync()).ShouldNotBe(await Under.Tokens.StoreNameAsync());
        await using var context = other.Context();
        (await context.EditorTokens.AnyAsync()).ShouldBeFalse();
        // Search goes on working for what comes later.
        await other.Intake.AddAsync(Some.Text(["An osprey nests at the quay."], "Osprey"), "ada");
        (await other.Search.FindAsync("osprey quay", Discourse.Articles.Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_of_what_was_restored_has_the_same_rows()
    {
        await FillAsync();
        await Under.Backups.WriteAsync(File());
        await using var other = await StoreUnderTest.SqliteAsync();
        await other.Backups.RestoreAsync(File());
        await other.Backups.WriteAsync(File("again.olb"));
        (await RowsAsync(File("again.olb"))).ShouldBe(await RowsAsync(File()));
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_alone_and_replaces_nothing_unasked()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await Under.Backups.WriteAsync(File());
        if (!OperatingSystem.IsWindows()) System.IO.File.GetUnixFileMode(File()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Should.ThrowAsync<Refusal>(() => Under.Backups.WriteAsync(File()))).Message.ShouldContain("--overwrite");
        await Under.Backups.WriteAsync(File(), overwrite: true);
        await System.IO.File.WriteAllTextAsync(File("diary.txt"), "Dear diary");
        (await Should.ThrowAsync<Refusal>(() => Under.Backups.WriteAsync(File("diary.txt"), overwrite: true))).Message.ShouldContain("no backup");
        (await System.IO.File.ReadAllTextAsync(File("diary.txt"))).ShouldBe("Dear diary");
        (await Should.ThrowAsync<Refusal>(() => Under.Backups.WriteAsync(Path.Combine(folder, "nowhere", "x.olb")))).Message.ShouldContain("cannot be written");
        Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe(["diary.txt", "store.olb"]);
        // A store on a server has a folder only once something was kept in it.
        if (Directory.Exists(Under.Address.Folder)) Directory.GetFiles(Under.Address.Folder, "*.copy*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_not_restored_into_and_an_empty_one_not_backed_up()
    {
        (await Should.ThrowAsync<Refusal>(() => Under.Backups.WriteAsync(File()))).Message.ShouldContain("nothing to back up");
        await Under.Drafts.KeepAsync("ada", "form", "{}");
        await Under.Backups.WriteAsync(File());
        (await Should.ThrowAsync<Refusal>(() => Under.Backups.RestoreAsync(File()))).Message.ShouldContain("not empty");
    }

    [Fact]
    public async Task A_backup_that_is_cut_damaged_newer_or_not_ours_is_refused_and_nothing_is_written()
    {
        await Under.Packs.LoadSamplesAsync("ada");
        await Under.Backups.WriteAsync(File());
        var whole = await System.IO.File.ReadAllBytesAsync(File());
        await using var empty = await EmptyAsync(Under.Address.Kind);
        foreach (var (what, bytes) in Spoilt(whole))
        {
            await System.IO.File.WriteAllBytesAsync(File("spoilt.olb"), bytes);
            var refusal = await Should.ThrowAsync<Refusal>(() => empty.Backups.RestoreAsync(File("spoilt.olb")), what);
            refusal.Message.ShouldEndWith("Nothing was restored.", Case.Sensitive, what);
            refusal.Message.ShouldNotContain("\n", Case.Sensitive, what);
        }

        // The same rows packed in another way are the same backup.
        await System.IO.File.WriteAllBytesAsync(File("packed.olb"), Zip(Unzip(whole)));
        (await empty.Backups.VerifyAsync(File("packed.olb"))).Sha256.ShouldBe((await empty.Backups.VerifyAsync(File())).Sha256);
        (await empty.Store.IsEmptyAsync()).ShouldBeTrue();
        await using (var context = empty.Context())
            ((await context.Actors.CountAsync()) + (await context.SearchEntries.CountAsync()) + (await context.ChangeRows.CountAsync())).ShouldBe(0);
        await empty.Backups.RestoreAsync(File());
    }

    private static IEnumerable<(string What, byte[] Bytes)> Spoilt(byte[] whole)
    {
        for (var length = 0; length < whole.Length; length += 1024) yield return ($"cut at {length}", whole[..length]);
        foreach (var less in new[] { 1, 4, 7, 8, 9, 20 }) yield return ($"cut by {less}", whole[..^less]);
        yield return ("goes on", [.. whole, 0]);
        yield return ("twice", [.. whole, .. whole]);
        var random = new Random(5);
        foreach (var at in Enumerable.Range(0, 18).Concat(Enumerable.Range(whole.Length - 10, 10)).Concat(Enumerable.Range(0, 120).Select(_ => random.Next(whole.Length))))
        {
            var flipped = whole.ToArray();
            flipped[at] ^= 0xff;
            // Once in tens of thousands a reference to earlier words becomes one to the same words elsewhere: then nothing is spoilt.
            if (at < Backup.BackupFile.Header.Length || at >= whole.Length - GzipEnd || !IsSame(flipped, whole)) yield return ($"flipped at {at}", flipped);
        }

        var lines = Unzip(whole);
        yield return ("a row less", Zip([.. lines[..5], .. lines[6..]]));
        yield return ("a row twice", Zip([.. lines[..5], .. lines[4..]]));
        yield return ("a word changed", Zip([lines[0], lines[1].Replace("Putin", "Pater", StringComparison.Ordinal), .. lines[2..]]));
        yield return ("no head", Zip(lines[1..]));
        yield return ("another format", Zip([lines[0].Replace("opinionlens-backup", "opinionlens-else", StringComparison.Ordinal), .. lines[1..]]));
        yield return ("a newer version", Zip([lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), .. lines[1..]]));
        yield return ("a newer level", Zip([lines[0].Replace("\"Editing\"", "\"Editing\",\"Future\"", StringComparison.Ordinal), .. lines[1..]]));
        yield return ("an unknown kind", Zip([lines[0], "{\"kind\":\"spoon\",\"row\":{}}", .. lines[1..]]));
        yield return ("nothing", Zip([""]));
        yield return ("no JSON", Zip(["hello", "there"]));
    }

    /// <summary>Checksum and length of what was packed, at the end of every gzip file.</summary>
    private const int GzipEnd = 8;

    /// <summary>Whether both files unpack to the same, to the last letter.</summary>
    private static bool IsSame(byte[] one, byte[] other)
    {
        try { return Unzip(one).SequenceEqual(Unzip(other)); }
        catch (InvalidDataException) { return false; }
    }

    private static string[] Unzip(byte[] bytes)
    {
        using var zipped = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(zipped);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[] Zip(string[] lines)
    {
        var memory = new MemoryStream();
        using (var zipped = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) zipped.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
        var bytes = memory.ToArray();
        Backup.BackupFile.Header.CopyTo(bytes, 0);
        return bytes;
    }

    private static async Task<string> RowsAsync(string file) => string.Join('\n', Unzip(await System.IO.File.ReadAllBytesAsync(file))[1..^1]);
}
