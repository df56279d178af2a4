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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopNow;
        await Shell.RunAsync(_script, "stop", _folder, "--kill");
        Directory.Delete(_folder, recursive: true);
    }

    private void StopNow(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
