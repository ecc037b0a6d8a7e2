using System.Text.RegularExpressions;
using Shouldly;
using YamlDotNet.RepresentationModel;

namespace OpinionLens.Web.Tests;

/// <summary>What can be known of docker-compose.yml without an engine: its shape, its limits, and that each variable is told and means
/// something.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Root = Up(AppContext.BaseDirectory);
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docker-compose.yml"));
    private static readonly YamlMappingNode Compose = Read(Text);

    private static IEnumerable<(string Name, YamlMappingNode Service)> Services =>
        Map(Compose, "services").Children.Select(c => (c.Key.ToString(), (YamlMappingNode)c.Value));

    [Fact]
    public void Every_service_is_confined_and_watched()
    {
        Services.Select(s => s.Name).ShouldBe(["store", "web"]);
        foreach (var (name, service) in Services)
        {
            service["read_only"].ToString().ShouldBe("true", name);
            List(service, "cap_drop").ShouldBe(["ALL"], name);
            List(service, "security_opt").ShouldBe(["no-new-privileges:true"], name);
            List(service, "tmpfs").ShouldContain("/tmp", name);
            service["mem_limit"].ToString().ShouldMatch("^[0-9]+[mg]$", name);
            int.Parse(service["pids_limit"].ToString(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0, name);
            List(Map(service, "healthcheck"), "test")[0].ShouldStartWith("CMD", Case.Sensitive, name);
            service.Children.ContainsKey("privileged").ShouldBeFalse(name);
        }
        List(Services.Single(s => s.Name == "web").Service, "ports").ShouldAllBe(p => p.StartsWith("127.0.0.1:"));
    }

    [Fact]
    public void Volumes_and_secrets_that_are_used_are_defined_and_no_password_stands_in_the_file()
    {
        foreach (var (name, service) in Services)
        {
            foreach (var volume in List(service, "volumes")) Map(Compose, "volumes").Children.ContainsKey(volume.Split(':')[0])
                .ShouldBeTrue($"{name} {volume}");
            foreach (var secret in List(service, "secrets"))
            {
                Map(Compose, "secrets").Children.ContainsKey(secret).ShouldBeTrue($"{name} {secret}");
                Map(service, "environment").Children.Values.Select(v => v.ToString()).ShouldContain($"/run/secrets/{secret}");
            }
        }
        Text.ShouldNotContain("Password=");
        Text.ShouldNotContain("POSTGRES_PASSWORD:");
    }

    [Fact]
    public void Every_variable_is_told_in_the_guide_has_a_default_and_every_setting_exists()
    {
        var guide = File.ReadAllText(Path.Combine(Root, "docs", "guide", "operator.md"));
        var told = Text.Split('\n').Where(l => l.StartsWith('#')).Aggregate("", (all, line) => all + line);
        foreach (Match variable in Variable().Matches(string.Join('\n', Text.Split('\n').Where(l => !l.TrimStart().StartsWith('#')))))
        {
            guide.ShouldContain($"`{variable.Groups[1].Value}`");
            told.ShouldContain(variable.Groups[1].Value);
            variable.Groups[2].Value.ShouldStartWith(":-");
        }
        var known = typeof(Composition.OpinionLensOptions).GetProperties().Select(p => $"OpinionLens__{p.Name}").ToList();
        Map(Services.Single(s => s.Name == "web").Service, "environment").Children.Keys.Select(k => k.ToString())
            .Where(k => k.StartsWith("OpinionLens__", StringComparison.Ordinal))
            .ShouldBeSubsetOf(known);
    }

    [Fact]
    public void The_image_has_the_command_line_what_asks_for_its_health_and_the_guides()
    {
        var image = File.ReadAllText(Path.Combine(Root, "src", "OpinionLens.Web", "Dockerfile"));
        image.ShouldContain("/usr/local/bin/opinionlens");
        image.ShouldContain("USER $APP_UID");
        image.ShouldContain(List(Map(Services.Single(s => s.Name == "web").Service, "healthcheck"), "test")[1]);
        // The web's project takes the guides in: without them it has no help.
        File.ReadAllLines(Path.Combine(Root, ".dockerignore")).ShouldNotContain("docs");
        File.ReadAllLines(Path.Combine(Root, ".dockerignore")).ShouldContain("postgres-password");
    }

    private static YamlMappingNode Read(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string name) => (YamlMappingNode)node[name];

    private static List<string> List(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var list) ? [.. ((YamlSequenceNode)list).Select(n => n.ToString())] : [];

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "OpinionLens.sln")) ? folder : Up(Path.GetDirectoryName(folder.TrimEnd('/'))!);

    [GeneratedRegex(@"\$\{([A-Z_]+)([^}]*)\}")]
    private static partial Regex Variable();
}
