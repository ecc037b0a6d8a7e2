using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.Exchange;

/// <summary>Makes one pack from the store.</summary>
internal sealed class PackOutlet(LensContext context, string name, string salt, string? license)
{
    public async Task<ClaimPack> RunAsync(IReadOnlyList<string> slugs, CancellationToken cancel)
    {
        var articles = await context.Articles.Where(a => slugs.Contains(a.Slug)).AsNoTracking().ToListAsync(cancel);
        if (slugs.FirstOrDefault(s => articles.All(a => a.Slug != s)) is { } missing) throw new Refusal($"There is no article {missing}; see the list with: opinionlens articles");
        articles = [.. articles.OrderBy(a => slugs.ToList().IndexOf(a.Slug))];
        var ids = articles.Select(a => a.Id).ToList();
        var claims = await context.Claims.Where(c => ids.Contains(c.ArticleId) && c.Status == ClaimStatus.Published).AsNoTracking().ToListAsync(cancel);
        var relations = await (from r in context.Relations
                               where context.Claims.Any(c => c.Id == r.FromId && ids.Contains(c.ArticleId) && c.Status == ClaimStatus.Published)
                                   && context.Claims.Any(c => c.Id == r.ToId && ids.Contains(c.ArticleId) && c.Status == ClaimStatus.Published)
                               orderby r.Id select r).AsNoTracking().ToListAsync(cancel);
        Refuse(articles, claims, relations);
        var names = await NamesAsync(articles, claims, cancel);
        var texts = new Dictionary<long, IReadOnlyList<(Revision Revision, RevisionText Text)>>();
        foreach (var article in articles) texts[article.Id] = await TextsAsync(article, cancel);
        var told = new List<PackClaim>();
        foreach (var article in articles) told.AddRange(await ClaimsAsync(article, [.. claims.Where(c => c.ArticleId == article.Id)], texts[article.Id], names, cancel));
        var keys = claims.ToDictionary(c => c.Id, Key);
        return new(ClaimPack.FormatName, ClaimPack.NewestVersion, name, salt, license, [.. names.Actors.Values.OrderBy(a => a.Id).Select(a => Actor(a, names))],
            [.. names.Topics.Values.OrderBy(t => t.Id).Select(t => new PackTopic(t.Slug, t.Name))],
            [.. names.Propositions.Values.OrderBy(p => p.Id).Select(p => new PackProposition(p.Slug, p.Wording, p.TopicId is { } t ? names.Topics[t].Slug : null))],
            [.. articles.Select(a => Article(a, texts[a.Id], names))], told,
            [.. relations.Select(r => new PackRelation(keys[r.FromId], keys[r.ToId], r.Kind, r.Reason, r.Confirmed))]);
    }

    private sealed record Names(Dictionary<long, Actor> Actors, Dictionary<long, Topic> Topics, Dictionary<long, Proposition> Propositions);

    private static void Refuse(List<Article> articles, List<Claim> claims, List<Relation> relations)
    {
        if (claims.FirstOrDefault(c => c.Echo != Echo.None) is { } claim)
            throw new Refusal($"Claim {LensId.Format(claim.Id)} of {articles.First(a => a.Id == claim.ArticleId).Slug} repeats nine words of a Members text in its {(claim.Echo.HasFlag(Echo.Statement) ? "statement" : "cue")}; say it in your own words first.");
        if (relations.FirstOrDefault(r => r.Echo) is { } relation)
            throw new Refusal($"The reason of relation {LensId.Format(relation.Id)} repeats nine words of a Members text; say it in your own words first.");
    }

    private async Task<Names> NamesAsync(List<Article> articles, List<Claim> claims, CancellationToken cancel)
    {
        var actorIds = claims.SelectMany(c => c.Attribution.SelectMany(l => l.Sources).Concat(c.About.Select(a => a.ActorId)))
            .Concat(articles.SelectMany(a => a.Authors)).Concat(articles.Where(a => a.Outlet is not null).Select(a => a.Outlet!.Value)).ToHashSet();
        var actors = await context.Actors.Where(a => actorIds.Contains(a.Id)).AsNoTracking().ToListAsync(cancel);
        var offices = actors.SelectMany(a => a.Offices).Where(o => o.Of is not null && !actorIds.Contains(o.Of.Value)).Select(o => o.Of!.Value).Distinct().ToList();
        actors.AddRange(await context.Actors.Where(a => offices.Contains(a.Id)).AsNoTracking().ToListAsync(cancel));
        // An office of an office's state would need its states in turn: one step is enough, the rest goes without.
        var propositionIds = claims.Where(c => c.PropositionId is not null).Select(c => c.PropositionId!.Value).ToHashSet();
        var propositions = await context.Propositions.Where(p => propositionIds.Contains(p.Id)).AsNoTracking().ToListAsync(cancel);
        var topicIds = claims.SelectMany(c => c.Topics).Concat(propositions.Where(p => p.TopicId is not null).Select(p => p.TopicId!.Value)).ToHashSet();
        var topics = await context.Topics.Where(t => topicIds.Contains(t.Id)).AsNoTracking().ToListAsync(cancel);
        return new(actors.ToDictionary(a => a.Id), topics.ToDictionary(t => t.Id), propositions.ToDictionary(p => p.Id));
    }

