using System.Globalization;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange;

/// <summary>A text that a pack is built against.</summary>
/// <param name="Name">Name of its file, without the folder.</param>
/// <param name="Text">Its paragraphs.</param>
public sealed record PackText(string Name, RevisionText Text);

/// <summary>Builds a claim pack from rows and the texts they speak of. Deterministic: the same input gives the same bytes.</summary>
public static class PackBuilder
{
    /// <summary>When digests are said to have been written: a pack must not change with the clock.</summary>
    private static readonly DateTimeOffset NoTime = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Share of an article's quotes that its original must hold to be taken for it.</summary>
    private const double LeastFound = 0.9;

    /// <summary>Builds.</summary>
    /// <param name="lines">Rows, JSON Lines.</param>
    /// <param name="texts">Originals of digested articles, found by their quotes; revisions of Public articles, found by name.</param>
    /// <exception cref="PackProblem">A row cannot be read, a quote is not where it is said to be, or the pack would be unsound.</exception>
    public static ClaimPack Build(IEnumerable<string> lines, IReadOnlyList<PackText> texts)
    {
        var rows = PackRows.Read(lines);
        var faults = new List<string>();
        var articles = rows.Articles.Select(a => new Side(rows, a, texts, faults)).ToDictionary(s => s.Row.Slug);
        var claims = rows.Claims.Where(c => articles.ContainsKey(c.Article)).Select(c => articles[c.Article].Claim(c)).ToList();
        faults.AddRange(rows.Claims.Where(c => !articles.ContainsKey(c.Article)).Select(c => $"{c.Key}: there is no article {c.Article}."));
        if (faults.Count > 0) throw new PackProblem(faults);
        var pack = new ClaimPack(ClaimPack.FormatName, ClaimPack.NewestVersion, rows.Pack.Name, rows.Pack.Salt, rows.Pack.License, rows.Actors, rows.Topics, rows.Propositions,
            [.. articles.Values.Select(s => s.Article)], claims, [.. rows.Relations.Select(r => new PackRelation(r.From, r.To, r.Kind, r.Reason, r.Confirmed ?? true))]);
        return PackFile.Read(PackFile.Write(pack));
    }

    /// <summary>One article: its rows, its original where it is digested, its own texts where it is Public.</summary>
    private sealed class Side
    {
        private readonly PackRows rows;
        private readonly List<string> faults;
        private readonly RevisionText? original;
        private readonly RevisionText? first;

        public Side(PackRows rows, ArticleRow row, IReadOnlyList<PackText> texts, List<string> faults)
        {
            (this.rows, Row, this.faults) = (rows, row, faults);
            var digest = rows.Paragraphs.Where(p => p.Article == row.Slug).OrderBy(p => p.P).ToList();
            var revisions = digest.Count > 0 ? [Digest(digest)] : (row.Revisions ?? []).Select(r => Own(r, texts)).Where(r => r is not null).Select(r => r!).ToList();
            if (digest.Count > 0 && (original = Original(texts)) is null) faults.Add($"{row.Slug}: its original is not among the texts.");
            if (revisions.Count > 0) first = TextOf(revisions[0]);
            Article = new(row.Slug, row.Title, row.Authors, row.Outlet, row.Date, row.DatePrecision, row.DateNote, row.Language, row.Genre, row.SourceUrl, row.Rights, row.Notes, revisions);
        }

        public ArticleRow Row { get; }

        public PackArticle Article { get; }

        public PackClaim Claim(ClaimRow c) => new(c.Key, c.Article, c.Statement, c.Type, c.Voice, null, c.Attribution, c.About, c.Topics, c.Proposition, c.Polarity,
            [.. c.Passages.Select(p => Passage(c, p)).Where(p => p is not null).Select(p => p!)]);

        private PackPassage? Passage(ClaimRow claim, PassageRow row)
        {
            var text = original ?? first;
            if (text is null) return null;
            if (Quotes.Find(text, row.P, row.S, row.First, row.Last) is not { } place)
            {
                faults.Add($"{claim.Key}: “{row.First} … {row.Last}” is not in sentence {row.S} of paragraph {row.P}.");
                return null;
            }
            if (place.Sentence != row.S) faults.Add($"{claim.Key}: “{row.First} …” stands in sentence {place.Sentence} of paragraph {row.P}, not {row.S}.");
            if (original is null) return new([new(1, place.Paragraph, place.Start, place.End, null, null, null)], null);
            return new(InDigest(claim, row), Blind(BlindAnchor.At(original, place, rows.Pack.Salt)));
        }

