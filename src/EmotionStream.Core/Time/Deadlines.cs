namespace EmotionStream.Core.Time;

/// <summary>
/// Which slots are to be looked at when. An entry is only a reminder: the state says what is really due, so an entry that has become too early
/// is put back later, and one for a slot that has gone is skipped. That keeps the price of an event at a comparison.
/// </summary>
public sealed class Deadlines
{
    private readonly PriorityQueue<int, long> _queue = new();

    /// <summary>Asks for a look at a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="time">When, task time in milliseconds.</param>
    public void Schedule(int slot, long time) => _queue.Enqueue(slot, time);

    /// <summary>Takes the next reminder that is due.</summary>
    /// <param name="now">Task time.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="time">When it was asked for.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(long now, out int slot, out long time) => _queue.TryPeek(out slot, out time) && time <= now && _queue.TryDequeue(out slot, out time);
}
