extern alias cli;
extern alias web;

using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace OpinionLens.Discourse.Tests;

/// <summary>The walls of the house, as docs/map.md tells them: who may know whom.</summary>
public sealed class ArchitectureTests
{
    private static readonly (string Room, string[] MayKnow)[] House =
    [
        ("Anchoring", []),
        ("Language", []),
        ("Discourse", ["Anchoring", "Language"]),
        ("Import", ["Discourse", "Anchoring", "Language"]),
        ("Store", ["Discourse", "Anchoring", "Language"]),
        ("Reading", ["Discourse", "Anchoring", "Language"]),
        ("Web", ["Reading", "Store", "Import", "Discourse", "Anchoring", "Language"]),
        ("Cli", ["Store", "Import", "Discourse", "Anchoring", "Language"]),
    ];

    private static readonly System.Reflection.Assembly[] Assemblies =
    [
        typeof(Anchoring.TextAnchoring).Assembly, typeof(Language.TextAnalysis).Assembly, typeof(LensId).Assembly, typeof(Import.ArticleReader).Assembly,
        typeof(Store.LensStore).Assembly, System.Reflection.Assembly.Load("OpinionLens.Reading"), System.Reflection.Assembly.Load("OpinionLens.Web"), System.Reflection.Assembly.Load("opinionlens"),
    ];

    private static readonly Architecture Rooms = new ArchLoader().LoadAssemblies(Assemblies).Build();

    public static TheoryData<string> Names => [.. House.Select(h => h.Room)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_knows_only_the_rooms_below_it(string room)
    {
        var allowed = House.Single(h => h.Room == room).MayKnow;
        foreach (var other in House.Select(h => h.Room).Where(r => r != room && !allowed.Contains(r)))
            Types().That().ResideInNamespaceMatching($@"^OpinionLens\.{room}(\..*)?$").Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching($@"^OpinionLens\.{other}(\..*)?$").WithoutRequiringPositiveResults().Check(Rooms);
    }

    [Theory]
    [InlineData("Anchoring")]
    [InlineData("Language")]
    [InlineData("Discourse")]
    public void The_pure_libraries_touch_no_file_network_or_database(string room) =>
        Types().That().ResideInNamespaceMatching($@"^OpinionLens\.{room}(\..*)?$").Should().NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching(@"^(System\.Net\.|Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore|Npgsql)").WithoutRequiringPositiveResults().Check(Rooms);

    [Fact]
    public void Only_the_fetcher_touches_the_network() =>
        Types().That().ResideInNamespaceMatching(@"^OpinionLens\.Import(\..*)?$").And().DoNotHaveFullNameMatching(@"^OpinionLens\.Import\.Fetch\.SourceFetcher").Should().NotDependOnAnyTypesThat()
            .HaveFullNameMatching(@"^System\.Net\.(Http\.|Sockets\.(?!AddressFamily)|Security\.|NetworkInformation\.|Dns$|Dns[^E]|WebClient|WebRequest|HttpWebRequest|FtpWebRequest)").WithoutRequiringPositiveResults().Check(Rooms);

    [Theory]
    [InlineData("Anchoring")]
    [InlineData("Language")]
    public void The_two_string_libraries_reference_nothing_but_the_runtime(string room)
    {
        var assembly = Assemblies.Single(a => a.GetName().Name == $"OpinionLens.{room}");
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), r => !r.Name!.StartsWith("System", StringComparison.Ordinal) && r.Name != "netstandard");
    }

    [Fact]
    public void Contexts_stay_inside_the_store() =>
        Classes().That().HaveNameEndingWith("Lens").Or().HaveNameEndingWith("Context").And().ResideInNamespaceMatching(@"^OpinionLens\.Store").Should().NotBePublic().WithoutRequiringPositiveResults().Check(Rooms);

    [Fact]
    public void No_type_is_named_for_a_kind_of_class()
    {
        var names = Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("OpinionLens", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal)).Select(t => t.Name);
        Assert.DoesNotContain(names, n => new[] { "Service", "Manager", "Helper", "Util", "Utils", "Dto", "DTO", "Entity" }.Any(w => n.EndsWith(w, StringComparison.Ordinal)));
    }
}
