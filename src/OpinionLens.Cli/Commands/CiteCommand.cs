using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens cite ID-or-SLUG: a claim, or one revision of an article, as it is cited.</summary>
internal static class CiteCommand
{
    private enum Form { Text, Bibtex, Csl }

    private static readonly Argument<string> What = new("what") { Description = "Id of a claim, or slug of an article." };
    private static readonly Option<string?> As = new("--as") { Description = $"{string.Join(", ", Words.All<Form>())}; by default text." };
    private static readonly Option<int?> Revision = new("--revision") { Description = "As it stands in this revision; by default the current one." };

    public static Command Make()
    {
        var stranger = Common.AsStranger;
        var command = new Command("cite", "Cite a claim, or one revision of an article.") { What, As, Revision, Common.Site, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var form = Common.Word<Form>(parsed.GetValue(As), "--as") ?? Form.Text;
            var citation = await FindAsync(services, parsed.GetValue(What)!, parsed.GetValue(Revision), Common.Sees(parsed, stranger), await Common.SiteAsync(parsed, services, cancel), cancel);
            var line = new CiteLine(citation.Key, citation.ToText(), citation.ToBibTex(), citation.ToCslJson());
            Common.Write(parsed, line, l => (form switch { Form.Bibtex => l.Bibtex, Form.Csl => l.Csl, _ => l.Text }).TrimEnd('\n'));
            return 0;
        }));
        return command;
    }

    private static async Task<Citation> FindAsync(IServiceProvider services, string what, int? revision, Visibility sees, string site, CancellationToken cancel)
    {
        var (ledger, library) = (services.GetRequiredService<ClaimLedger>(), services.GetRequiredService<ArticleLibrary>());
        if (LensId.TryParse(what, out var id) && await ledger.ReadAsync(id, revision, sees, cancel) is { } claim)
            return revision is null || claim.Passages.Count > 0 ? Citation.Of(claim, await ledger.AnchorsAsync(id, sees, cancel), site) : throw new Refusal($"{what} has no passage in revision {revision}.");
        var entry = await library.FindAsync(what, sees, cancel) ?? throw new Refusal($"There is no claim and no article {what}; see the lists with: opinionlens claims, opinionlens articles");
        return Citation.Of(revision is not { } number ? entry : await library.FindAsync(what, number, sees, cancel) ?? throw new Refusal($"{what} has no revision {number} that can be read."), site);
    }

    private sealed record CiteLine(string Key, string Text, string Bibtex, string Csl);
}
