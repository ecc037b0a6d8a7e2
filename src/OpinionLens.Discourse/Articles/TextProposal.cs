using System.Text.Json.Serialization;
using System.Globalization;

namespace OpinionLens.Discourse.Articles;

/// <summary>A paragraph that waits to be checked.</summary>
/// <param name="Key">Its own, given once: what somebody does to it means the same whatever was done before.</param>
/// <param name="Role">As read, or as corrected.</param>
/// <param name="Text">Trimmed, not empty. While somebody edits it there may be line breaks in it: each line becomes a paragraph.</param>
/// <param name="Dropped">Left out of the article; it can be brought back.</param>
public sealed record ProposedParagraph(int Key, ParagraphRole Role, string Text, bool Dropped = false);

/// <summary>A text as it was read and as an editor has corrected it, before it is kept. Metadata are as typed: wrong ones wait here until they are mended.</summary>
public sealed record TextProposal
{
    public string Title { get; init; } = "";

    /// <summary>With commas between.</summary>
    public string Authors { get; init; } = "";

    /// <summary>The authors one by one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AuthorNames => Authors.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    public string Outlet { get; init; } = "";

    /// <summary>YYYY-MM-DD, or empty for none.</summary>
    public string Date { get; init; } = "";
    public string DatePrecision { get; init; } = Words.Of(Articles.DatePrecision.Day);

    /// <summary>The note that belongs to <see cref="NotedDate"/> and goes when another date is typed.</summary>
    public string? DateNote { get; init; }
    public string? NotedDate { get; init; }
    public string Language { get; init; } = "";
    public string Genre { get; init; } = "";

    /// <summary>Asked for; empty is made from the title.</summary>
    public string Slug { get; init; } = "";
    public string? SourceUrl { get; init; }
    public string? Rights { get; init; }
    public string? FileName { get; init; }

    /// <summary>Both readings of the printed date, where it must be asked.</summary>
    public DateChoice? Choice { get; init; }

    /// <summary>The answer: <see cref="DateChoice.Dmy"/>, <see cref="DateChoice.Mdy"/>, "other" for the date field; empty while nobody has answered.</summary>
    public string Order { get; init; } = "";

    /// <summary>What reading has changed, and what it could not read: sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Slug of the article whose new text this was given as; null for a text by itself. Metadata are then the article's.</summary>
    public string? Of { get; init; }

    /// <summary>Number of the revision that is edited in place; null for a text that came from elsewhere.</summary>
    public int? From { get; init; }

    /// <summary>Who may read it: a word of <see cref="Visibility"/>.</summary>
    public string Readers { get; init; } = Words.Of(Visibility.Members);

    public TextKind TextKind { get; init; }

    /// <summary>Why there is a new text; empty for no reason given.</summary>
    public string Why { get; init; } = "";

    /// <summary>The known article that it may be a revision of, or null.</summary>
    public ArticleTwin? Twin { get; init; }

    /// <summary>Whether it is to become a revision of <see cref="Twin"/>.</summary>
    public bool Revises { get; init; }

    public IReadOnlyList<ProposedParagraph> Paragraphs { get; init; } = [];

    /// <summary>Slug of the article that it becomes a revision of, or null for a new article.</summary>
    public string? RevisionOf() => Of ?? (Revises ? Twin?.Slug : null);

    /// <summary>Paragraphs that will be kept: those that readers annotate, and the others.</summary>
    public (int Body, int Other) Counts()
    {
        var kept = Paragraphs.Where(p => !p.Dropped).ToList();
        var body = kept.Count(p => p.Role == ParagraphRole.Body);
        return (body, kept.Count - body);
    }

    /// <summary>The day that will be kept: the reading chosen, else the date typed; null for none, or for one that is no date.</summary>
    public DateOnly? Day() => Choice?.In(Order) ?? (DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>The text as it is to be kept, in which dropped paragraphs are missing.</summary>
    /// <param name="bytes">What was imported, as it came.</param>
    public ImportedText ToText(byte[] bytes)
    {
        var chosen = Choice?.In(Order) is not null;
        return new()
        {
            Title = Title, Slug = Slug.Length == 0 ? null : Slug, Authors = AuthorNames,
            Outlet = Outlet.Length == 0 ? null : Outlet, Date = Day(), DatePrecision = chosen ? Articles.DatePrecision.Day : Words.Read<DatePrecision>(DatePrecision) ?? Articles.DatePrecision.Day,
            DateNote = chosen ? Choice!.Note(Order) : Date == NotedDate ? DateNote : null,
            Language = Language, Genre = Words.Read<Genre>(Genre) ?? Articles.Genre.OpEd, SourceUrl = SourceUrl, Rights = Rights, FileName = FileName, Bytes = bytes,
            Paragraphs = [.. this.Unfolded().Paragraphs.Where(p => !p.Dropped).Select(p => new ImportedParagraph(p.Role, p.Text))], Why = Why.Length > 0 ? Why : From is not null ? "edited here" : null,
            TextKind = TextKind, Visibility = Words.Read<Visibility>(Readers) ?? Visibility.Members,
        };
    }
}
