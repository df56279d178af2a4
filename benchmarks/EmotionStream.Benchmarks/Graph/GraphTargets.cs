namespace EmotionStream.Benchmarks.Graph;

/// <summary>What the graph is held to, with 100,000 live interactions on one core, making the load included. Speed is judged in CPU seconds, as the machine may be shared.</summary>
public static class GraphTargets
{
    private const double EventsPerSecond = 5e6;
    private const double BytesAnInteraction = 300;

    // State itself still grows: at 100,000 interactions one event in three hundred adds a rule that stays open, 24 bytes. One object an event would be 24 bytes and more.
    private const double BytesAllocatedAnEvent = 0.5;

    public static void JudgeSpeed(double median, double best) =>
        Print($"at least {EventsPerSecond / 1e6:F0} M events a CPU second", $"median {median / 1e6:F2}, best {best / 1e6:F2}", median >= EventsPerSecond);

    public static void JudgeSize(double bytes) => Print($"at most {BytesAnInteraction} bytes an interaction", $"{bytes:F0}", bytes <= BytesAnInteraction);

    public static void JudgeAllocation(double bytes) => Print("no allocation an event", $"{bytes:F3} bytes", bytes <= BytesAllocatedAnEvent);

    private static void Print(string target, string measured, bool met) => Console.WriteLine($"{(met ? "met" : "MISSED"),-6} {target}: {measured}");
}
