namespace OpinionLens.Discourse.Articles;

/// <summary>What an editor does to the paragraphs of a proposal. A key that is not there changes nothing: another window may have been quicker.</summary>
public static class ProposalEdits
{
    /// <summary>Signs from here on stand without blanks between them (Chinese, Japanese).</summary>
    private const char FirstIdeograph = '\u2E80';

    /// <summary>Gives a paragraph another role.</summary>
    public static TextProposal WithRole(this TextProposal proposal, int key, ParagraphRole role) => proposal.Changed(key, p => p with { Role = role });

    /// <summary>Leaves a paragraph out, or brings it back.</summary>
    public static TextProposal Dropped(this TextProposal proposal, int key, bool dropped) => proposal.Changed(key, p => p with { Dropped = dropped });

    /// <summary>Gives a paragraph other words. Line breaks stay until <see cref="Unfolded"/>; without any words it is left out, with the words it had, and comes back with new ones.</summary>
    public static TextProposal Rewritten(this TextProposal proposal, int key, string text) =>
        proposal.Changed(key, p => string.IsNullOrWhiteSpace(text) ? p with { Dropped = true } : p with { Text = text.ReplaceLineEndings("\n").Trim(), Dropped = false });

    /// <summary>Makes a paragraph of each line that somebody has written: the first keeps its key.</summary>
    public static TextProposal Unfolded(this TextProposal proposal)
    {
        if (!proposal.Paragraphs.Any(p => p.Text.Contains('\n', StringComparison.Ordinal))) return proposal;
        var key = proposal.Paragraphs.Max(p => p.Key);
        return proposal with
        {
            Paragraphs = [.. proposal.Paragraphs.SelectMany(p => p.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select((line, i) => p with { Key = i == 0 ? p.Key : ++key, Text = line }))],
        };
    }

    /// <summary>Splits a paragraph; the second half has its role and a key of its own.</summary>
    /// <param name="proposal">The text.</param>
    /// <param name="key">Of the paragraph.</param>
    /// <param name="offset">UTF-16 units; where nothing but blanks would stand on one side, nothing is done.</param>
    public static TextProposal Split(this TextProposal proposal, int key, int offset)
    {
        var at = proposal.At(key);
        if (at < 0 || offset <= 0 || offset >= proposal.Paragraphs[at].Text.Length) return proposal;
        var (whole, paragraphs) = (proposal.Paragraphs[at], proposal.Paragraphs.ToList());
        var (first, second) = (whole.Text[..offset].TrimEnd(), whole.Text[offset..].TrimStart());
        if (first.Length == 0 || second.Length == 0) return proposal;
        paragraphs[at] = whole with { Text = first };
        paragraphs.Insert(at + 1, whole with { Key = paragraphs.Max(p => p.Key) + 1, Text = second });
        return proposal with { Paragraphs = paragraphs };
    }

    /// <summary>Joins a paragraph to the nearest one above it that is not dropped, whose role and key stay.</summary>
    public static TextProposal Join(this TextProposal proposal, int key)
    {
        var at = proposal.At(key);
        var above = at < 1 ? -1 : proposal.Paragraphs.ToList().FindLastIndex(at - 1, p => !p.Dropped);
        if (above < 0) return proposal;
        var paragraphs = proposal.Paragraphs.ToList();
        var (first, second) = (paragraphs[above].Text, paragraphs[at].Text);
        paragraphs[above] = paragraphs[above] with { Text = first[^1] >= FirstIdeograph && second[0] >= FirstIdeograph ? first + second : $"{first} {second}" };
        paragraphs.RemoveAt(at);
        return proposal with { Paragraphs = paragraphs };
    }

    /// <summary>Place of a paragraph among all, from 0; -1 where there is none with that key.</summary>
    public static int At(this TextProposal proposal, int key)
    {
        for (var i = 0; i < proposal.Paragraphs.Count; i++)
            if (proposal.Paragraphs[i].Key == key) return i;
        return -1;
    }

    private static TextProposal Changed(this TextProposal proposal, int key, Func<ProposedParagraph, ProposedParagraph> change)
    {
        var at = proposal.At(key);
        if (at < 0 || change(proposal.Paragraphs[at]) is var now && now == proposal.Paragraphs[at]) return proposal;
        var paragraphs = proposal.Paragraphs.ToList();
        paragraphs[at] = now;
        return proposal with { Paragraphs = paragraphs };
    }
}
