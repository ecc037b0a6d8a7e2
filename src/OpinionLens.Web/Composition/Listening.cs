using Microsoft.AspNetCore.HostFiltering;
using OpinionLens.Store.Accounts;

namespace OpinionLens.Web.Composition;

/// <summary>Where the program listens and which Host headers it answers, and how it tells its address.</summary>
internal static class Listening
{
    private const string Default = "http://127.0.0.1:5080";
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>What the framework takes for every name.</summary>
    private static readonly string[] Any = ["*", "0.0.0.0", "[::]"];

    public static void AddListening(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings["urls"] is null && settings["http_ports"] is null && settings["https_ports"] is null && !settings.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(Default);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        string[] named = (settings["AllowedHosts"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(named, n => Any.Contains(n)) is { } any)
            throw new StartProblem($"The setting AllowedHosts must name hosts; {any} would answer every name. "
                + "Give the site's own, such as lens.example.org.");
        // A foreign Host is how DNS rebinding reaches a program on loopback: it gets 400.
        builder.Services.AddOptions<HostFilteringOptions>().Configure<PublicAddress>((hosts, site) =>
        {
            hosts.AllowEmptyHosts = false;
            hosts.AllowedHosts = [.. Own, .. site.IsSet ? [site.Host.Host] : Array.Empty<string>(), .. named];
        });
    }

    /// <summary>Starts, prints the address and a one-time editing address on standard output only, and runs until it is stopped.</summary>
    public static async Task RunAndTellAsync(this WebApplication app)
    {
        await app.StartAsync();
        var listens = (app.Urls.FirstOrDefault() ?? Default).TrimEnd('/').Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
        var site = app.Services.GetRequiredService<PublicAddress>();
        var address = site.IsSet ? site.Text : listens;
        var tokens = app.Services.GetRequiredService<EditorTokens>();
        await tokens.KeepAddressAsync(address);
        var token = await tokens.MakeAsync("system");
        await Console.Out.WriteLineAsync($"OpinionLens listens on {listens}");
        await Console.Out.WriteLineAsync($"To edit, open this once within 15 minutes: {address}/signin?token={token}");
        await app.WaitForShutdownAsync();
    }
}
