using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Benchmarks;

/// <summary>A text of 1,000 paragraphs with 1,000 claims gets a new revision in which every twentieth paragraph is edited (goal: planned and saved within 2 s); then claims are added to it one by one.</summary>
internal static class Revising
{
    private const int Count = 1000;

    public static async Task RunAsync()
    {
        foreach (var address in new[] { "", Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES") ?? "-" }.Where(a => a != "-")) await RunAsync(address);
    }

    private static async Task RunAsync(string postgres)
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        var name = $"bench_{Environment.ProcessId}";
        var address = postgres.Length == 0 ? Path.Combine(folder.FullName, "b.db") : postgres.Replace("Database=postgres", $"Database={name}", StringComparison.Ordinal);
        if (postgres.Length > 0) await OnServerAsync(postgres, $"create database {name}");
        await using (var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(address)).BuildServiceProvider())
        {
            await services.GetRequiredService<LensStore>().PrepareAsync();
            var (intake, saved, planned) = (services.GetRequiredService<ArticleIntake>(), new List<double>(), new List<double>());
            await intake.AddAsync(Text(0), "benchmark");
            await services.GetRequiredService<ClaimLedger>().AssertAsync("long", [.. Enumerable.Range(0, Count).Select(i => new ClaimDraft { Statement = $"Claim {i}", Passages = [new(First(i, 0), i + 1)] })], "benchmark");
            for (var round = 1; round <= 6; round++)
            {
                var clock = Stopwatch.StartNew();
                await intake.PlanAsync("long", Text(round));
                planned.Add(clock.Elapsed.TotalSeconds);
                clock.Restart();
                await intake.ReviseAsync("long", Text(round), "benchmark");
                saved.Add(clock.Elapsed.TotalSeconds);
            }

            var added = new List<double>();
            for (var i = 0; i < 40; i++)
            {
                var clock = Stopwatch.StartNew();
                await services.GetRequiredService<ClaimLedger>().AssertAsync("long", [new ClaimDraft { Statement = $"One more, {i}", Passages = [new(First(i * 20 + 3, 0), i * 20 + 4)] }], "benchmark");
                added.Add(clock.Elapsed.TotalMilliseconds);
            }

            var on = postgres.Length == 0 ? "SQLite" : "PostgreSQL";
            Measured.Print("revising", $"1,000 paragraphs, 1,000 claims, planned, {on}", planned, "s");
            Measured.Print("revising", $"1,000 paragraphs, 1,000 claims, one claim added, {on}", added, "ms");
            Measured.Print("revising", $"1,000 paragraphs, 1,000 claims, saved, {on}", saved, "s");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (postgres.Length > 0) await OnServerAsync(postgres, $"drop database {name}");
        folder.Delete(true);
    }

    private static async Task OnServerAsync(string postgres, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static ImportedText Text(int round)
    {
        var paragraphs = Enumerable.Range(0, Count).Select(i => new ImportedParagraph(ParagraphRole.Body, $"{First(i, round)} {Second(i, round)}")).ToList();
        return new() { Title = "Long", Slug = "long", Paragraphs = paragraphs, Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paragraphs.Select(p => p.Text))), Visibility = Visibility.Public };
    }

    private static string First(int i, int round) => $"Quay {i} of district {i * 7919 % 997} lost {Changed(i, round)} of its cranes to the storm of year {i * 31 % 463}.";

    private static string Second(int i, int round) => $"The council of town {i * 104_729 % 991} {(Changed(i, round) == 0 ? "refused" : "granted")} the money that crew {i * 17 % 331} had asked for.";

    /// <summary>In each round another twentieth of the paragraphs differs from the first text.</summary>
    private static int Changed(int i, int round) => round > 0 && i % 20 == round % 20 ? round : 0;
}
