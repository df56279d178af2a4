namespace EmotionStream.ChaosTests.Running;

/// <summary>How much chaos: what <c>./test --chaos</c> passes on in the environment.</summary>
public sealed class ChaosOptions
{
    /// <summary>The faults there are.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "kill", "rebalance", "zombie", "bounce-clean", "bounce-hard", "coordinator", "bad-records", "compaction", "clock", "terminate",
    ];

    private const int DefaultSeed = 20260105;

    public ChaosOptions()
    {
        foreach (var unknown in Faults.Except(Known, StringComparer.Ordinal))
            throw new InvalidOperationException($"--faults {unknown}: there is no such fault; there are {string.Join(", ", Known)}.");
    }

    /// <summary>Whether this is the long version.</summary>
    public bool IsLong { get; } = Text("EMOTIONSTREAM_CHAOS") is not null;

    /// <summary>Decides the load and the moments of the faults.</summary>
    public int Seed { get; } = Number("EMOTIONSTREAM_CHAOS_SEED") ?? DefaultSeed;

    /// <summary>Times each fault happens; null leaves it to the fault.</summary>
    public int? Times { get; } = Number("EMOTIONSTREAM_CHAOS_TIMES");

    /// <summary>Names of the faults to run; empty = all.</summary>
    public IReadOnlyList<string> Faults { get; } = (Text("EMOTIONSTREAM_CHAOS_FAULTS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static int? Number(string name) => Text(name) is { } text ? int.Parse(text) : null;
}
