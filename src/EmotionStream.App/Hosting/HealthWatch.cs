using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Hosting;

/// <summary>Tells the probes of a command that is no worker how it is, once a second.</summary>
internal static class HealthWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Looks until the command is stopped.</summary>
    /// <param name="health">Is told.</param>
    /// <param name="look">Says how it is, and why, for a person. What it throws ends the watch.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(HealthState health, Func<(WorkerState State, string Reason)> look, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            do
            {
                var (state, reason) = look();
                health.Set(0, state, reason);
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }
}
