using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Exchange;

/// <summary>Imports one pack inside one write. Nothing that exists is renamed or deleted; ids are minted here.</summary>
internal sealed class PackIntake(LensContext context, ClaimPack pack, string who, DateTimeOffset now)
{
    /// <summary>Begins the key of a claim that no pack brought in: its id follows.</summary>
    public const string MadeHere = "claim/";

    private readonly Dictionary<string, Actor> actors = [];
    private readonly Dictionary<string, Topic> topics = [];
    private readonly Dictionary<string, Proposition> propositions = [];
    private readonly Dictionary<string, long> claims = [];
    private readonly List<string> articles = [];
    private readonly List<MembersEcho> echoes = [];
    private readonly ClaimBooks books = new(context);

    /// <summary>Ids of the claims added or updated.</summary>
    public List<long> Made { get; } = [];

    public async Task<PackResult> RunAsync(CancellationToken cancel)
    {
        await ActorsAsync(cancel);
        await ConceptsAsync(cancel);
        var (added, updated, kept) = (0, 0, 0);
        foreach (var article in pack.Articles)
        {
            var place = await ArticleAsync(article, cancel);
            echoes.Add(place.Echo);
            var (a, u, k) = await ClaimsAsync(article, place, cancel);
            (added, updated, kept) = (added + a, updated + u, kept + k);
            await books.BalanceAsync([place.Article], cancel);
        }
        return new(pack.Name, articles, added, updated, kept, await RelationsAsync(cancel));
    }

    private async Task ActorsAsync(CancellationToken cancel)
    {
        var slugs = pack.Actors.Select(a => a.Slug).ToList();
        foreach (var known in await context.Actors.Where(a => slugs.Contains(a.Slug)).ToListAsync(cancel)) actors[known.Slug] = known;
        // What was merged here stays merged: a pack that still knows both means the one.
        foreach (var merged in await (from f in context.FormerSlugs where f.Kind == FormerSlugs.Actor && slugs.Contains(f.Slug) join a in context.Actors on f.TargetId equals a.Id select new { f.Slug, Actor = a }).ToListAsync(cancel)) actors[merged.Slug] = merged.Actor;
        var desk = new ActorDesk(context);
        var fresh = pack.Actors.Where(a => !actors.ContainsKey(a.Slug)).ToList();
        foreach (var a in fresh) actors[a.Slug] = new() { Slug = a.Slug, Name = a.Name.Trim(), Kind = a.Kind, Aliases = [.. a.Aliases ?? []] };
        foreach (var a in fresh)
        {
            actors[a.Slug].Offices = [.. (a.Offices ?? []).Select(o => new Office(o.Title, o.Of is { } of ? actors[of].Id : null, o.From, o.To))];
            desk.Add(actors[a.Slug]);
        }
    }

    private async Task ConceptsAsync(CancellationToken cancel)
    {
        var slugs = pack.Topics.Select(t => t.Slug).ToList();
        foreach (var known in await context.Topics.Where(t => slugs.Contains(t.Slug)).ToListAsync(cancel)) topics[known.Slug] = known;
        foreach (var merged in await (from f in context.FormerSlugs where f.Kind == FormerSlugs.Topic && slugs.Contains(f.Slug) join t in context.Topics on f.TargetId equals t.Id select new { f.Slug, Topic = t }).ToListAsync(cancel)) topics[merged.Slug] = merged.Topic;
        foreach (var t in pack.Topics.Where(t => !topics.ContainsKey(t.Slug))) context.Topics.Add(topics[t.Slug] = new() { Slug = t.Slug, Name = t.Name });
        slugs = [.. pack.Propositions.Select(p => p.Slug)];
        foreach (var known in await context.Propositions.Where(p => slugs.Contains(p.Slug)).ToListAsync(cancel)) propositions[known.Slug] = known;
        foreach (var merged in await (from f in context.FormerSlugs where f.Kind == FormerSlugs.Proposition && slugs.Contains(f.Slug) join p in context.Propositions on f.TargetId equals p.Id select new { f.Slug, Proposition = p }).ToListAsync(cancel)) propositions[merged.Slug] = merged.Proposition;
        foreach (var p in pack.Propositions.Where(p => !propositions.ContainsKey(p.Slug)))
            context.Propositions.Add(propositions[p.Slug] = new() { Slug = p.Slug, Wording = p.Wording, TopicId = p.Topic is null ? null : topics[p.Topic].Id });
        await context.SaveChangesAsync(cancel);
    }