    private async Task<IReadOnlyList<(Revision, RevisionText)>> TextsAsync(Article article, CancellationToken cancel)
    {
        var revisions = await context.Revisions.Where(r => r.ArticleId == article.Id).OrderBy(r => r.Number).AsNoTracking().ToListAsync(cancel);
        var ids = revisions.Select(r => r.Id).ToList();
        var paragraphs = (await context.Paragraphs.Where(p => ids.Contains(p.RevisionId)).OrderBy(p => p.Ordinal).AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.RevisionId);
        return [.. revisions.Select(r => (r, new RevisionText([.. paragraphs[r.Id]])))];
    }

    private static PackActor Actor(Actor actor, Names names) => new(actor.Slug, actor.Name, actor.Kind, actor.Aliases.Count == 0 ? null : actor.Aliases,
        actor.Offices.Count == 0 ? null : [.. actor.Offices.Select(o => new PackOffice(o.Title, o.Of is { } of ? names.Actors.GetValueOrDefault(of)?.Slug : null, o.From, o.To))]);

    private static PackArticle Article(Article a, IReadOnlyList<(Revision Revision, RevisionText Text)> texts, Names names) => new(
        a.Slug, a.Title, [.. a.Authors.Select(id => names.Actors[id].Slug)], a.Outlet is { } o ? names.Actors[o].Slug : null, a.Date, a.DatePrecision, a.DateNote, a.Language, a.Genre, a.SourceUrl, a.Rights, a.Notes,
        [.. Public(texts).Select((t, i) => new PackRevision(i + 1, t.Revision.TextKind, t.Revision.When, t.Revision.Why,
            [.. t.Text.Paragraphs.Select(p => new PackParagraph(p.Role, p.Text, p.NothingToClaim ? true : null))]))]);

    private static List<(Revision Revision, RevisionText Text)> Public(IReadOnlyList<(Revision Revision, RevisionText Text)> texts) => [.. texts.Where(t => t.Revision.Visibility == Visibility.Public)];

    private async Task<IEnumerable<PackClaim>> ClaimsAsync(Article article, List<Claim> claims, IReadOnlyList<(Revision Revision, RevisionText Text)> texts, Names names, CancellationToken cancel)
    {
        var passages = (await context.Passages.Where(p => p.ArticleId == article.Id).OrderBy(p => p.Ordinal).AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.ClaimId);
        var anchors = (await context.Anchors.Where(x => x.ArticleId == article.Id).AsNoTracking().ToListAsync(cancel)).ToLookup(x => x.PassageId);
        return claims.OrderBy(c => c.Id).Select(c => new PackClaim(
            Key(c), article.Slug, c.Statement, c.Type, c.Voice, null, [.. c.Attribution.Select(l => new PackLink([.. l.Sources.Select(s => names.Actors[s].Slug)], l.Cue))],
            [.. c.About.Select(x => new PackAbout(names.Actors[x.ActorId].Slug, x.Stance))], [.. c.Topics.Select(t => names.Topics[t].Slug)],
            c.PropositionId is { } p ? names.Propositions[p].Slug : null, c.Polarity, [.. passages[c.Id].Select(x => Passage(x, [.. anchors[x.Id]], texts))]));
    }

    private PackPassage Passage(Passage passage, List<PassageAnchor> anchors, IReadOnlyList<(Revision Revision, RevisionText Text)> texts)
    {
        var at = Public(texts).Select((t, i) => (Number: i + 1, Anchor: anchors.FirstOrDefault(x => x.Revision == t.Revision.Number))).Where(x => x.Anchor is not null)
            .Select(x => At(x.Number, x.Anchor!)).ToList();
        return new(at.Count == 0 ? null : at, Blind(passage, anchors, texts));
    }

    private static PackAnchor At(int number, PassageAnchor x) => x.Paragraph is null
        ? new(number, null, null, null, x.State, null, x.Visibility == Visibility.Members ? MembersEcho.Shorten(x.Quote) : x.Quote)
        : new(number, x.Paragraph, x.Start, x.End, x.State == Anchoring.AnchorState.Exact ? null : x.State, x.Similarity >= 1 ? null : x.Similarity, null);

    /// <summary>The blind anchor it came with, else one made on the newest Members text in which it stands for certain.</summary>
    private PackBlind? Blind(Passage passage, List<PassageAnchor> anchors, IReadOnlyList<(Revision Revision, RevisionText Text)> texts)
    {
        if (passage.Blind is { } kept) return PackBuilder.Blind(kept, kept.Salt == salt ? null : kept.Salt);
        foreach (var (revision, text) in texts.Where(t => t.Revision.Visibility == Visibility.Members).Reverse())
            if (anchors.FirstOrDefault(x => x.Revision == revision.Number && x.State is Anchoring.AnchorState.Exact or Anchoring.AnchorState.Moved)?.Place is { } place)
                return PackBuilder.Blind(BlindAnchor.At(text, place, salt));
        return null;
    }

    /// <summary>The key it came with, so that it is the same claim wherever it goes: short within the pack of that name, else whole. One that was made here is known by its id.</summary>
    private string Key(Claim claim) => claim.PackKey is not { } key ? PackIntake.MadeHere + LensId.Format(claim.Id) : key.StartsWith(name + "/", StringComparison.Ordinal) ? key[(name.Length + 1)..] : key;
}
