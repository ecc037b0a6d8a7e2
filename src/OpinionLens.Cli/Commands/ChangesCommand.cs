using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Store;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens changes: the log, newest first; and undo and redo of what this user did on the command line.</summary>
internal static class ChangesCommand
{
    public static Command Make()
    {
        var limit = Common.Limit;
        var who = new Option<string?>("--who") { Description = "Only changes by this editor." };
        var article = new Option<string?>("--article") { Description = "Only changes of this article, by slug." };
        var subject = new Option<string?>("--of") { Description = "The history of a claim, an actor, a topic or a proposition, by id." };
        var verb = new Option<string?>("--verb") { Description = "claim, claim.add, article, undo ..." };
        var command = new Command("changes", "The log of changes, newest first.") { limit, who, article, subject, verb };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            long? of = parsed.GetValue(subject) is not { } text ? null : LensId.TryParse(text, out var id) ? id : throw new Refusal($"--of {text} is no id; an id has 13 letters and digits.");
            var filter = new ChangeFilter(parsed.GetValue(who), parsed.GetValue(article), of, parsed.GetValue(verb));
            foreach (var change in (await services.GetRequiredService<ChangeJournal>().ListAsync(filter, null, parsed.GetValue(limit), cancel)).Rows) Common.Write(parsed, change.ToLine(), Told);
            return 0;
        }));
        return command;
    }

    /// <summary>opinionlens undo.</summary>
    public static Command Undo() => Turn("undo", "Take back your last change on the command line that stands.", "Undone", (desk, cancel) => desk.UndoAsync(Common.Who, cancel));

    /// <summary>opinionlens redo.</summary>
    public static Command Redo() => Turn("redo", "Bring again what you have last taken back.", "Redone", (desk, cancel) => desk.RedoAsync(Common.Who, cancel));

    private static Command Turn(string name, string what, string done, Func<UndoDesk, CancellationToken, Task<Discourse.Changes.Change>> work)
    {
        var change = new Argument<string?>("change") { Description = "Id of one change, whoever made it; by default your last.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, what) { change };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var desk = services.GetRequiredService<UndoDesk>();
            var turned = parsed.GetValue(change) is not { } text ? await work(desk, cancel)
                : LensId.TryParse(text, out var id) ? await desk.TurnAsync(id, name == "undo", Common.Who, cancel) : throw new Refusal($"{text} is no id; see: opinionlens changes");
            Common.Write(parsed, new TurnLine(LensId.Format(turned.Id), done, turned.Summary), l => $"{l.Done}: {l.Summary}");
            return 0;
        }));
        return command;
    }

    private sealed record TurnLine(string Change, string Done, string Summary);

    private static string Told(ChangeLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Id}  {line.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC  {line.Who}  {line.Verb}{(line.Undone ? " (undone)" : "")}  {line.Summary}");
}
