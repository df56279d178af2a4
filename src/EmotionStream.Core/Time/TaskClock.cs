using System.Runtime.CompilerServices;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Time;

/// <summary>
/// Stream time of each input partition of a task, and task time: the least stream time over the partitions that are not idle.
/// A partition read to its end is idle when it never had a record, or none for the idle time. The first record after all were idle makes all
/// wait for the idle time again: in a burst the partitions' records arrive one partition after the other. When all are idle, task time goes on
/// with the wall clock from the highest stream time, so that what is due comes due on a quiet task. Task time never goes back,
/// except by <see cref="Rollback"/>: time is state.
/// </summary>
public sealed class TaskClock
{
    /// <summary>How many input partitions a task has: one of each <see cref="InputSource"/>.</summary>
    public const int Sources = 4;

    private const int AllIdle = (1 << Sources) - 1;
    private readonly long _idleMs;
    private SourceTimes _streamTime;
    private SourceTimes _committedStreamTime;
    private SourceTimes _lastRecordWall;
    private long _committedTaskTime = long.MinValue;
    private long _wall = long.MinValue;
    private long _allIdleSince = long.MinValue;
    private long _awakeSince = long.MinValue;
    private bool _isWaking;
    private int _idle;

    /// <summary>Makes a clock that has seen nothing.</summary>
    /// <param name="idle">Wall-clock time after which a partition read to its end is idle.</param>
    public TaskClock(TimeSpan idle)
    {
        _idleMs = (long)idle.TotalMilliseconds;
        ((Span<long>)_streamTime).Fill(long.MinValue);
        ((Span<long>)_lastRecordWall).Fill(long.MinValue);
        _committedStreamTime = _streamTime;
    }

    /// <summary>Task time, milliseconds since the Unix epoch; <see cref="long.MinValue"/> while a partition that may have records has shown none.</summary>
    public long TaskTime { get; private set; } = long.MinValue;

    /// <summary>Whether a time has changed since the last commit.</summary>
    public bool IsDirty => TaskTime != _committedTaskTime || !((ReadOnlySpan<long>)_streamTime).SequenceEqual(_committedStreamTime);

    /// <summary>The highest event time seen on a partition; <see cref="long.MinValue"/> before any.</summary>
    /// <param name="source">The partition's topic.</param>
    public long StreamTime(InputSource source) => _streamTime[(int)source];

    /// <summary>Takes note of a record.</summary>
    /// <param name="source">Its topic.</param>
    /// <param name="time">Its event time.</param>
    /// <returns>Stream time of its partition, this record included.</returns>
    public long Observe(InputSource source, long time)
    {
        ref var stream = ref _streamTime[(int)source];

        // Counted from the next Advance: the last one may be long past when a batch took long to score.
        _lastRecordWall[(int)source] = long.MinValue;
        if (_idle == AllIdle)
            (_isWaking, _idle) = (true, 0);
        _idle &= ~(1 << (int)source);
        _allIdleSince = long.MinValue;
        if (time <= stream)
            return stream;
        stream = time;
        if (time > TaskTime)
            Recompute();
        return time;
    }

    /// <summary>Takes note of the wall clock and of which partitions are read to their end.</summary>
    /// <param name="wallTime">Now, milliseconds since the Unix epoch.</param>
    /// <param name="atEnd">By <see cref="InputSource"/>.</param>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd)
    {
        _wall = Math.Max(_wall, wallTime);
        if (_isWaking)
            (_isWaking, _awakeSince) = (false, _wall);
        for (var i = 0; i < Sources; i++)
        {
            // Times restored, or observed since the last Advance, have no wall time yet: they count from now.
            if (_streamTime[i] != long.MinValue && _lastRecordWall[i] == long.MinValue)
                _lastRecordWall[i] = _wall;
            var since = Math.Max(_lastRecordWall[i], _awakeSince);
            var idle = atEnd[i] && (since == long.MinValue || _wall - since >= _idleMs);
            _idle = idle ? _idle | (1 << i) : _idle & ~(1 << i);
        }

        if (_idle != AllIdle)
            _allIdleSince = long.MinValue;
        else if (_allIdleSince == long.MinValue)
            _allIdleSince = _wall;
        Recompute();
    }

    /// <summary>Takes up where a changelog left off. A restored partition counts as active until it is seen idle.</summary>
    /// <param name="taskTime">Task time.</param>
    /// <param name="streamTimes">Stream times by <see cref="InputSource"/>.</param>
    public void Restore(long taskTime, ReadOnlySpan<long> streamTimes)
    {
        streamTimes.CopyTo(_streamTime);
        TaskTime = taskTime;
        Commit();
    }

    /// <summary>Keeps the times.</summary>
    public void Commit()
    {
        _committedStreamTime = _streamTime;
        _committedTaskTime = TaskTime;
    }

    /// <summary>Goes back to the times of the last commit, as the records since then come again.</summary>
    public void Rollback()
    {
        _streamTime = _committedStreamTime;
        TaskTime = _committedTaskTime;
        _allIdleSince = long.MinValue;
        _idle = 0;
    }

    private void Recompute()
    {
        var least = long.MaxValue;
        var highest = long.MinValue;
        for (var i = 0; i < Sources; i++)
        {
            highest = Math.Max(highest, _streamTime[i]);
            if ((_idle & (1 << i)) == 0)
                least = Math.Min(least, _streamTime[i]);
        }

        if (least == long.MaxValue)
            least = highest == long.MinValue ? long.MinValue : highest + (_wall - _allIdleSince);
        TaskTime = Math.Max(TaskTime, least);
    }

    [InlineArray(Sources)]
    private struct SourceTimes
    {
        private long _first;
    }
}
