using System.Diagnostics;
using System.Reflection;
using System.Text;
using Npgsql;

namespace OpinionLens.Journeys.Programs;

/// <summary>Which database a journey runs on.</summary>
public enum Database { Sqlite, Postgres }

/// <summary>A store of its own for one test class: an empty folder, and an empty database where PostgreSQL is asked for.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly string? database;

    private Place(string folder, string db, string? database) => (Folder, Db, this.database) = (folder, db, database);

    /// <summary>Data folder: XDG_DATA_HOME of the programs.</summary>
    public string Folder { get; }

    /// <summary>What --db is given.</summary>
    public string Db { get; }

    private static string? Server => Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES");

    public static async Task<Place> MakeAsync(Database kind)
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-journey-").FullName;
        if (kind == Database.Sqlite) return new(folder, Path.Combine(folder, "store.db"), null);
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "There is no PostgreSQL: tests/run starts one and sets OPINIONLENS_POSTGRES.");
        var name = "journey_" + Guid.NewGuid().ToString("N");
        await RunAsync($"CREATE DATABASE {name}");
        var settings = new NpgsqlConnectionStringBuilder(Server);
        return new(folder, $"postgresql://{settings.Username}@{settings.Host}:{settings.Port}/{name}", name);
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await RunAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        Directory.Delete(Folder, true);
    }
}

/// <summary>What a program that has ended said.</summary>
public sealed record Ended(int Code, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Starts the programs as a person does: as processes, with their built output.</summary>
public static class Programs
{
    public static string Output(string name) => typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    public static Process Start(string output, Place place, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) => Start(output, place.Folder, arguments, environment);

    /// <param name="output">Name of the program's path in the metadata of this assembly.</param>
    /// <param name="folder">Its data folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Further variables, or null.</param>
    public static Process Start(string output, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, StandardInputEncoding = new UTF8Encoding(false) };
        start.ArgumentList.Add(Output(output));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["XDG_DATA_HOME"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        // They live for seconds or minutes: code that is instrumented to be compiled better later costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Path of a fresh one-time editing address: another server of the same store may have been the last to say where it listens.</summary>
    public static async Task<string> SignInPathAsync(Place place)
    {
        var said = (await CliAsync(place, "token")).Out.Trim();
        return "/signin" + said[said.IndexOf('?', StringComparison.Ordinal)..];
    }

    /// <summary>Runs the command line to its end, in the hall.</summary>
    public static Task<Ended> CliAsync(Place place, params string[] arguments) => Hall.RunAsync([.. arguments, "--db", place.Db]);

    /// <summary>Runs the command line in a process of its own, with something on its standard input.</summary>
    public static async Task<Ended> CliAsync(Place place, string input, string[] arguments)
    {
        using var process = Start("CliOutput", place, [.. arguments, "--db", place.Db]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }
}
