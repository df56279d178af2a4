namespace EmotionStream.Kafka.Worker;

/// <summary>
/// When to commit: an interval after the last commit while there is something to commit; as soon as an alert waits, after a short pause, while the
/// worker keeps up. A worker that is behind commits by the interval alone: more commits would only put it further behind.
/// </summary>
/// <param name="interval">Longest time between commits.</param>
/// <param name="alertPause">Shortest time between commits when an alert waits.</param>
/// <param name="time">The clock.</param>
internal sealed class CommitClock(TimeSpan interval, TimeSpan alertPause, TimeProvider time)
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(3);
    private long _last = time.GetTimestamp();
    private bool _hasWork;

    /// <summary>Whether records come faster than they are processed.</summary>
    public bool IsBehind { get; set; }

    /// <summary>
    /// How long the last transaction should still be let settle. The broker answers a commit before it has written the markers; a first record before that is
    /// turned away, and librdkafka asks again 20 ms later, which was most of the time a commit took.
    /// </summary>
    public TimeSpan Settling => Settle - time.GetElapsedTime(_last);

    /// <summary>There is something to commit.</summary>
    public void HasWork() => _hasWork = true;

    /// <summary>Whether to commit now.</summary>
    /// <param name="alertPending">Whether an alert waits.</param>
    public bool IsDue(bool alertPending) => _hasWork && time.GetElapsedTime(_last) >= Wait(alertPending);

    /// <summary>How long until a commit is due, at most as long as given.</summary>
    /// <param name="alertPending">Whether an alert waits.</param>
    /// <param name="most">The most; the answer when there is nothing to commit.</param>
    public TimeSpan UntilDue(bool alertPending, TimeSpan most)
    {
        if (!_hasWork)
            return most;
        var left = Wait(alertPending) - time.GetElapsedTime(_last);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < most ? left : most;
    }

    /// <summary>A commit has ended.</summary>
    public void Committed()
    {
        _hasWork = false;
        _last = time.GetTimestamp();
    }

    private TimeSpan Wait(bool alertPending) => alertPending && !IsBehind ? alertPause : interval;
}
