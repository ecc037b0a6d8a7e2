using System.CommandLine;
using OpinionLens.Cli;
using OpinionLens.Cli.Commands;
using OpinionLens.Import.Reader;
using OpinionLens.Store;

if (ReaderChild.IsAsked(args)) return ReaderChild.Run(args);
// Before any file is made.
PrivateFiles.Begin();

// One command a file under Commands/; each adds itself here.
var root = new RootCommand("OpinionLens: opinion journalism on world politics, read as evidence.");
root.Options.Add(Common.Db);
root.Options.Add(Common.Json);
Command[] commands =
[
    ImportCommand.Make(), ReviseCommand.Make(), CheckCommand.Make(), FeedCommand.Make(), SamplesCommand.Make(), ArticlesCommand.Make(), ClaimsCommand.Make(), ActorsCommand.Make(), RelationsCommand.Make(), TopicsCommand.Make(), PropositionsCommand.Make(),
    CompareCommand.Make(), SearchCommand.Make(), CiteCommand.Make(), PackCommand.Make(), ChangesCommand.Make(), ChangesCommand.Undo(), ChangesCommand.Redo(),
    BackupCommand.Make(), RestoreCommand.Make(), TokenCommand.Make(), EvaluateCommand.Make(), TrainCommand.Make(), BenchCommand.Make(),
];
foreach (var command in commands) root.Subcommands.Add(command);
// An argument that begins with "@" is a word like any other: no file is read because of it.
return await root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync();
