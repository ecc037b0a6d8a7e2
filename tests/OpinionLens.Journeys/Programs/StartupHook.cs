using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using OpinionLens.Journeys.Programs;

/// <summary>
/// Loaded into the process of a hall by the runtime (DOTNET_STARTUP_HOOKS), before its program begins: runs that program many times in one process, as a line of JSON on standard input
/// asks. With the end of the tests that input ends, and so does the hall.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Hall.Commands) is { } program) RunCommands(program);
        else new Thread(ServeSites) { IsBackground = true }.Start();
    }

    /// <summary>Each line is the arguments of one more site beside the first.</summary>
    private static void ServeSites()
    {
        while (Console.In.ReadLine() is { } line) Begin(() => Assembly.GetEntryAssembly()!.EntryPoint!.Invoke(null, [JsonSerializer.Deserialize<string[]>(line)!]));
        Environment.Exit(0);
    }

    /// <summary>Each line is a <see cref="Asked"/>, answered by an <see cref="Answered"/>; several may run at once. The program itself never begins.</summary>
    private static void RunCommands(string program)
    {
        var (input, answers) = (Console.In, Console.Out);
        var (output, error) = (new OwnWriter(), new OwnWriter());
        Console.SetOut(output);
        Console.SetError(error);
        var main = AssemblyLoadContext.Default.LoadFromAssemblyPath(program).EntryPoint!;
        while (input.ReadLine() is { } line)
        {
            var asked = JsonSerializer.Deserialize<Asked>(line)!;
            Begin(() =>
            {
                var (said, failed, code) = (output.Begin(), error.Begin(), 1);
                try { code = (int)main.Invoke(null, [asked.Arguments])!; }
                catch (TargetInvocationException e) { failed.Write(e.InnerException); }
                // A process that ends lets go of its connections.
                LetGo("Microsoft.Data.Sqlite.SqliteConnection, Microsoft.Data.Sqlite");
                LetGo("Npgsql.NpgsqlConnection, Npgsql");
                var answer = JsonSerializer.Serialize(new Answered(asked.Id, code, said.ToString()!, failed.ToString()!));
                lock (answers) { answers.WriteLine(answer); answers.Flush(); }
            });
        }

        Environment.Exit(0);
    }

    private static void LetGo(string connection) => Type.GetType(connection)?.GetMethod("ClearAllPools", [])?.Invoke(null, null);

    private static void Begin(Action work) => new Thread(() => work()) { IsBackground = true }.Start();

    /// <summary>What a command writes goes to its own text, whichever of its threads writes it.</summary>
    private sealed class OwnWriter : StringWriter
    {
        private readonly AsyncLocal<StringWriter?> own = new();

        public StringWriter Begin() => own.Value = new();

        public override void Write(char value) => own.Value?.Write(value);

        public override void Write(string? value) => own.Value?.Write(value);

        public override void Write(char[] buffer, int index, int count) => own.Value?.Write(buffer, index, count);

        public override void Write(ReadOnlySpan<char> buffer) => own.Value?.Write(buffer);
    }
}

/// <summary>A command that shall be run.</summary>
internal sealed record Asked(int Id, string[] Arguments);

/// <summary>What a command that has ended said.</summary>
internal sealed record Answered(int Id, int Code, string Out, string Error);
