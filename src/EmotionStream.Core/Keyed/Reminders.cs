using EmotionStream.Core.Time;

namespace EmotionStream.Core.Keyed;

/// <summary>Keeps a reminder for each state of when something is due next, which the state alone says.</summary>
/// <typeparam name="TState">The state of one key.</typeparam>
/// <param name="store">The states.</param>
/// <param name="nextDue">When something is due next.</param>
internal sealed class Reminders<TState>(KeyedStore<TState> store, Reminders<TState>.Due nextDue)
    where TState : struct, IKeyedState<TState>, IRemindedState
{
    private readonly Deadlines _queue = new();

    /// <summary>Says when something is due next.</summary>
    /// <param name="state">The state.</param>
    public delegate long Due(in TState state);

    /// <summary>Puts a reminder for what is due next, unless one stands early enough.</summary>
    /// <param name="slot">The key's slot.</param>
    public void Schedule(int slot)
    {
        ref var state = ref store.State(slot);
        var due = nextDue(state);
        if (state.ScheduledAt <= due)
            return;
        state.ScheduledAt = due;
        _queue.Schedule(slot, due);
    }

    /// <summary>Puts back the reminder of a state, after it was taken, a rollback or a restore. One too many does no harm.</summary>
    /// <param name="slot">The key's slot.</param>
    public void PutBack(int slot)
    {
        store.State(slot).ScheduledAt = IRemindedState.Never;
        Schedule(slot);
    }

    /// <summary>Takes the next reminder that is due and stands.</summary>
    /// <param name="now">Task time.</param>
    /// <param name="slot">Whose it is.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(long now, out int slot)
    {
        while (_queue.TryTake(now, out slot, out var time))
            if (store.IsPresent(slot) && store.State(slot).ScheduledAt == time)
                return true;
        return false;
    }
}
