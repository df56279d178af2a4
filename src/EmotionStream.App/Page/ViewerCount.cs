using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EmotionStream.App.Page;

/// <summary>Counts the browsers that are connected: one that lost its way and may come back does not count meanwhile.</summary>
/// <param name="metrics">Where they are counted.</param>
internal sealed class ViewerCount(PageMetrics metrics) : CircuitHandler
{
    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        metrics.Viewers.Inc();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        metrics.Viewers.Dec();
        return Task.CompletedTask;
    }
}
