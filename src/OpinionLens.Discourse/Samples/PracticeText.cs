namespace OpinionLens.Discourse.Samples;

/// <summary>An op-ed of ours that ships without claims, for editors to practise on. It belongs to no pack: it is imported as any file is.</summary>
public static class PracticeText
{
    /// <summary>Slug that its front matter asks for.</summary>
    public const string Slug = "small-states-should-hold-the-pen";

    /// <summary>Name of the file; its ending says that it is Markdown.</summary>
    public const string FileName = Slug + ".md";

    /// <summary>The file as it ships, UTF-8. The date in its by-line can be two days: whoever imports it must say which.</summary>
    public static byte[] Bytes()
    {
        using var stream = typeof(PracticeText).Assembly.GetManifestResourceStream("practice/" + FileName)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
