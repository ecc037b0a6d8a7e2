using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Search;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens search QUERY: articles, paragraphs, claims and actors.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Query = new("query") { Description = "Words, all of which must be there; \"words in marks\" must stand in a row; after -- also -word, which must not be there; source: about: stance: voice: type: topic: article: before: after: narrow.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Kind = new("--kind") { Description = string.Join(", ", Words.All<HitKind>()) };

    public static Command Make()
    {
        var (limit, stranger) = (Common.Limit, Common.AsStranger);
        var command = new Command("search", "Search articles, paragraphs, claims and actors.") { Query, Kind, limit, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var search = services.GetRequiredService<ParagraphSearch>();
            var query = string.Join(' ', parsed.GetValue(Query)!);
            var asked = await search.UnderstandAsync(query, cancel);
            foreach (var fault in asked.Faults) Common.Say(fault);
            foreach (var hint in await search.HintsAsync(query, cancel))
                Common.Say(hint.IsAlias ? $"“{hint.Word}” is another name of {hint.Name}; its claims: about:{hint.Slug}" : $"Nobody here is called “{hint.Word}”. Do you mean {hint.Name}?");
            var page = await search.FindAsync(asked, Common.Sees(parsed, stranger), Common.Word<HitKind>(parsed.GetValue(Kind), "--kind"), null, parsed.GetValue(limit), cancel);
            foreach (var result in page.Rows)
                Common.Write(parsed, result.Hit, h => $"{Words.Of(h.Kind)}  {h.Slug ?? h.Article}{(h.Paragraph is null ? "" : $" ¶{h.Paragraph}")}: {h.Snippet}");
            return 0;
        }));
        return command;
    }
}
