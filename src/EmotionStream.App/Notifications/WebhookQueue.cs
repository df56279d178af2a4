using System.Threading.Channels;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;

namespace EmotionStream.App.Notifications;

/// <summary>Delivers to one webhook in the order of reading, one at a time: a slow webhook holds up its own messages and no other's.</summary>
internal sealed class WebhookQueue
{
    private readonly Channel<(PendingAlert Pending, Notification Notification)> _queue =
        Channel.CreateUnbounded<(PendingAlert, Notification)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Webhook _webhook;
    private readonly DeadLetterSender _deadLetters;
    private readonly NotifyMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Makes a queue; how much it holds is bounded by who fills it.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="deadLetters">Takes what is given up.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="time">The clock of delays.</param>
    /// <param name="logger">Logs.</param>
    public WebhookQueue(Webhook webhook, DeadLetterSender deadLetters, NotifyMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_webhook, _deadLetters, _metrics, _time, _logger) = (webhook, deadLetters, metrics, time, logger);

        // They stand at 0 from the start: Prometheus does not see a counter rise that begins with its first failure.
        foreach (var kind in Enum.GetValues<DeliveryKind>())
            metrics.Deliveries.WithLabels(Name, ValueConverter.KebabCase(kind.ToString()));
    }

    /// <summary>The webhook's name.</summary>
    public string Name => _webhook.Name;

    /// <summary>Takes a notification up.</summary>
    /// <param name="pending">Is told when it is settled.</param>
    /// <param name="notification">The notification.</param>
    public void Add(PendingAlert pending, Notification notification) => _queue.Writer.TryWrite((pending, notification));

    /// <summary>Delivers until stopped; an attempt under way is finished first.</summary>
    /// <param name="stop">Stops.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var (pending, notification) in _queue.Reader.ReadAllAsync(stop))
            {
                if (!pending.IsAbandoned)
                    await SettleAsync(pending, notification, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // What is left is delivered after the next start: its offset is not committed.
        }
    }

    private async Task SettleAsync(PendingAlert pending, Notification notification, CancellationToken stop)
    {
        var result = await _webhook.DeliverAsync(notification, stop);
        if (result.Kind == DeliveryKind.Delivered)
        {
            _metrics.Delay.WithLabels(Name).Observe(Math.Max(0, (_time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(pending.Record.Message.Timestamp.UnixTimestampMs)).TotalSeconds));
        }
        else
        {
            var cause = result.Kind == DeliveryKind.Rejected ? NotifyDeadLetterCause.Rejected : NotifyDeadLetterCause.Failed;
            await _deadLetters.SendAsync(pending.Record, cause, $"{Name} {result.Detail}", stop);
            _logger.NotifyGivenUp(Name, ValueConverter.KebabCase(result.Kind.ToString()), result.Detail);
        }

        _metrics.Deliveries.WithLabels(Name, ValueConverter.KebabCase(result.Kind.ToString())).Inc();
        pending.Settle();
    }
}