    private async Task<PackPlaces> ArticleAsync(PackArticle told, CancellationToken cancel)
    {
        var article = await context.Articles.FirstOrDefaultAsync(a => a.Slug == told.Slug, cancel);
        if (article is not null && TextAnalysis.Slug(article.Title) != TextAnalysis.Slug(told.Title) && !await IsSameAsync(article, told, cancel))
            throw new Refusal($"The slug {told.Slug} means another article here: “{article.Title}”, not “{told.Title}”. Nothing was imported.");
        if (article is null)
        {
            article = new()
            {
                Slug = told.Slug, Title = told.Title.Trim(), Authors = [.. told.Authors.Select(a => actors[a].Id)], Outlet = told.Outlet is null ? null : actors[told.Outlet].Id, Date = told.Date,
                DatePrecision = told.DatePrecision, DateNote = told.DateNote, SortDate = told.Date ?? DateOnly.MinValue, Language = told.Language, Genre = told.Genre, SourceUrl = told.SourceUrl, Rights = told.Rights, Notes = told.Notes,
            };
            context.Articles.Add(article);
            articles.Add(told.Slug);
        }
        // Holders and dates of claims go by what the article says: where there are claims, it stays.
        else if (!await context.Claims.AnyAsync(c => c.ArticleId == article.Id, cancel)) FillGaps(article, told);
        var numbers = new Dictionary<int, int>();
        foreach (var revision in told.Revisions) numbers[revision.Number] = await RevisionAsync(article, revision, cancel);
        await context.SaveChangesAsync(cancel);
        return await PackPlaces.LoadAsync(context, article, numbers, cancel);
    }

    /// <summary>Whether an article with another title is that of the pack all the same, its title put right here or there since: where it has one of the pack's texts or claims.</summary>
    private async Task<bool> IsSameAsync(Article article, PackArticle told, CancellationToken cancel)
    {
        var hashes = told.Revisions.Select(r => PackBuilder.TextOf(r).Sha256()).ToList();
        if (await context.Revisions.AnyAsync(r => r.ArticleId == article.Id && hashes.Contains(r.TextSha256), cancel)) return true;
        var keys = pack.Claims.Where(c => c.Article == told.Slug).Select(KeyOf).ToList();
        return await context.Claims.AnyAsync(c => c.ArticleId == article.Id && keys.Contains(c.PackKey!), cancel);
    }

    /// <summary>An article whose text came first may know little of itself: what is empty is filled, what is said here stays.</summary>
    private void FillGaps(Article article, PackArticle told)
    {
        // Nothing was said of it: then its genre is a default too.
        if (article.Authors.Count == 0 && article.Outlet is null && article.Date is null) article.Genre = told.Genre;
        if (article.Authors.Count == 0) article.Authors = [.. told.Authors.Select(a => actors[a].Id)];
        article.Outlet ??= told.Outlet is null ? null : actors[told.Outlet].Id;
        article.SourceUrl ??= told.SourceUrl;
        article.Rights ??= told.Rights;
        article.Notes ??= told.Notes;
        if (article.Date is null && told.Date is { } day)
            (article.Date, article.DatePrecision, article.DateNote, article.SortDate) = (day, told.DatePrecision, told.DateNote, day);
    }

    private async Task<int> RevisionAsync(Article article, PackRevision told, CancellationToken cancel)
    {
        var text = PackBuilder.TextOf(told);
        var hash = text.Sha256();
        if (await context.Revisions.Where(r => r.ArticleId == article.Id && r.TextSha256 == hash).Select(r => (int?)r.Number).FirstOrDefaultAsync(cancel) is { } known) return known;
        var imported = new ImportedText
        {
            Paragraphs = [], Bytes = Encoding.UTF8.GetBytes(string.Join("\n\n", told.Paragraphs.Select(p => p.Text))), TextKind = told.Kind, Visibility = Visibility.Public, Why = told.Why,
        };
        await new RevisionWriter(context, who, told.When).AddAsync(article, imported, text, cancel);
        await context.SaveChangesAsync(cancel);
        var number = article.LastRevision;
        var nothing = told.Paragraphs.Select((p, i) => (p.Nothing, Ordinal: i + 1)).Where(x => x.Nothing == true).Select(x => x.Ordinal).ToHashSet();
        foreach (var paragraph in await (from r in context.Revisions where r.ArticleId == article.Id && r.Number == number join p in context.Paragraphs on r.Id equals p.RevisionId select p).ToListAsync(cancel))
            paragraph.NothingToClaim |= nothing.Contains(paragraph.Ordinal);
        return number;
    }

