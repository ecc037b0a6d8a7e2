using System.Text.Json;
using OpinionLens.Anchoring;
using OpinionLens.Store;

namespace OpinionLens.Cli.Evaluation;

/// <summary>A text, its revision, and quotes whose fate is known; the name of the file is DOC.PROFILE.json.</summary>
internal sealed record WorkloadFile(string[] OldParas, string[] NewParas, WorkloadFile.Quote[] Quotes)
{
    /// <summary>A quote of the old text.</summary>
    /// <param name="Exact">Its words.</param>
    /// <param name="Prefix">Up to 32 units before it.</param>
    /// <param name="Suffix">Up to 32 units after it.</param>
    /// <param name="Hint">Its start in the old text.</param>
    /// <param name="Kind">"anchor" must be found, "orphan" is gone, anything else is not scored.</param>
    /// <param name="Para">Where it stands now: index of the paragraph, from 0; -1 for none.</param>
    /// <param name="Start">Start in the new text, UTF-16 units.</param>
    /// <param name="End">End, exclusive.</param>
    internal sealed record Quote(string Exact, string Prefix, string Suffix, int Hint, string Kind, int Para, int Start, int End)
    {
        public bool MustBeFound => Kind == "anchor";

        public bool IsCut => Kind == "orphan";

        public TextSpan Span => new(Start, End);

        public TextSpan OldSpan => new(Hint, Hint + Exact.Length);

        public TextSelectors Selectors => new(new(Exact, Prefix, Suffix), new(OldSpan.Start, OldSpan.End));
    }

    public string Doc { get; private init; } = "";

    public string Profile { get; private init; } = "";

    public string OldText => string.Join('\n', OldParas);

    public string NewText => string.Join('\n', NewParas);

    /// <exception cref="Refusal">The file cannot be read as one; says which and why.</exception>
    public static WorkloadFile Read(string path)
    {
        var parts = Path.GetFileName(path).Split('.');
        if (parts.Length != 3) throw new Refusal($"{path}: the name must be DOC.PROFILE.json.");
        try
        {
            var file = JsonSerializer.Deserialize<WorkloadFile>(File.ReadAllText(path), JsonSerializerOptions.Web);
            if (file is not { OldParas: not null, NewParas: not null, Quotes: not null }) throw new Refusal($"{path} lacks oldParas, newParas or quotes.");
            return file with { Doc = parts[0], Profile = parts[1] };
        }
        catch (JsonException e)
        {
            throw new Refusal($"{path} is not JSON as it should be: {e.Message}");
        }
    }
}
