using EmotionStream.App.Tests.Monitoring;
using EmotionStream.Testing;
using YamlDotNet.RepresentationModel;

namespace EmotionStream.App.Tests.Deployment;

/// <summary>What a platform team looks for in the manifests, checked on what is applied: the output of kustomize where kubectl is there, else the files.</summary>
public sealed class KubernetesTests
{
    private const string Base = "kubernetes/base";
    private static readonly string[] Workloads = ["StatefulSet", "Deployment", "Job"];

    [Theory]
    [InlineData("kubernetes/base")]
    [InlineData("kubernetes/example")]
    public void Kustomize_BuildsIt(string folder)
    {
        Tool.Require("kubectl", "kubernetes-client");

        var (code, output) = Tool.Run("kubectl", "", "kustomize", Tool.Deploy(folder));

        Assert.True(code == 0, output);
        Assert.All(Yaml.Parse(new StringReader(output)), document =>
        {
            Assert.False(string.IsNullOrEmpty(document.Text("apiVersion")));
            Assert.False(string.IsNullOrEmpty(document.Text("metadata", "name")));
        });
    }

    [Fact]
    public void EveryFile_IsListedInItsKustomization()
    {
        foreach (var folder in new[] { Base, "kubernetes/keda", "kubernetes/example" })
        {
            var listed = Yaml.Load($"{folder}/kustomization.yaml")[0].Each("resources").Select(node => ((YamlScalarNode)node).Value!).Where(name => name.EndsWith(".yaml", StringComparison.Ordinal));
            var present = Directory.EnumerateFiles(Tool.Deploy(folder), "*.yaml").Select(file => Path.GetFileName(file)).Where(name => name != "kustomization.yaml");
            Assert.Equal(present.Order(), listed.Order());
        }
    }

    [Fact]
    public void EveryPod_RunsUnprivileged_OnAReadOnlyRoot_WithinBounds()
    {
        var workloads = Resources().Where(IsWorkload).ToArray();
        Assert.Equal(4, workloads.Length);
        Assert.All(workloads, workload =>
        {
            var pod = workload.At("spec", "template", "spec")!;
            Assert.Equal("true", pod.Text("securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", pod.Text("securityContext", "seccompProfile", "type"));
            Assert.Equal("false", pod.Text("automountServiceAccountToken"));
            Assert.All(pod.Each("containers"), container =>
            {
                Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
                Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
                Assert.Equal("ALL", container.Text("securityContext", "capabilities", "drop", "0"));
                Assert.NotNull(container.Text("resources", "requests", "cpu"));
                Assert.NotNull(container.Text("resources", "limits", "memory"));
                Assert.Contains(container.Each("volumeMounts"), mount => mount.Text("mountPath") == "/tmp");

                // Every mount is a volume of the pod.
                Assert.Subset(pod.Each("volumes").Select(volume => volume.Text("name")!).ToHashSet(), container.Each("volumeMounts").Select(mount => mount.Text("name")!).ToHashSet());
            });
        });
    }

    [Fact]
    public void EveryProcessThatStays_HasProbes_OnAPortItHas()
    {
        Assert.All(Resources().Where(resource => IsWorkload(resource) && resource.Text("kind") != "Job"), workload =>
        {
            var container = workload.At("spec", "template", "spec", "containers", "0")!;
            var ports = container.Each("ports").Select(port => port.Text("name")).ToArray();
            Assert.Equal("/health/live", container.Text("livenessProbe", "httpGet", "path"));
            Assert.Equal("/health/ready", container.Text("readinessProbe", "httpGet", "path"));
            Assert.All(["startupProbe", "livenessProbe", "readinessProbe"], probe => Assert.Contains(container.Text(probe, "httpGet", "port"), ports));
        });
    }

    [Fact]
    public void EveryPortThatPrometheusScrapes_IsThePods_AndIsLetIn()
    {
        var scraped = Resources().Where(resource => resource.At("spec", "template", "metadata", "annotations") is not null).ToArray();
        var letIn = Resources().Where(resource => resource.Text("kind") == "NetworkPolicy").SelectMany(policy => policy.Each("spec", "ingress"))
            .Where(rule => rule.Text("from", "0", "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == "monitoring")
            .SelectMany(rule => rule.Each("ports")).Select(port => port.Text("port")!).ToArray();

        Assert.Equal(3, scraped.Length);
        Assert.All(scraped, workload =>
        {
            var port = workload.Text("spec", "template", "metadata", "annotations", "prometheus.io/port")!;
            Assert.Contains(workload.Each("spec", "template", "spec", "containers", "0", "ports"), one => one.Text("name") == "metrics" && one.Text("containerPort") == port);
            Assert.Contains(port, letIn);
        });
    }

    [Fact]
    public void Workers_GetTheirOrdinal_FromTheStatefulSet_AndAreScaledUpToThePartitions()
    {
        var worker = Resources().Single(resource => resource.Text("kind") == "StatefulSet");
        var ordinal = worker.Each("spec", "template", "spec", "containers", "0", "env").Single(one => one.Text("name") == "EMOTIONSTREAM__PIPELINE__ORDINAL");
        Assert.Equal("metadata.labels['apps.kubernetes.io/pod-index']", ordinal.Text("valueFrom", "fieldRef", "fieldPath"));

        var scaling = Yaml.Load("kubernetes/keda/scaling.yaml")[0];
        var topics = Resources().Single(resource => resource.Text("kind") == "Job").Each("spec", "template", "spec", "containers", "0", "args").Select(node => ((YamlScalarNode)node).Value!).ToArray();
        Assert.Equal(worker.Text("metadata", "name"), scaling.Text("spec", "scaleTargetRef", "name"));
        Assert.Equal(topics[Array.IndexOf(topics, "--partitions") + 1], scaling.Text("spec", "maxReplicaCount"));
    }

    [Fact]
    public void Selectors_MatchTheLabelsOfPods()
    {
        var components = Resources().Where(IsWorkload).Select(workload => workload.Text("spec", "template", "metadata", "labels", "app.kubernetes.io/component")!).ToArray();
        var selectors = Resources().SelectMany(resource => new[]
        {
            resource.Text("spec", "selector", "matchLabels", "app.kubernetes.io/component"),
            resource.Text("spec", "selector", "app.kubernetes.io/component"),
            resource.Text("spec", "podSelector", "matchLabels", "app.kubernetes.io/component"),
        }).Where(selector => selector is not null).ToArray();

        Assert.True(selectors.Length >= 8);
        Assert.All(selectors, selector => Assert.Contains(selector, components));
    }

    private static bool IsWorkload(YamlNode resource) => Workloads.Contains(resource.Text("kind"));

    private static IReadOnlyList<YamlNode> Resources() =>
    [
        .. Directory.EnumerateFiles(Tool.Deploy(Base), "*.yaml").Where(file => Path.GetFileName(file) != "kustomization.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => Yaml.Load($"{Base}/{Path.GetFileName(file)}")),
    ];
}
