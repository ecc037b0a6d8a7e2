using Microsoft.Data.Sqlite;
using Npgsql;

namespace OpinionLens.Store;

public enum StoreKind { Sqlite, Postgres }

/// <summary>Where a store is: a SQLite file, or a PostgreSQL database.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="ConnectionString">For the provider; may hold a password, so it is never logged.</param>
/// <param name="Display">The same without the password, for messages.</param>
public sealed record StoreAddress(StoreKind Kind, string ConnectionString, string Display)
{
    /// <summary>Folder of the program's own files: <c>$XDG_DATA_HOME/OpinionLens</c>, by default <c>~/.local/share/OpinionLens</c>.</summary>
    public static string DataFolder
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
            if (string.IsNullOrWhiteSpace(home)) home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
            return Path.Combine(home, "OpinionLens");
        }
    }

    /// <summary>Folder beside which keys and logs of this store lie.</summary>
    public string Folder => Kind == StoreKind.Sqlite ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(ConnectionString).DataSource)! : DataFolder;

    /// <summary>
    /// Reads an address: nothing (the default file), a path of a SQLite file, or a PostgreSQL connection string that starts with
    /// <c>Host=</c>, <c>postgres://</c> or <c>postgresql://</c>.
    /// </summary>
    /// <exception cref="StoreProblem">The connection string or URI cannot be read.</exception>
    public static StoreAddress Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return OfFile(Path.Combine(DataFolder, "opinionlens.db"));
        if (text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)) return OfPostgres(text);
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return OfPostgres(FromUri(text));
        return OfFile(text.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase) ? text["Data Source=".Length..] : text);
    }

    /// <summary>The same, with the password of PostgreSQL from a file: so it stands in no setting that a list of processes shows.</summary>
    /// <param name="text">As <see cref="Parse(string?)"/> reads it.</param>
    /// <param name="passwordFile">Path of a file whose only content is the password; null or empty for none.</param>
    /// <exception cref="StoreProblem">The address or the file cannot be read, or the store takes no password.</exception>
    public static StoreAddress Parse(string? text, string? passwordFile)
    {
        var address = Parse(text);
        if (string.IsNullOrWhiteSpace(passwordFile)) return address;
        if (address.Kind != StoreKind.Postgres)
            throw new StoreProblem("ConnectionStrings:StorePasswordFile is for PostgreSQL; a SQLite file takes no password. "
                + "Leave the setting out.");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString)
            {
                Password = File.ReadAllText(passwordFile).TrimEnd('\r', '\n'),
            };
            return address with { ConnectionString = settings.ConnectionString };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreProblem($"The password file {passwordFile} cannot be read; "
                + "name one that you may read in ConnectionStrings:StorePasswordFile.", e);
        }
    }

    private static StoreAddress OfFile(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) full = Path.Combine(full, "opinionlens.db");
        var settings = new SqliteConnectionStringBuilder { DataSource = full, ForeignKeys = true, DefaultTimeout = 30 };
        return new(StoreKind.Sqlite, settings.ConnectionString, full);
    }

    private static StoreAddress OfPostgres(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return new(StoreKind.Postgres, settings.ConnectionString, $"PostgreSQL {settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreProblem("The PostgreSQL connection string cannot be read; it looks like Host=...;Username=...;Password=...;Database=...", e);
        }
    }

    private static string FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new StoreProblem("The PostgreSQL address cannot be read; it looks like postgresql://user:password@host:5432/database");
        var settings = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host), Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) };
        if (uri.Port > 0) settings.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Apply(settings, Uri.UnescapeDataString(pair.Split('=', 2)[0]), Uri.UnescapeDataString(pair.Contains('=', StringComparison.Ordinal) ? pair.Split('=', 2)[1] : ""));
        return settings.ConnectionString;
    }

    /// <summary>libpq's names for settings, where Npgsql has others.</summary>
    private static void Apply(NpgsqlConnectionStringBuilder settings, string key, string value)
    {
        try
        {
            switch (key)
            {
                case "sslmode": settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal); break;
                case "application_name": settings.ApplicationName = value; break;
                case "connect_timeout": settings["Timeout"] = value; break;
                case "host": settings.Host = value; break;
                default: settings[key] = value; break;
            }
        }
        catch (ArgumentException e) { throw new StoreProblem($"The PostgreSQL address has a setting that is not known here: {key}", e); }
    }
}

/// <summary>An expected failure of the store, told in one sentence that says what to do. The program prints it and exits with 1.</summary>
public sealed class StoreProblem : Exception
{
    public StoreProblem(string message) : base(message) { }
    public StoreProblem(string message, Exception inner) : base(message, inner) { }
}

/// <summary>A request that cannot be done as asked: the message says why and what to do instead. Nothing was written.</summary>
public sealed class Refusal : Exception
{
    public Refusal(string message) : base(message) { }

    /// <summary>The member of what was sent that is wrong, as the JSON contract spells it; null where it is about no member.</summary>
    public string? Field { get; init; }

    /// <summary>True where somebody else has saved a newer version since this one was opened: nothing was overwritten.</summary>
    public bool IsStale { get; init; }

    /// <summary>Places that might have been meant; empty where that does not apply.</summary>
    public IReadOnlyList<Discourse.Claims.LinkCandidate> Candidates { get; init; } = [];

    /// <summary>Slug of the actor, topic or proposition that bears the name already, where that is why: a merge may be meant. Null otherwise.</summary>
    public string? Namesake { get; init; }
}
