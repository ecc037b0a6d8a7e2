using System.Net.Sockets;
using Microsoft.Extensions.Options;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using Serilog;

namespace OpinionLens.Web.Composition;

/// <summary>A start that cannot go on, told in one sentence that says what to do.</summary>
internal sealed class StartProblem(string message) : Exception(message);

/// <summary>Runs the program; expected failures end in one sentence on standard error and exit code 1, never in a stack trace.</summary>
internal static class Start
{
    public static async Task<int> OrExplainAsync(Func<Task> program)
    {
        try
        {
            await program();
            return 0;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    private static string? Sentence(Exception e) => e switch
    {
        StartProblem or StoreProblem => e.Message,
        Refusal => $"The samples could not be loaded: {e.Message}",
        OptionsValidationException options => string.Join(' ', options.Failures.Select(Told)),
        FormatException or InvalidDataException => $"A setting cannot be read: {e.Message.ReplaceLineEndings(" ")}",
        InvalidOperationException when e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => $"A setting cannot be read: {e.Message}",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This address needs more rights (ports below 1024 do); choose another with --urls http://127.0.0.1:PORT.",
        SocketException socket => $"The program cannot listen there: {socket.Message}; choose another address with --urls http://127.0.0.1:PORT.",
        IOException io when io.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            $"{Taken(io.Message)} is taken by another program; end that one, or choose another address with --urls http://127.0.0.1:PORT.",
        UnauthorizedAccessException or IOException => $"{e.Message.TrimEnd('.')}; give yourself the right, or choose another place with --db.",
        _ => null,
    };

    /// <summary>Kestrel says "Failed to bind to address http://127.0.0.1:5080: address already in use."</summary>
    private static string Taken(string message) => Array.Find(message.Split(' '), word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':') ?? "The address";

    /// <summary>The framework wraps our sentence: "... with the error: 'The setting ...'."</summary>
    private static string Told(string failure) => failure.Split("error: '", 2) is [_, var sentence] ? sentence.TrimEnd('.').TrimEnd('\'') : failure;
}
