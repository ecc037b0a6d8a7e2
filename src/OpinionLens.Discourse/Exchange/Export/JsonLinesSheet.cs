using System.Text.Json;

namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>The JSON contract's claim lines, after one line <c>{"export": {query, made, change, claims}}</c> that tells what they are.</summary>
internal sealed class JsonLinesSheet : ClaimSheet
{
    public override string MediaType => "application/jsonl; charset=utf-8";

    public override string Begin(ExportHead head) =>
        Line(new { export = new { query = head.Site + head.Query, made = Time(head.Made), head.Change, head.Claims } });

    public override string Row(ExportedClaim row) => Line(row.Claim.ToLine());

    private static string Line<T>(T told) => JsonSerializer.Serialize(told, LensJson.Line) + "\n";
}