    private async Task<(int Added, int Updated, int Kept)> ClaimsAsync(PackArticle article, PackPlaces places, CancellationToken cancel)
    {
        var told = pack.Claims.Where(c => c.Article == article.Slug).ToList();
        var keys = told.Select(KeyOf).ToList();
        var ids = keys.Where(k => k.StartsWith(MadeHere, StringComparison.Ordinal)).Select(k => LensId.TryParse(k[MadeHere.Length..], out var id) ? id : 0).ToList();
        var known = (await context.Claims.Where(c => c.ArticleId == places.Article.Id && (keys.Contains(c.PackKey!) || ids.Contains(c.Id))).ToListAsync(cancel))
            .ToDictionary(c => c.PackKey ?? MadeHere + LensId.Format(c.Id));
        // Edited here, or told as before: left alone.
        var anew = told.Where(t => known.TryGetValue(KeyOf(t), out var claim) && claim.PackDigest != Digest(t) && claim.PackDigest == DigestOf(claim)).ToHashSet();
        await books.StrikeAsync([.. anew.Select(t => known[KeyOf(t)].Id)], cancel);
        var kept = 0;
        var fresh = new List<(Claim, PackClaim)>();
        foreach (var one in told)
        {
            if (!known.TryGetValue(KeyOf(one), out var claim)) { fresh.Add((Fill(places, one, new() { ArticleId = places.Article.Id, Statement = one.Statement, Who = who, When = now, PackKey = KeyOf(one) }), one)); continue; }
            claims[one.Key] = claim.Id;
            if (anew.Contains(one)) Fill(places, one, claim); else kept++;
        }
        foreach (var (claim, _) in fresh) context.Claims.Add(claim);
        places.Place(context, [.. fresh], pack.Salt);
        return (fresh.Count, anew.Count, kept);
    }

    /// <summary>Fills a claim from the pack and enters it.</summary>
    private Claim Fill(PackPlaces places, PackClaim told, Claim claim)
    {
        claims[told.Key] = claim.Id;
        claim.Statement = told.Statement;
        claim.Type = told.Type;
        claim.Voice = told.Voice;
        claim.Status = told.Status ?? ClaimStatus.Published;
        claim.Attribution = [.. told.Attribution.Select(l => new AttributionLink([.. l.Sources.Select(s => actors[s].Id).Distinct()], l.Cue))];
        // Two of the pack may be one here, merged.
        claim.About = [.. told.About.Select(a => new AboutActor(actors[a.Actor].Id, a.Stance)).DistinctBy(a => a.ActorId)];
        claim.Topics = [.. told.Topics.Select(t => topics[t].Id).Distinct()];
        claim.PropositionId = told.Proposition is null ? null : propositions[told.Proposition].Id;
        claim.Polarity = told.Polarity;
        claim.Echo = Echoes.Of(places.Echo, claim);
        claim.PackDigest = Digest(told);
        books.Enter(places.Article, claim);
        Made.Add(claim.Id);
        return claim;
    }

    private async Task<int> RelationsAsync(CancellationToken cancel)
    {
        var ids = claims.Values.ToList();
        var known = (await context.Relations.Where(r => ids.Contains(r.FromId)).Select(r => new { r.FromId, r.ToId, r.Kind }).ToListAsync(cancel)).Select(r => (r.FromId, r.ToId, r.Kind)).ToHashSet();
        var added = 0;
        foreach (var told in pack.Relations)
        {
            var relation = new Relation { FromId = claims[told.From], ToId = claims[told.To], Kind = told.Kind, Reason = told.Reason, DecidedBy = DecidedBy.Editor, Confirmed = told.Confirmed, Echo = echoes.Any(e => e.In(told.Reason)) };
            if (!known.Add((relation.FromId, relation.ToId, relation.Kind))) continue;
            context.Relations.Add(relation);
            added++;
        }
        return added;
    }

    /// <summary>Within its pack a key is short; one that came from elsewhere names where.</summary>
    private string KeyOf(PackClaim claim) => claim.Key.Contains('/', StringComparison.Ordinal) ? claim.Key : $"{pack.Name}/{claim.Key}";

    /// <summary>A digest of a claim's own content as the pack tells it.</summary>
    private string Digest(PackClaim c) => Hash(new
    {
        c.Statement, c.Type, c.Voice, Status = c.Status ?? ClaimStatus.Published, Attribution = c.Attribution.Select(l => new { Sources = l.Sources.Select(s => actors[s].Id), l.Cue }),
        About = c.About.Select(a => new { a.Actor, a.Stance }).Select(a => new { Id = actors[a.Actor].Id, a.Stance }), Topics = c.Topics.Select(t => topics[t].Id),
        Proposition = c.Proposition is null ? (long?)null : propositions[c.Proposition].Id, c.Polarity,
    });

    /// <summary>The same digest of a claim as it stands here: equal as long as nobody has edited it.</summary>
    private static string DigestOf(Claim c) => Hash(new
    {
        c.Statement, c.Type, c.Voice, c.Status, Attribution = c.Attribution.Select(l => new { Sources = l.Sources, l.Cue }),
        About = c.About.Select(a => new { Id = a.ActorId, a.Stance }), Topics = c.Topics, Proposition = c.PropositionId, c.Polarity,
    });

    private static string Hash(object content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, LensJson.Line)));
}
