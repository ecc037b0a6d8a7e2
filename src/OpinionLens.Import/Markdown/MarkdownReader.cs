using System.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Markdown;

/// <summary>Markdown: a block is a paragraph, inline marks are dropped, raw HTML is never kept.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    public static ReadFile Read(string text)
    {
        var document = Parsed(text);
        var yaml = document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        var front = yaml is null ? new SaidMetadata() : FrontMatter.Parse(yaml.Lines.ToString());
        return new(front, [.. Leaves(document).Where(b => b.Text.Length > 0)]) { Notes = ["Markdown’s marks, pictures and raw HTML are left out."] };
    }

    private static MarkdownDocument Parsed(string text)
    {
        try { return Markdig.Markdown.Parse(text, Pipeline); }
        // The parser refuses by this exception what is nested more than about a hundred deep.
        catch (ArgumentException)
        {
            throw new UnreadableText("the Markdown nests its quotations, lists or marks deeper than can be read; take some of them away.");
        }
    }

    private static IEnumerable<TextBlock> Leaves(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case YamlFrontMatterBlock or HtmlBlock or ThematicBreakBlock or LinkReferenceDefinition: break;
                case ContainerBlock inner: foreach (var leaf in Leaves(inner)) yield return leaf; break;
                case HeadingBlock heading: yield return new(Plain(heading.Inline), ParagraphRole.Heading); break;
                case CodeBlock code: foreach (var line in code.Lines.ToString().Split('\n')) yield return new(line.Trim()); break;
                case LeafBlock leaf: yield return new(Plain(leaf.Inline)); break;
            }
        }
    }

    private static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        if (inlines is not null) Append(text, inlines);
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case LinkInline { IsImage: true }: break;
                case ContainerInline inner: Append(text, inner); break;
            }
        }
    }
}
