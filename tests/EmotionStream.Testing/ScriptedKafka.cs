using System.Buffers.Binary;

namespace EmotionStream.Testing;

/// <summary>A Kafka started by the <c>kafka</c> script of <c>../shared/kafka</c>, with its secure listener.</summary>
public sealed class ScriptedKafka : IKafkaSource
{
    private const int Attempts = 3;
    private readonly string _script;
    private readonly string _folder;

    private ScriptedKafka(string script, string folder, string bootstrap, int brokers)
    {
        (_script, _folder, Bootstrap, Brokers) = (script, folder, bootstrap, brokers);
        AppDomain.CurrentDomain.ProcessExit += StopNow;
    }

    /// <inheritdoc/>
    public string Bootstrap { get; }

    /// <inheritdoc/>
    public SecureListener? Secure => File.Exists(Path.Combine(_folder, "bootstrap-secure"))
        ? new(File.ReadAllText(Path.Combine(_folder, "bootstrap-secure")).Trim(), Path.Combine(_folder, "ca.pem"), "worker", "worker-secret")
        : null;

    /// <summary>How many brokers it has, numbered from 1. Of three, every topic may have three replicas, and two must be in sync.</summary>
    public int Brokers { get; }

    /// <summary>Starts one.</summary>
    /// <param name="script">The script.</param>
    /// <param name="brokers">How many brokers.</param>
    /// <param name="settings">Settings of the brokers, each <c>key=value</c>.</param>
    public static async Task<ScriptedKafka> StartAsync(string script, int brokers = 1, params IReadOnlyList<string> settings)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = Directory.CreateTempSubdirectory("emotionstream-kafka-").FullName;
            string[] secure = Shell.Has("openssl") ? ["--secure"] : [];
            try
            {
                await Shell.RunAsync(script, ["start", folder, "--brokers", $"{brokers}", .. secure, .. settings.SelectMany(s => new[] { "--set", s })]);
                return new ScriptedKafka(script, folder, (await File.ReadAllTextAsync(Path.Combine(folder, "bootstrap"))).Trim(), brokers);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // One random cluster id in 64 begins with a dash and is taken for an option; a port may be taken meanwhile.
                await Shell.RunAsync(script, "stop", folder, "--kill");
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Stops a broker.</summary>
    /// <param name="kill">Whether by kill -9.</param>
    /// <param name="broker">Which.</param>
    public Task StopAsync(bool kill, int broker = 1)
    {
        string[] stop = ["stop", _folder, $"{broker}"];
        return Shell.RunAsync(_script, kill ? [.. stop, "--kill"] : stop);
    }

    /// <summary>Starts a stopped broker again on its data, and waits until all serve.</summary>
    /// <param name="broker">Which.</param>
    public async Task UpAsync(int broker = 1)
    {
        await Shell.RunAsync(_script, "up", _folder, $"{broker}");
        await Shell.RunAsync(_script, "wait", _folder);
    }

    /// <summary>Takes the last marker of a transaction off each partition of a topic on the disk of a stopped broker, so that they know nothing of the transaction's end.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>How many partitions had one.</returns>
    public int LoseLastMarkers(string topic)
    {
        var data = Path.Combine(_folder, "node-1", "data");
        File.Delete(Path.Combine(data, ".kafka_cleanshutdown"));
        return Directory.GetDirectories(data, $"{topic}-*").Count(LoseLastMarker);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopNow;
        await Shell.RunAsync(_script, "stop", _folder, "--kill");
        Directory.Delete(_folder, recursive: true);
    }

    private void StopNow(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static bool LoseLastMarker(string log)
    {
        const int LengthAt = 8;
        const int AttributesAt = 21;
        const int Control = 0x20;
        var segment = Directory.GetFiles(log, "*.log").Order(StringComparer.Ordinal).Last();
        var bytes = File.ReadAllBytes(segment);
        Range? marker = null;
        for (int at = 0, end; at + AttributesAt < bytes.Length; at = end)
        {
            // Offset and length precede what the length counts.
            end = at + LengthAt + sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + LengthAt));
            if ((BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at + AttributesAt)) & Control) != 0)
                marker = at..end;
        }

        if (marker is not { } lost)
            return false;
        File.WriteAllBytes(segment, [.. bytes[..lost.Start], .. bytes[lost.End..]]);

        // What the broker has noted of the log; without it, it reads the log.
        foreach (var noted in Directory.GetFiles(log).Where(f => Path.GetExtension(f) is ".index" or ".timeindex" or ".txnindex" or ".snapshot"))
            File.Delete(noted);
        return true;
    }
}
