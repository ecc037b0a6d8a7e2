using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Accounts;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens token: a new one-time editing address, or the end of all editing rights.</summary>
internal static class TokenCommand
{
    private static readonly Option<bool> Revoke = new("--revoke") { Description = "Make all editing cookies and unused tokens void." };

    public static Command Make()
    {
        var command = new Command("token", "Make a one-time editing address, good once within 15 minutes.") { Revoke };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var tokens = services.GetRequiredService<EditorTokens>();
            if (parsed.GetValue(Revoke))
            {
                await tokens.RevokeAsync(Common.Who, cancel);
                Common.Say("All editing cookies and unused tokens are void, where the web is running within a second.");
                return 0;
            }
            var address = await tokens.AddressAsync(cancel) ?? "http://127.0.0.1:5080";
            Console.Out.WriteLine($"{address}/signin?token={await tokens.MakeAsync(Common.Who, cancel)}");
            return 0;
        }));
        return command;
    }
}
