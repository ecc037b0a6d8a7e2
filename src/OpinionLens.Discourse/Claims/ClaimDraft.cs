namespace OpinionLens.Discourse.Claims;

/// <summary>A claim as somebody asserts it, before it has found its passage. Actors are names, aliases or slugs; unknown ones are made.</summary>
public sealed record ClaimDraft
{
    /// <summary>The id it shall have, or null for a fresh one: a draft that is sent twice is kept once.</summary>
    public long? Id { get; init; }

    /// <summary>The words it rests on, one or several passages.</summary>
    public IReadOnlyList<string> Quotes { get; init; } = [];

    /// <summary>One quote, for who has only one.</summary>
    public string? Quote { get; init; }

    /// <summary>The passages where more is known than the words; then <see cref="Quotes"/>, <see cref="Quote"/> and <see cref="Paragraph"/> stay empty.</summary>
    public IReadOnlyList<DraftPassage> Passages { get; init; } = [];

    /// <summary>The only paragraph to look in, or null.</summary>
    public int? Paragraph { get; init; }
    public string? Statement { get; init; }
    public ClaimType? Type { get; init; }

    /// <summary>Null: author without sources, else what the passage's quotation marks say (<see cref="ReportedVoice"/>).</summary>
    public Voice? Voice { get; init; }

    /// <summary>
    /// True where the voice follows the holder, as in a form: somebody else who holds the claim makes the author's voice a reported one, and
    /// the article's own author as the only holder makes it the author's. False: a voice that contradicts the holder is refused.
    /// </summary>
    public bool VoiceFollowsHolder { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];
    public string? Cue { get; init; }

    /// <summary>A chain of more than one link, outermost first; then <see cref="Sources"/> and <see cref="Cue"/> stay empty.</summary>
    public IReadOnlyList<DraftLink> Attribution { get; init; } = [];
    public IReadOnlyList<DraftAbout> About { get; init; } = [];
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Slug or wording; unknown ones are made.</summary>
    public string? Proposition { get; init; }
    public Polarity? Polarity { get; init; }

    /// <summary>An editor says that these passages are what the claim rests on in the current text: those whose words had changed wait no longer.</summary>
    public bool Settles { get; init; }

    /// <summary>All passages, from whichever way they were given.</summary>
    public IReadOnlyList<DraftPassage> AllPassages => Passages.Count > 0 ? Passages : [.. (Quote is null ? Quotes : [Quote, .. Quotes]).Select(q => new DraftPassage(q, Paragraph))];

    /// <summary>The chain, from whichever way it was given.</summary>
    public IReadOnlyList<DraftLink> Chain => Attribution.Count > 0 ? Attribution : Sources.Count > 0 ? [new(Sources, Cue)] : [];
}

/// <summary>A passage of a draft.</summary>
/// <param name="Quote">Its words.</param>
/// <param name="Paragraph">The only paragraph to look in, or null.</param>
/// <param name="Start">Where in that paragraph the words were chosen, UTF-16 units; believed only where they stand there. Null: look for them.</param>
public sealed record DraftPassage(string Quote, int? Paragraph = null, int? Start = null);

public sealed record DraftLink(IReadOnlyList<string> Sources, string? Cue);

public sealed record DraftAbout(string Actor, Stance Stance);
