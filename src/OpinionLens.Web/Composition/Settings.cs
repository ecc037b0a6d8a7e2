using OpinionLens.Store;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Web.Composition;

/// <summary>Reads what the operator asked for, and opens the store it names.</summary>
internal static class Settings
{
    /// <summary>Checks the arguments and binds <see cref="OpinionLensOptions"/>.</summary>
    /// <exception cref="StartProblem">An argument that is unknown or lacks its value.</exception>
    public static void AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            // "--name=value" and, for values alone, "--name value": as the command line of .NET reads them.
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) throw new StartProblem($"The argument {args[i]} is not understood; known are --db PATH and --urls ADDRESS.");
            if (args[i].Contains('=', StringComparison.Ordinal)) continue;
            if (++i >= args.Length || args[i].StartsWith("--", StringComparison.Ordinal)) throw new StartProblem($"The argument {args[i - 1]} needs a value.");
        }
        foreach (var unknown in Unknown(builder.Configuration))
            Console.Error.WriteLine($"The setting {OpinionLensOptions.Section}:{unknown} is unknown and does nothing; "
                + $"known are {string.Join(", ", Known)}.");
        builder.Services.AddOptions<OpinionLensOptions>().Bind(builder.Configuration.GetSection(OpinionLensOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
    }

    private static IEnumerable<string> Known =>
        typeof(OpinionLensOptions).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal);

    /// <summary>A name that is written wrongly would else be silently the default.</summary>
    private static IEnumerable<string> Unknown(IConfiguration settings) =>
        settings.GetSection(OpinionLensOptions.Section).GetChildren().Select(c => c.Key).Except(Known, StringComparer.OrdinalIgnoreCase);

    /// <summary>Registers the store: <c>--db</c>, else <c>ConnectionStrings:Store</c>, else the default file.</summary>
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var address = StoreAddress.Parse(builder.Configuration["db"] ?? builder.Configuration.GetConnectionString("Store"),
            builder.Configuration["db"] is null ? builder.Configuration.GetConnectionString("StorePasswordFile") : null);
        builder.Services.AddSingleton(address);
        builder.Services.AddSingleton<StoreIdentity>();
        builder.Services.AddOpinionLensStore(address);
        builder.Services.AddHostedService<HeadStart>();
    }

    /// <summary>Migrates the store, gives an empty embedded one the samples, and learns its name.</summary>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<LensStore>();
        await store.PrepareAsync();
        if (store.Address.Kind == StoreKind.Sqlite && await store.IsEmptyAsync())
            await app.Services.GetRequiredService<PackShelf>().LoadSamplesAsync("system");
        if (PrivateFiles.Wider(store.Address) is { Count: > 0 } wide)
        {
            var more = wide.Count == 1 ? "" : $" and {wide.Count - 1} more";
            await Console.Error.WriteLineAsync($"Others on this machine may read {wide[0]}{more}; "
                + "run chmod -R go= there to keep texts for members from them.");
        }

        app.Services.GetRequiredService<StoreIdentity>().Name = await app.Services.GetRequiredService<EditorTokens>().StoreNameAsync();
    }
}

/// <summary>The short name of the store, known once it is prepared: cookies carry it, so that two stores on one host do not clash.</summary>
internal sealed class StoreIdentity
{
    public string Name { get; set; } = "new";
}
