using System.Globalization;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>How claims leave as a file: rows of a spreadsheet, lines of the JSON contract, or annotations as the W3C models them.</summary>
public enum ExportFormat { Csv, Jsonl, Jsonld }

/// <summary>What a file of claims says of itself.</summary>
/// <param name="Site">Address of the site, with its last slash.</param>
/// <param name="Query">The list's address below the site, without a slash before it: <c>claims?source=vladimir-putin</c>.</param>
/// <param name="Made">When.</param>
/// <param name="Change">Id of the newest change of the store by then, in base 32: what the file tells is as of this; 0 where nothing has been written yet.</param>
/// <param name="Claims">How many follow.</param>
public sealed record ExportHead(string Site, string Query, DateTimeOffset Made, string Change, int Claims);

/// <summary>One claim for a file.</summary>
/// <param name="Claim">As the reader may see it.</param>
/// <param name="Texts">By id of the passage: the paragraph that it stands in; a passage without one is an orphan.</param>
public sealed record ExportedClaim(ClaimReading Claim, IReadOnlyDictionary<long, string> Texts);

/// <summary>Writes claims in one format, piece by piece: nothing is held. The same claims and head give the same text wherever it is written.</summary>
public abstract class ClaimSheet
{
    public static ClaimSheet Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => new CsvSheet(),
        ExportFormat.Jsonl => new JsonLinesSheet(),
        _ => new AnnotationSheet(),
    };

    /// <summary>For the browser.</summary>
    public abstract string MediaType { get; }

    /// <summary>Whether it needs <see cref="ExportedClaim.Texts"/>.</summary>
    public virtual bool NeedsTexts => false;

    public abstract string Begin(ExportHead head);

    public abstract string Row(ExportedClaim row);

    public virtual string End() => "";

    /// <summary>A moment, UTC, to the second.</summary>
    protected static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
