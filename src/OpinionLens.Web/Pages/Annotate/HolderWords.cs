using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>Says whose voice a claim is in, and why it is not the one that was chosen.</summary>
internal static class HolderWords
{
    /// <summary>Names under which the form knows the article's own author; the outlet's where nobody is named.</summary>
    public static string Own(ArticleEntry entry) => string.Join('\n', entry.Authors.Count > 0 ? entry.Authors.Select(a => a.Name) : [entry.OwnVoice]);

    /// <summary>Of a claim that was just kept.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="was">The voice that was sent along with a holder; null where nobody was named.</param>
    public static string Kept(ClaimReading claim, string? was)
    {
        var (voice, holders) = (Words.Of(claim.Claim.Voice), string.Join(", ", claim.Holders.Select(h => h.Name)));
        if (claim.Claim.Voice == Voice.Author) return was is null ? "In the author’s voice." : $"In the author’s voice: {holders} is the article’s own author.";
        var changed = was is not null && was != voice && Words.TryRead<Voice>(was, out _);
        return $"Held by {holders}{(changed ? $", so the voice is {voice}, not {was}" : $"; the voice is {voice}")}.";
    }

    /// <summary>Of a form that would be kept so.</summary>
    /// <param name="form">Without faults.</param>
    /// <param name="entry">The article.</param>
    /// <param name="reported">Voice of the passage where somebody else holds it.</param>
    public static string Checked(ClaimForm form, ArticleEntry entry, Voice reported)
    {
        var own = Own(entry).Split('\n').Select(n => TextAnalysis.Slug(n)).ToHashSet();
        var source = form["source"];
        if (source.Length == 0) return "It is in the author’s voice.";
        if (ClaimFields.Split(source).All(n => own.Contains(TextAnalysis.Slug(n)))) return $"It is in the author’s voice: {source} is the article’s own author.";
        return $"It is held by {source}; the voice is {(form["voice"] == Words.Of(Voice.Author) ? Words.Of(reported) : form["voice"])}.";
    }
}