        private IReadOnlyList<PackAnchor>? InDigest(ClaimRow claim, PassageRow row)
        {
            if (row.Digest is null) return null;
            var told = first!.Paragraph(row.P)?.Text ?? "";
            var start = told.IndexOf(row.Digest, StringComparison.Ordinal);
            if (start < 0 || told.IndexOf(row.Digest, start + 1, StringComparison.Ordinal) >= 0)
            {
                faults.Add($"{claim.Key}: “{row.Digest}” does not stand exactly once in the digest of paragraph {row.P}.");
                return null;
            }
            return [new(1, row.P, start, start + row.Digest.Length, null, null, null)];
        }

        private PackRevision Digest(List<ParagraphRow> digest)
        {
            if (!digest.Select(p => p.P).SequenceEqual(Enumerable.Range(1, digest.Count))) faults.Add($"{Row.Slug}: the digest's paragraphs are not numbered from 1 without gaps.");
            return new(1, TextKind.Digest, NoTime, "Summary in our own words", [.. digest.Select(p => new PackParagraph(p.Role, p.Text, Nothing(p.P)))]);
        }

        private PackRevision? Own(RevisionRow row, IReadOnlyList<PackText> texts)
        {
            if (texts.FirstOrDefault(t => t.Name == row.File)?.Text is not { } text) { faults.Add($"{Row.Slug}: the text {row.File} is not among the texts."); return null; }
            return new(row.Number, TextKind.Original, row.When, row.Why, [.. text.Paragraphs.Select(p => new PackParagraph(p.Role, p.Text, row.Number == 1 ? Nothing(p.Ordinal) : null))]);
        }

        private bool? Nothing(int ordinal) => rows.Nothing.Any(n => n.Article == Row.Slug && n.Paragraphs.Contains(ordinal)) ? true : null;

        private RevisionText? Original(IReadOnlyList<PackText> texts)
        {
            var passages = rows.Claims.Where(c => c.Article == Row.Slug).SelectMany(c => c.Passages).ToList();
            return texts.Select(t => (t.Text, Found: passages.Count(p => Quotes.Find(t.Text, p.P, p.S, p.First, p.Last) is not null)))
                .Where(t => t.Found >= LeastFound * passages.Count).OrderByDescending(t => t.Found).Select(t => t.Text).FirstOrDefault();
        }
    }

    /// <summary>The text of a pack's revision.</summary>
    public static RevisionText TextOf(PackRevision revision) => new([.. revision.Paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, p.Role, p.Text))]);

    /// <summary>The pack's form of a blind anchor.</summary>
    public static PackBlind Blind(BlindAnchor blind, string? salt = null) => new(blind.Paragraph, blind.Sentence,
        [.. blind.Fingerprints.Select(f => f.ToString("x8", CultureInfo.InvariantCulture))], blind.Start, blind.End, blind.SimHash.ToString("x16", CultureInfo.InvariantCulture), salt);

    /// <summary>The blind anchor of a pack's form.</summary>
    public static BlindAnchor Blind(PackBlind blind, string salt) => new(blind.Salt ?? salt, blind.Paragraph, blind.Sentence,
        [.. blind.Fingerprints.Select(f => uint.Parse(f, NumberStyles.HexNumber, CultureInfo.InvariantCulture))], blind.Start, blind.End,
        ulong.Parse(blind.SimHash, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}

/// <summary>Finds a quote that is told by its first and last words.</summary>
internal static class Quotes
{
    /// <summary>The place from where the first words begin, at or after the start of a sentence, to where the nearest last words end; null where they are not there.</summary>
    public static Place? Find(RevisionText text, int paragraph, int sentence, string first, string last)
    {
        if (text.Paragraph(paragraph) is not { } p || sentence < 1 || sentence > p.Sentences.Count || first.Length == 0 || last.Length == 0) return null;
        var start = p.Text.IndexOf(first, p.Sentences[sentence - 1].Start, StringComparison.Ordinal);
        if (start < 0) return null;
        var tail = p.Text.IndexOf(last, start, StringComparison.Ordinal);
        return tail < 0 ? null : new(paragraph, p.SentenceAt(start), start, Math.Max(tail + last.Length, start + first.Length));
    }
}
