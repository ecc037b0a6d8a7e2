using System.Diagnostics;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Web.Tests;

internal static class SiteStart
{
    /// <summary>Waits until the program has told its address, made the first token and brought the claims into memory: until then it asks and writes on its own, beside what a test does.</summary>
    public static async Task ToldAsync(this WebApplicationFactory<Program> site)
    {
        var journal = site.Services.GetRequiredService<ChangeJournal>();
        for (var clock = Stopwatch.StartNew(); (await journal.ListAsync(new(Who: "system", Verb: "token.make"))).Rows.Count == 0; await Task.Delay(20))
            if (clock.Elapsed > TimeSpan.FromSeconds(30)) throw new TimeoutException("The program made no token at its start.");
        await Task.WhenAll(site.Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(s => s.ExecuteTask!)).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
