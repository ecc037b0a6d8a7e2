namespace OpinionLens.Discourse.Articles;

public enum Genre { OpEd, NewsAnalysis, Editorial, Column, News, Speech, Report, Other }

public enum DatePrecision { Day, Month, Year, About }

/// <summary>A published piece. Its texts are <see cref="Revision"/>s; what it says are claims.</summary>
public sealed class Article : Kept
{
    public required string Slug { get; set; }
    public required string Title { get; set; }

    /// <summary>Actor ids of the authors, in the order of the by-line; empty where no author is named.</summary>
    public List<long> Authors { get; set; } = [];

    /// <summary>Actor id of the outlet, null where unknown. It holds the author-voice claims of an article without authors.</summary>
    public long? Outlet { get; set; }

    /// <summary>Printed date without a zone; null where unknown. For month and year precision the first day stands for the whole.</summary>
    public DateOnly? Date { get; set; }
    public DatePrecision DatePrecision { get; set; }

    /// <summary>Where the date was ambiguous or guessed: the reading chosen and why.</summary>
    public string? DateNote { get; set; }

    /// <summary>BCP-47.</summary>
    public required string Language { get; set; }
    public Genre Genre { get; set; } = Genre.OpEd;

    /// <summary>http or https, or null.</summary>
    public string? SourceUrl { get; set; }
    public string? Rights { get; set; }

    /// <summary>Editors' notes, Markdown.</summary>
    public string? Notes { get; set; }

    /// <summary>Highest number given to a revision; 0 while there is none.</summary>
    public int LastRevision { get; set; }

    /// <summary>Number of the revision that editors read: the newest original, else the newest digest; 0 while there is none.</summary>
    public int CurrentRevision { get; set; }

    /// <summary>Number of the newest revision that everybody may read; 0 where there is none.</summary>
    public int PublicRevision { get; set; }

    /// <summary><see cref="Date"/>, or the first day of all days: lists are ordered by it, and a null would order differently on each database.</summary>
    public DateOnly SortDate { get; set; }

    /// <summary>Number of published claims. Kept exact in the transaction of every write.</summary>
    public int Claims { get; set; }

    public ArticleCoverage Coverage { get; set; } = new();

    /// <summary>Number of passages of published claims in the current revision whose words changed or are gone, and of which no editor has decided.</summary>
    public int Waiting { get; set; }

    /// <summary>Who holds the claims that the article makes in its own voice: its authors, else its outlet, else nobody.</summary>
    public IReadOnlyList<long> Holders => Authors.Count > 0 ? Authors : Outlet is { } outlet ? [outlet] : [];
}

/// <summary>How much of an article has been read for claims, counted in body paragraphs of its current revision.</summary>
public sealed record ArticleCoverage(int Annotated = 0, int Nothing = 0, int Unread = 0, int Body = 0)
{
    /// <summary>Counts a text: a paragraph with claims is annotated even where it is also marked "nothing to claim here".</summary>
    public static ArticleCoverage Of(IEnumerable<Paragraph> paragraphs, IReadOnlySet<int> withClaims)
    {
        int annotated = 0, nothing = 0, body = 0;
        foreach (var paragraph in paragraphs.Where(p => p.Role == ParagraphRole.Body))
        {
            body++;
            if (withClaims.Contains(paragraph.Ordinal)) annotated++;
            else if (paragraph.NothingToClaim) nothing++;
        }
        return new(annotated, nothing, body - annotated - nothing, body);
    }
}
