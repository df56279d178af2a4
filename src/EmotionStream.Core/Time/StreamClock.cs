namespace EmotionStream.Core.Time;

/// <summary>
/// Time of a task with one input: the highest event time seen, and when the input is read to its end and has been quiet for a while, the wall clock's progress from there, so that
/// what is due comes due on a quiet task. It never goes back, except by <see cref="Rollback"/>: time is state.
/// </summary>
/// <param name="idle">How long the input must be quiet, wall clock.</param>
public sealed class StreamClock(TimeSpan idle)
{
    private readonly long _idleMs = (long)idle.TotalMilliseconds;
    private long _committed = long.MinValue;
    private long _quietSince = long.MinValue;
    private long _quietFrom;

    /// <summary>Now, milliseconds since the Unix epoch; <see cref="long.MinValue"/> before any record.</summary>
    public long Now { get; private set; } = long.MinValue;

    /// <summary>Whether the time has changed since the last commit.</summary>
    public bool IsDirty => Now != _committed;

    /// <summary>Takes note of a record.</summary>
    /// <param name="time">Its event time.</param>
    public void Observe(long time)
    {
        Now = Math.Max(Now, time);
        _quietSince = long.MinValue;
    }

    /// <summary>Takes note of the wall clock.</summary>
    /// <param name="wallTime">Now, milliseconds since the Unix epoch.</param>
    /// <param name="atEnd">Whether the input is read to its end.</param>
    public void Advance(long wallTime, bool atEnd)
    {
        if (!atEnd || Now == long.MinValue)
            _quietSince = long.MinValue;
        else if (_quietSince == long.MinValue)
            (_quietSince, _quietFrom) = (wallTime, Now);
        else if (wallTime - _quietSince >= _idleMs)
            Now = Math.Max(Now, _quietFrom + (wallTime - _quietSince));
    }

    /// <summary>Takes up where a changelog left off.</summary>
    /// <param name="now">The time.</param>
    public void Restore(long now) => Now = _committed = now;

    /// <summary>Keeps the time.</summary>
    public void Commit() => _committed = Now;

    /// <summary>Goes back to the time of the last commit.</summary>
    public void Rollback() => (Now, _quietSince) = (_committed, long.MinValue);
}
