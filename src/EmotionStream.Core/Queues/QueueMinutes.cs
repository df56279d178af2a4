namespace EmotionStream.Core.Queues;

/// <summary>The last hour of a queue, minute by minute.</summary>
public sealed class QueueMinutes
{
    /// <summary>How many minutes are kept.</summary>
    public const int Kept = 60;

    private const long MinuteMs = 60_000;
    private readonly List<QueueMinute> _minutes;

    /// <summary>Nothing yet.</summary>
    public QueueMinutes() => _minutes = [];

    /// <summary>Minutes restored or copied.</summary>
    /// <param name="minutes">The minutes, oldest first.</param>
    public QueueMinutes(IEnumerable<QueueMinute> minutes) => _minutes = [.. minutes];

    /// <summary>The minutes, oldest first.</summary>
    public IReadOnlyList<QueueMinute> All => _minutes;

    /// <summary>The minute a time is in.</summary>
    /// <param name="time">Milliseconds since the Unix epoch.</param>
    public static long NumberAt(long time) => Math.DivRem(time, MinuteMs).Quotient;

    /// <summary>When a minute begins.</summary>
    /// <param name="number">The minute.</param>
    public static long StartOf(long number) => number * MinuteMs;

    /// <summary>Adds to the minute under way. What comes late is counted when it comes.</summary>
    /// <param name="more">What happened; its number is the minute under way.</param>
    public void Add(QueueMinute more)
    {
        if (_minutes.Count == 0 || _minutes[^1].Number < more.Number)
        {
            _minutes.Add(more);
            return;
        }

        var last = _minutes[^1];
        _minutes[^1] = last with
        {
            Outcomes = last.Outcomes + more.Outcomes,
            Distressed = last.Distressed + more.Distressed,
            Alerts = last.Alerts + more.Alerts,
            Suppressed = last.Suppressed + more.Suppressed,
        };
    }

    /// <summary>Takes the minutes that are older than the last hour away.</summary>
    /// <param name="now">The minute under way.</param>
    public void Trim(long now) => _minutes.RemoveAll(minute => minute.Number <= now - Kept);

    /// <summary>What happened in the last minutes, the one under way among them.</summary>
    /// <param name="now">The minute under way.</param>
    /// <param name="minutes">How many.</param>
    public QueueMinute Last(long now, int minutes)
    {
        var sum = new QueueMinute(now, 0, 0, 0, 0);
        foreach (var minute in _minutes)
        {
            if (minute.Number <= now - minutes)
                continue;
            sum = sum with
            {
                Outcomes = sum.Outcomes + minute.Outcomes,
                Distressed = sum.Distressed + minute.Distressed,
                Alerts = sum.Alerts + minute.Alerts,
                Suppressed = sum.Suppressed + minute.Suppressed,
            };
        }

        return sum;
    }

    /// <summary>A copy.</summary>
    public QueueMinutes Clone() => new(_minutes);
}
