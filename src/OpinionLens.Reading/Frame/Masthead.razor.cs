using Microsoft.AspNetCore.Components;

namespace OpinionLens.Reading.Frame;

/// <summary>The head of every page: the five ways in, and search.</summary>
public sealed partial class Masthead
{
    private static readonly (string Name, string Address)[] Places =
        [("Articles", "/articles"), ("Claims", "/claims"), ("Actors", "/actors"), ("Compare", "/compare"), ("Topics", "/topics")];

    private static readonly Dictionary<string, string> Homes = new(StringComparer.Ordinal)
    {
        ["a"] = "Articles", ["articles"] = "Articles", ["import"] = "Articles", ["c"] = "Claims", ["claims"] = "Claims", ["views"] = "Claims", ["actor"] = "Actors", ["actors"] = "Actors",
        ["compare"] = "Compare", ["topic"] = "Topics", ["topics"] = "Topics", ["proposition"] = "Topics", ["propositions"] = "Topics",
    };

    /// <summary>Path of the page, from "/".</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "/";

    /// <summary>What was searched for, on the page that answers it.</summary>
    [Parameter]
    public string? Query { get; set; }

    private bool IsUnder(string name) => Homes.GetValueOrDefault(Path.Split('/')[1]) == name;
}
