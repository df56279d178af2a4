using System.Collections;
using EmotionStream.App.Configuration;
using EmotionStream.App.Tests.Monitoring;
using YamlDotNet.RepresentationModel;

namespace EmotionStream.App.Tests.Deployment;

/// <summary>The compose file, its image and the settings in both.</summary>
public sealed class ComposeTests
{
    private static readonly YamlMappingNode Services = (YamlMappingNode)Yaml.Load("compose.yaml")[0].At("services")!;

    [Fact]
    public void Ports_ArePublishedOnLoopbackOnly() => Assert.All(
        Services.Children.Values.SelectMany(service => service.Each("ports")), port => Assert.StartsWith("127.0.0.1:", ((YamlScalarNode)port).Value, StringComparison.Ordinal));

    [Fact]
    public void EveryServiceOfOurs_IsUnprivileged_AndReadOnly()
    {
        var ours = Services.Children.Values.Where(service => service.Text("image") == "emotionstream").ToArray();

        Assert.Equal(5, ours.Length);
        Assert.All(ours, service =>
        {
            Assert.Equal("1654:1654", service.Text("user"));
            Assert.Equal("true", service.Text("read_only"));
            Assert.Equal("ALL", service.Text("cap_drop", "0"));
        });
    }

    [Fact]
    public void EveryServiceThatIsNamed_IsThere()
    {
        var names = Services.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToHashSet();
        var targets = Yaml.Load("compose/targets/emotionstream.yml").Concat(Yaml.Load("compose/targets/alertmanager.yml"))
            .SelectMany(list => list.Each()).SelectMany(group => group.Each("targets")).Select(target => ((YamlScalarNode)target).Value!.Split(':')[0]);
        var dependencies = Services.Children.Values.Select(service => service.At("depends_on")).OfType<YamlMappingNode>().SelectMany(node => node.Children.Keys).Select(key => ((YamlScalarNode)key).Value!);

        Assert.Subset(names, targets.ToHashSet());
        Assert.Subset(names, dependencies.ToHashSet());
    }

    [Fact]
    public void EveryFileThatIsMounted_IsThere()
    {
        var mounted = Services.Children.Values.SelectMany(service => service.Each("volumes"))
            .Select(volume => ((YamlScalarNode)volume).Value!.Split(':')[0])
            .Where(source => source.StartsWith("./", StringComparison.Ordinal) && !source.StartsWith("./compose/secrets", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(mounted);
        Assert.All(mounted, source => Assert.True(Path.Exists(Tool.Deploy(source)), source));
    }

    [Fact]
    public void SettingsOfTheWorkers_AreAccepted()
    {
        var worker = Services.Children["worker-1"].At("environment")!;
        var environment = new Hashtable();
        foreach (var mapping in new[] { worker.At("<<")!, worker }.Cast<YamlMappingNode>())
            foreach (var (key, value) in mapping.Children.Where(pair => pair.Value is YamlScalarNode))
                environment[((YamlScalarNode)key).Value!] = ((YamlScalarNode)value).Value;

        var settings = SettingsLoader.Load(null, environment, []);

        Assert.Equal(1, settings.Pipeline.Ordinal);
        Assert.Equal("kafka:19092", settings.Kafka["bootstrap.servers"]);
    }

    [Theory]
    [InlineData("kubernetes/base/appsettings.json")]
    [InlineData("kubernetes/example/appsettings.json")]
    [InlineData("appsettings.json")]
    public void SettingsFiles_AreAccepted(string file) => SettingsLoader.Load(Tool.Deploy(file), new Hashtable(), []);

    [Fact]
    public void Dockerfile_CopiesWhatIsThere_AndEndsAsAnUnprivilegedUser()
    {
        var lines = File.ReadAllLines(Tool.Deploy("Dockerfile"));
        var copied = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToArray();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Tool.Deploy(".."), path)), path));
        Assert.Contains("USER 1654:1654", lines);
    }
}
