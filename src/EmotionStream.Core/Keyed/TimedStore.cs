using EmotionStream.Core.Graph;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Keyed;

/// <summary>
/// States by key, the task's clock and the reminders of what is due: what the tasks that are fed by another have in common. Logged, undone and restored together, as a state is due by
/// the time it was written at.
/// </summary>
/// <typeparam name="TState">The state of one key.</typeparam>
internal sealed class TimedStore<TState>
    where TState : struct, IKeyedState<TState>, IRemindedState
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private readonly ClockRecord _clockRecord = new();

    /// <summary>Makes it, empty.</summary>
    /// <param name="nextDue">When something is due next for a state.</param>
    public TimedStore(Reminders<TState>.Due nextDue) => Reminders = new(States, nextDue);

    /// <summary>The states.</summary>
    public KeyedStore<TState> States { get; } = new();

    /// <summary>The time.</summary>
    public StreamClock Clock { get; } = new(Idle);

    /// <summary>What is due.</summary>
    public Reminders<TState> Reminders { get; }

    /// <summary>Takes the next key for which something is due. <see cref="KeepReminder{TEvent, TState}"/> puts its reminder back.</summary>
    /// <param name="context">Receives it.</param>
    /// <returns>False when nothing is due.</returns>
    public bool TryTake<TEvent>(KeyedContext<TEvent, TState> context)
        where TEvent : class
    {
        if (!Reminders.TryTake(Clock.Now, out var slot))
            return false;
        (context.Event, context.Slot, context.Now) = (null, slot, Clock.Now);
        return true;
    }

    /// <summary>Takes a record of the changelog back, the clock's or a state's.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The record; empty for a tombstone.</param>
    /// <param name="read">Reads a state's.</param>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, StoreLog.Reading<TState> read)
    {
        if (key.SequenceEqual(ClockRecord.Key))
        {
            var now = 0L;
            ClockRecord.Read(value, new(ref now));
            Clock.Restore(now);
        }
        else if (States.Restore(key, value, read) is var slot and >= 0)
        {
            Reminders.PutBack(slot);
        }
    }

    /// <summary>Writes the clock to the changelog, if it has moved.</summary>
    /// <param name="changelog">Takes it.</param>
    public void PutClock(IChangelog changelog)
    {
        if (Clock.IsDirty)
            _clockRecord.Put(changelog, [Clock.Now]);
    }

    /// <summary>Keeps all since the last commit.</summary>
    public void Commit()
    {
        States.Commit();
        Clock.Commit();
    }

    /// <summary>Undoes all since the last commit.</summary>
    public void Rollback()
    {
        Clock.Rollback();
        foreach (var slot in States.Rollback())
            Reminders.PutBack(slot);
    }
}
