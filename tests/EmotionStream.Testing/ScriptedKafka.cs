namespace EmotionStream.Testing;

/// <summary>A Kafka started by the <c>kafka</c> script of <c>../shared/kafka</c>, with its secure listener.</summary>
public sealed class ScriptedKafka : IKafkaSource
{
    private const int Attempts = 3;
    private readonly string _script;
    private readonly string _folder;

    private ScriptedKafka(string script, string folder, string bootstrap)
    {
        (_script, _folder, Bootstrap) = (script, folder, bootstrap);
        AppDomain.CurrentDomain.ProcessExit += StopNow;
    }

    /// <inheritdoc/>
    public string Bootstrap { get; }

    /// <inheritdoc/>
    public SecureListener? Secure => File.Exists(Path.Combine(_folder, "bootstrap-secure"))
        ? new(File.ReadAllText(Path.Combine(_folder, "bootstrap-secure")).Trim(), Path.Combine(_folder, "ca.pem"), "worker", "worker-secret")
        : null;

    /// <summary>Starts one.</summary>
    /// <param name="script">The script.</param>
    public static async Task<ScriptedKafka> StartAsync(string script)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = Directory.CreateTempSubdirectory("emotionstream-kafka-").FullName;
            string[] secure = Shell.Has("openssl") ? ["--secure"] : [];
            try
            {
                await Shell.RunAsync(script, ["start", folder, .. secure]);
                return new ScriptedKafka(script, folder, (await File.ReadAllTextAsync(Path.Combine(folder, "bootstrap"))).Trim());
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // One random cluster id in 64 begins with a dash and is taken for an option; a port may be taken meanwhile.
                await Shell.RunAsync(script, "stop", folder, "--kill");
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Stops the broker.</summary>
    /// <param name="kill">Whether by kill -9.</param>
    public Task StopAsync(bool kill) => Shell.RunAsync(_script, kill ? ["stop", _folder, "--kill"] : ["stop", _folder]);

    /// <summary>Starts the stopped broker again on its data, and waits until it serves.</summary>
    public async Task UpAsync()
    {
        await Shell.RunAsync(_script, "up", _folder, "1");
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
