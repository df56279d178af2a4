using Xunit;

namespace EmotionStream.Testing;

/// <summary>
/// A real Kafka, started when the first test asks and shared by all of the assembly: <c>EMOTIONSTREAM_TEST_BOOTSTRAP</c>, else the distribution in
/// <c>KAFKA_HOME</c>, else <c>../shared/kafka</c> beside the repository, else a container. Where none is to be had, tests that ask are skipped with the
/// reason; with <c>CI=true</c> they fail.
/// </summary>
public sealed class KafkaFixture : IAsyncLifetime
{
    private const string WhatToDo =
        "Set EMOTIONSTREAM_TEST_BOOTSTRAP to a Kafka, or KAFKA_HOME to its distribution (needs Java 17), or start Docker; ./test installs Java.";

    private readonly Lazy<Task<IKafkaSource>> _source = new(StartAsync);

    /// <summary>Where it listens in plain text; skips or fails the test when there is none.</summary>
    public string Bootstrap => Source().Bootstrap;

    /// <summary>Its secure listener; skips or fails the test when there is none.</summary>
    public SecureListener Secure
    {
        get
        {
            var secure = Source().Secure;
            if (secure is null)
                Unavailable("this Kafka has no SASL_SSL listener (../shared/kafka with openssl has)");
            return secure!;
        }
    }

    /// <summary>A Kafka of the test's own, to stop and start; skips or fails the test when there is none. Dispose of it.</summary>
    /// <param name="brokers">How many brokers.</param>
    /// <param name="settings">Settings of the brokers, each <c>key=value</c>.</param>
    public async Task<ScriptedKafka> StartOwnAsync(int brokers = 1, params IReadOnlyList<string> settings)
    {
        if (Script() is not { } script || !HasJava)
        {
            Unavailable("only ../shared/kafka can be stopped and started");
            throw new KafkaUnavailableException("unreachable: the test was skipped or failed");
        }

        return await ScriptedKafka.StartAsync(script, brokers, settings);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_source is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _source.Value).DisposeAsync();
    }

    /// <summary>The repository's folder; null when the tests run elsewhere.</summary>
    public static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EmotionStream.sln")))
                return folder.FullName;
        return null;
    }

    private static bool HasJava => Shell.Has("java") || Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 };

    private static string? Script() =>
        Repository() is { } repository && Path.GetFullPath(Path.Combine(repository, "..", "shared", "kafka", "kafka")) is var script && File.Exists(script) ? script : null;

    private static async Task<IKafkaSource> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("EMOTIONSTREAM_TEST_BOOTSTRAP") is { Length: > 0 } bootstrap)
            return new GivenKafka(bootstrap);
        if (Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home)
            return HasJava ? await DistributedKafka.StartAsync(home) : throw new KafkaUnavailableException("KAFKA_HOME is set but there is no java");
        if (Script() is { } script)
        {
            if (HasJava)
                return await ScriptedKafka.StartAsync(script);
            if (!Shell.Has("docker"))
                throw new KafkaUnavailableException("../shared/kafka is there but there is no java");
        }

        return Shell.Has("docker") ? await ContainedKafka.StartAsync() : throw new KafkaUnavailableException("no Kafka was found");
    }

    private IKafkaSource Source()
    {
        try
        {
            return _source.Value.GetAwaiter().GetResult();
        }
        catch (KafkaUnavailableException e)
        {
            Unavailable(e.Message);
            throw;
        }
    }

    private static void Unavailable(string reason)
    {
        var message = $"Needs a real Kafka: {reason}. {WhatToDo}";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(message);
        Assert.Skip(message);
    }
}
