using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Claims;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens relations: how claims stand to each other.</summary>
internal static class RelationsCommand
{
    private static readonly Option<string?> Article = new("--article") { Description = "Slug of an article at either end." };
    private static readonly Option<string?> Kind = new("--kind") { Description = string.Join(", ", Words.All<RelationKind>()) };

    public static Command Make()
    {
        var (limit, stranger) = (Common.Limit, Common.AsStranger);
        var command = new Command("relations", "List the relations between claims.") { Article, Kind, limit, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var relations = await services.GetRequiredService<ClaimLedger>()
                .RelationsAsync(parsed.GetValue(Article), Common.Word<RelationKind>(parsed.GetValue(Kind), "--kind"), parsed.GetValue(limit), cancel);
            foreach (var r in relations)
                Common.Write(parsed, new RelationLine(LensId.Format(r.Id), LensId.Format(r.FromId), LensId.Format(r.ToId), r.Kind,
                    r.Echo && parsed.GetValue(stranger) ? null : r.Reason, r.DecidedBy, r.Score, r.Confirmed), l => $"{l.From} {Words.Of(l.Kind)} {l.To}: {l.Reason}");
            return 0;
        }));
        return command;
    }
}
