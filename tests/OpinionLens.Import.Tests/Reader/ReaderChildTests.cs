using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Reader;
using Shouldly;

namespace OpinionLens.Import.Tests.Reader;

/// <summary>The child by itself: what passes between it and its parent, and how it ends.</summary>
public sealed class ReaderChildTests
{
    [Fact]
    public void Every_text_passes_as_it_is_broken_surrogates_too()
    {
        var random = new Random(20260504);
        var letters = new[] { "a", "ü", "Ж", "金", "😀", "\uD83D", "\uDE00", "\"", "\\", "\u2028", "\u0085", "\u200F", "<", "\uFFFD", "\uFEFF" };
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)]));
            var answer = new ReaderAnswer { Draft = new(new() { Paragraphs = [new(ParagraphRole.Heading, text)], Bytes = [], Title = text, Visibility = Visibility.Public }, new(text, new(2025, 1, 2), new(2025, 2, 1)), text, [text]) };
            var there = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(answer, ReaderFrames.Json.ReaderAnswer), ReaderFrames.Json.ReaderAnswer);
            Children.Told(there).ShouldBe(Children.Told(answer));
        }
    }

    [Fact]
    public async Task A_child_whose_parent_is_gone_ends_even_while_a_file_burns()
    {
        using var child = Process.Start(Children.Program.Start(new()))!;
        var input = child.StandardInput.BaseStream;
        await input.WriteAsync(ReaderFrames.Of(JsonSerializer.SerializeToUtf8Bytes(new ReaderAsked("a.md", new(), null), ReaderFrames.Json.ReaderAsked)));
        await input.WriteAsync(ReaderFrames.Of(Children.Burning));
        await input.FlushAsync();
        (await Children.SoonAsync(() => { child.Refresh(); return child.TotalProcessorTime > TimeSpan.FromSeconds(0.5); })).ShouldBeTrue();
        child.HasExited.ShouldBeFalse();
        child.StandardInput.Close();
        (await Children.SoonAsync(() => child.HasExited)).ShouldBeTrue();
    }

    [Fact]
    public void A_child_is_given_no_secret()
    {
        const string secret = "OpinionLens__Test__Secret";
        Environment.SetEnvironmentVariable(secret, "x");
        try
        {
            var given = Children.Program.Start(new()).Environment;
            given.Keys.ShouldNotContain(secret);
            given.Keys.ShouldNotContain(k => k.Contains("ConnectionStrings", StringComparison.OrdinalIgnoreCase) || k.StartsWith("OPINIONLENS", StringComparison.OrdinalIgnoreCase));
            given["DOTNET_GCHeapHardLimit"].ShouldBe("20000000");
        }
        finally { Environment.SetEnvironmentVariable(secret, null); }
    }
}
