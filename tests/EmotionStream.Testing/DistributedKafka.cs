using System.Diagnostics;
using Confluent.Kafka;

namespace EmotionStream.Testing;

/// <summary>A Kafka started from Apache's distribution in <c>KAFKA_HOME</c>: one broker that is its own controller.</summary>
internal sealed class DistributedKafka : IKafkaSource
{
    private readonly Process _process;
    private readonly string _folder;

    private DistributedKafka(Process process, string folder, string bootstrap)
    {
        (_process, _folder, Bootstrap) = (process, folder, bootstrap);
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    /// <inheritdoc/>
    public string Bootstrap { get; }

    /// <inheritdoc/>
    public SecureListener? Secure => null;

    /// <summary>Starts one.</summary>
    /// <param name="home">The distribution.</param>
    public static async Task<DistributedKafka> StartAsync(string home)
    {
        var folder = Directory.CreateTempSubdirectory("emotionstream-kafka-").FullName;
        int port = FreePort.Next(), controller = FreePort.Next();
        var settings = Path.Combine(folder, "server.properties");
        await File.WriteAllTextAsync(settings, $"""
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:{controller}
            listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
            advertised.listeners=PLAINTEXT://127.0.0.1:{port}
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs={folder}/data
            offsets.topic.num.partitions=8
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=8
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            auto.create.topics.enable=false
            """);
        var storage = Path.Combine(home, "bin", "kafka-storage.sh");
        // A random id may begin with a dash, and would be taken for an option if it stood alone.
        var id = (await Shell.RunAsync(storage, "random-uuid")).Trim();
        await Shell.RunAsync(storage, "format", $"--cluster-id={id}", "-c", settings);
        var process = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", $"exec '{home}/bin/kafka-server-start.sh' '{settings}' >'{folder}/server.log' 2>&1 </dev/null" },
        })!;
        var kafka = new DistributedKafka(process, folder, $"127.0.0.1:{port}");
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Bootstrap })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        Eventually.True(() => Answers(admin), TimeSpan.FromSeconds(60), $"the broker of {home} answers; see {folder}/server.log");
        return kafka;
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static bool Answers(IAdminClient admin)
    {
        try
        {
            return admin.GetMetadata(TimeSpan.FromSeconds(1)).Brokers.Count > 0;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private void Kill(object? sender, EventArgs e) => _process.Kill(entireProcessTree: true);
}
