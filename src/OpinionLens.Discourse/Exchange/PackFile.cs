using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Exchange;

/// <summary>A pack that cannot be used: what is wrong, one line a fault.</summary>
public sealed class PackProblem(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>Reads and writes claim packs. A pack comes from anywhere: nothing in it is believed before it was checked.</summary>
public static class PackFile
{
    /// <summary>The largest pack taken in, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;
    private const int LongestWord = 200;

    /// <summary>A key that came from another pack names it too.</summary>
    private const int LongestKey = 300;
    private const int LongestText = 20_000;
    private const int MostFaults = 20;

    private static readonly JsonSerializerOptions Strict = new(LensJson.File)
    {
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 16,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMayBeLeftOut } },
    };

    private static void NullMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.IsSetNullable || Nullable.GetUnderlyingType(p.PropertyType) is not null)) property.IsRequired = false;
    }

    /// <summary>The JSON Schema of packs, made from the types that read them.</summary>
    public static JsonNode Schema() => Strict.GetJsonSchemaAsNode(typeof(ClaimPack), new() { TreatNullObliviousAsNonNullable = true });

    /// <summary>UTF-8 JSON, indented, ending with a line break.</summary>
    public static byte[] Write(ClaimPack pack) => [.. JsonSerializer.SerializeToUtf8Bytes(pack, Strict), (byte)'\n'];

    /// <summary>Reads and checks a pack: shape, words, sizes, and that every reference names something in it.</summary>
    /// <exception cref="PackProblem">What is wrong.</exception>
    public static ClaimPack Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes) throw new PackProblem([$"The pack has more than {MostBytes / 1_048_576} MB."]);
        ClaimPack pack;
        try
        {
            pack = JsonSerializer.Deserialize<ClaimPack>(bytes, Strict) ?? throw new PackProblem(["The pack is empty."]);
        }
        catch (JsonException e) { throw new PackProblem([$"This is no claim pack: {e.Message.ReplaceLineEndings(" ")}"]); }
        var faults = Faults(pack).Take(MostFaults).ToList();
        return faults.Count == 0 ? pack : throw new PackProblem(faults);
    }

    private static IEnumerable<string> Faults(ClaimPack pack)
    {
        if (pack.Format != ClaimPack.FormatName) return [$"The format is “{pack.Format}”, not {ClaimPack.FormatName}."];
        if (pack.Version is < 1 or > ClaimPack.NewestVersion) return [$"The pack has version {pack.Version}; this program reads up to {ClaimPack.NewestVersion}: use a newer OpinionLens."];
        if (pack.Salt.Length is < 32 or > 64 || !pack.Salt.All(char.IsAsciiHexDigit) || pack.Salt.Length % 2 == 1) return ["The salt is not 32 to 64 hexadecimal digits."];
        return Names(pack).Concat(ArticleFaults(pack)).Concat(ClaimFaults(pack));
    }

    private static IEnumerable<string> Names(ClaimPack pack)
    {
        foreach (var (kind, slugs) in new[] { ("actor", pack.Actors.Select(a => a.Slug)), ("topic", pack.Topics.Select(t => t.Slug)), ("proposition", pack.Propositions.Select(p => p.Slug)), ("article", pack.Articles.Select(a => a.Slug)) })
            foreach (var group in slugs.GroupBy(s => s))
            {
                if (group.Key.Length is 0 or > LongestWord || group.Key != Language.TextAnalysis.Slug(group.Key, LongestWord)) yield return $"“{Cut(group.Key)}” is no slug of a {kind}.";
                if (group.Count() > 1) yield return $"The {kind} {group.Key} is there {group.Count()} times.";
            }
        var texts = pack.Actors.SelectMany(a => (a.Aliases ?? []).Select(x => x.Name).Append(a.Name)).Concat(pack.Topics.Select(t => t.Name)).Concat(pack.Propositions.Select(p => p.Wording))
            .Concat(pack.Articles.Select(a => a.Title)).Concat(pack.Claims.Select(c => c.Statement)).Append(pack.Name);
        foreach (var text in texts.Where(t => string.IsNullOrWhiteSpace(t) || t.Length > 2000)) yield return $"A name or statement is empty or too long: “{Cut(text)}”.";
        var actors = pack.Actors.Select(a => a.Slug).ToHashSet();
        foreach (var office in pack.Actors.SelectMany(a => a.Offices ?? []).Where(o => o.Of is not null && !actors.Contains(o.Of))) yield return $"The office {Cut(office.Title)} is of {Cut(office.Of!)}, which is no actor of the pack.";
        var topics = pack.Topics.Select(t => t.Slug).ToHashSet();
        foreach (var proposition in pack.Propositions.Where(p => p.Topic is not null && !topics.Contains(p.Topic))) yield return $"The proposition {proposition.Slug} names an unknown topic.";
    }

    private static IEnumerable<string> ArticleFaults(ClaimPack pack)
    {
        var actors = pack.Actors.Select(a => a.Slug).ToHashSet();
        foreach (var article in pack.Articles)
        {
            foreach (var actor in article.Authors.Append(article.Outlet).Where(a => a is not null && !actors.Contains(a))) yield return $"{article.Slug}: {Cut(actor!)} is no actor of the pack.";
            if (article.SourceUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) yield return $"{article.Slug}: the source URL is not http or https.";
            if (MarkdownLimits.Fault(article.Notes) is { } notes) yield return $"{article.Slug}: the text of the notes {notes}.";
            if (!article.Revisions.Select(r => r.Number).SequenceEqual(Enumerable.Range(1, article.Revisions.Count))) yield return $"{article.Slug}: revisions are numbered from 1 without gaps.";
            foreach (var paragraph in article.Revisions.SelectMany(r => r.Paragraphs).Where(p => string.IsNullOrWhiteSpace(p.Text) || p.Text.Length > LongestText || p.Text != p.Text.Trim()))
                yield return $"{article.Slug}: a paragraph is empty, untrimmed or too long: “{Cut(paragraph.Text)}”.";
        }
    }

    private static IEnumerable<string> ClaimFaults(ClaimPack pack)
    {
        var (actors, topics, propositions) = (pack.Actors.Select(a => a.Slug).ToHashSet(), pack.Topics.Select(t => t.Slug).ToHashSet(), pack.Propositions.Select(p => p.Slug).ToHashSet());
        var articles = pack.Articles.ToDictionary(a => a.Slug);
        foreach (var twice in pack.Claims.GroupBy(c => c.Key).Where(g => g.Count() > 1 || g.Key.Length is 0 or > LongestKey)) yield return $"The claim key “{Cut(twice.Key)}” is empty, too long or there twice.";
        foreach (var claim in pack.Claims)
        {
            var named = claim.Attribution.SelectMany(l => l.Sources).Concat(claim.About.Select(a => a.Actor));
            if (!articles.TryGetValue(claim.Article, out var article)) yield return $"{claim.Key}: {Cut(claim.Article)} is no article of the pack.";
            foreach (var actor in named.Where(a => !actors.Contains(a))) yield return $"{claim.Key}: {Cut(actor)} is no actor of the pack.";
            foreach (var topic in claim.Topics.Where(t => !topics.Contains(t))) yield return $"{claim.Key}: {Cut(topic)} is no topic of the pack.";
            if (claim.Proposition is { } p && !propositions.Contains(p)) yield return $"{claim.Key}: {Cut(p)} is no proposition of the pack.";
            if (claim.Voice == Claims.Voice.Author != (claim.Attribution.Count == 0)) yield return $"{claim.Key}: the voice is author exactly when nobody else is named as the source.";
            if (claim.Attribution.Any(l => l.Sources.Count == 0)) yield return $"{claim.Key}: a link of the attribution has no source.";
            if (claim.Proposition is null != claim.Polarity is null) yield return $"{claim.Key}: a proposition and a polarity go together.";
            if (claim.Passages.Count is 0 or > 50) yield return $"{claim.Key}: it has no passage, or more than 50.";
            if (article is not null) foreach (var at in claim.Passages.SelectMany(x => x.At ?? []).Where(a => !Stands(article, a))) yield return $"{claim.Key}: a passage stands outside its text (revision {at.Revision}, paragraph {at.Paragraph}).";
            foreach (var blind in claim.Passages.Select(x => x.Blind).Where(b => b is not null && !IsSound(b))) yield return $"{claim.Key}: a blind anchor cannot be read.";
        }
        foreach (var relation in pack.Relations)
            if (MarkdownLimits.Fault(relation.Reason) is { } wrong) yield return $"The reason of the relation from {Cut(relation.From)} to {Cut(relation.To)} {wrong}.";
        var keys = pack.Claims.Select(c => c.Key).ToHashSet();
        foreach (var relation in pack.Relations.Where(r => !keys.Contains(r.From) || !keys.Contains(r.To) || r.From == r.To)) yield return $"A relation from {Cut(relation.From)} to {Cut(relation.To)} does not join two claims of the pack.";
    }

    private static bool Stands(PackArticle article, PackAnchor at)
    {
        if (article.Revisions.FirstOrDefault(r => r.Number == at.Revision) is not { } revision) return false;
        if (at.Paragraph is not { } ordinal) return at.Start is null && at.End is null && at.Quote is not null;
        return ordinal >= 1 && ordinal <= revision.Paragraphs.Count && at.Start is { } start && at.End is { } end && start >= 0 && start < end && end <= revision.Paragraphs[ordinal - 1].Text.Length;
    }

    private static bool IsSound(PackBlind blind) => blind.Paragraph is >= 1 and <= 100_000 && blind.Sentence is >= 1 and <= 10_000 && blind.Fingerprints.Count is >= 1 and <= 200
        && blind.Fingerprints.All(f => f.Length == 8 && f.All(char.IsAsciiHexDigit)) && blind.SimHash.Length == 16 && blind.SimHash.All(char.IsAsciiHexDigit) && blind.Start >= 0 && blind.End >= 0
        && (blind.Salt is null || (blind.Salt.Length is >= 32 and <= 64 && blind.Salt.Length % 2 == 0 && blind.Salt.All(char.IsAsciiHexDigit)));

    private static string Cut(string text) => Language.TextAnalysis.Beginning(text, 60);
}
