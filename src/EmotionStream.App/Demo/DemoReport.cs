using EmotionStream.App.Terminal;

namespace EmotionStream.App.Demo;

/// <summary>The summary at the end of a demo, for people.</summary>
internal static class DemoReport
{
    /// <summary>Writes the summary.</summary>
    /// <param name="summary">The figures.</param>
    /// <param name="output">Takes the lines.</param>
    public static void Write(DemoSummary summary, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"Summary of {summary.DurationSeconds:0.0} s at {summary.Speed:0.##}× (text model {summary.TextModel}, voice model {summary.VoiceModel})");
        output.WriteLine($"  events        {summary.EventsProcessed} processed of {summary.EventsSent.Values.Sum()} sent ({Join(summary.EventsSent)})");
        output.WriteLine($"  interactions  {summary.Interactions}, of which {summary.Outcomes} closed with an outcome");
        output.WriteLine($"  readings      {summary.Readings} of customers' turns and voice windows, {summary.Abstentions} abstentions");
        output.WriteLine($"  alerts        {summary.Alerts.Values.Sum()} opened{(summary.Alerts.Count == 0 ? "" : $" ({Join(summary.Alerts)})")}");
        output.WriteLine($"  dead letters  {summary.DeadLetters.Values.Sum()}{(summary.DeadLetters.Count == 0 ? "" : $" ({Join(summary.DeadLetters)})")}");
        output.WriteLine(summary.EventToAlertMs is { } latency
            ? $"  event→alert   p50 {latency.P50:0} ms, p95 {latency.P95:0} ms, p99 {latency.P99:0} ms, max {latency.Max:0} ms over {latency.Count} alerts, turn sent to alert read back"
            : "  event→alert   no alert yet");
        if (summary.Examples.Count == 0)
            return;
        output.WriteLine("  What will be remembered, the most negative peaks first (a mean alone hides them):");
        output.WriteLine("    interaction   queue       turns  negative peak      end   peak-end     mean");
        foreach (var example in summary.Examples)
            output.WriteLine("    " + Describe(example));
    }

    private static string Describe(DemoExample example)
    {
        var peak = example.PeakNegativeSeconds is { } seconds
            ? $"{Words.Signed(example.PeakNegative)} at {Words.Clock(TimeSpan.FromSeconds(seconds))}"
            : "–";
        return $"{SafeText.Of(example.InteractionId, 12),-13} {SafeText.Of(example.Queue, 10),-10} {example.Turns,6}  {peak,-15} {Words.Signed(example.End),6}   "
            + $"{Words.Signed(example.PeakEnd),8} {Words.Signed(example.Mean),8}{(example.Recovered ? "  recovered" : "")}";
    }

    private static string Join(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));
}
