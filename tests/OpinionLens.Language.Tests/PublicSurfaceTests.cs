using System.Reflection;
using Shouldly;

namespace OpinionLens.Language.Tests;

/// <summary>What strangers may call is an approved text: a change of it is a decision.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var surface = string.Concat(typeof(TextAnalysis).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(t => t
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is not MethodInfo { IsSpecialName: true }).Select(m => $"{t.FullName}: {m}\n").Order(StringComparer.Ordinal)));
        var received = Path.Combine(AppContext.BaseDirectory, "PublicSurface.received.txt");
        File.WriteAllText(received, surface);
        surface.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicSurface.approved.txt")).ReplaceLineEndings("\n"), $"the surface as it is now: {received}");
    }
}
