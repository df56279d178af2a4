using System.Text;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues.Causes;

/// <summary>
/// The phrases of all queues of a task, at most <see cref="QueueOptions.Phrases"/> of each. A newcomer to a full table weighs what the heaviest that ever had to go weighed, and one more, as in
/// Space-Saving (Metwally, Agrawal and El Abbadi, <em>Efficient Computation of Frequent and Top-k Elements in Data Streams</em>, ICDT 2005, 398–412); a quarter goes at a time, so
/// that a table is looked through once for many newcomers. With N = all that was counted, decayed, a phrase counted more than N / (0.75 · size) is in the table.
/// What a phrase is counted at its peaks is exact since it came in, so no figure is too high.
/// </summary>
internal sealed class PhraseTable(QueueOptions options)
{
    private readonly double _keepHour = options.KeepOf(CausePeriod.Hour);
    private readonly double _keepWeek = options.KeepOf(CausePeriod.Week);
    private readonly double _keepWeight = CausePeriod.Hour.KeepOf(options.WeekMemory);
    private byte[] _key = new byte[256];

    /// <summary>The states.</summary>
    public KeyedStore<PhraseState> Store { get; } = new();

    /// <summary>First byte of a phrase's key in the changelog. Names of queues are text, so theirs never start with it.</summary>
    public const byte KeyMark = 1;

    /// <summary>Counts the phrases of an event.</summary>
    /// <param name="queue">What is kept of the queue.</param>
    /// <param name="record">A peak or a turn.</param>
    /// <param name="interaction">Hash of the interaction, not 0.</param>
    public void Count(QueueLedger queue, QueueEvent record, ulong interaction)
    {
        foreach (var phrase in record.Phrases)
        {
            var key = KeyOf(record.Key, record.Language!, phrase.Stem);
            var slot = Store.Find(key);
            if (slot < 0)
            {
                if (queue.Phrases >= options.Phrases)
                    MakeRoom(queue);
                slot = Store.GetOrAdd(key, out _);
                Store.State(slot) = new()
                {
                    Text = phrase.Text, Language = record.Language!, Queue = queue.Hash, Weight = Floor(queue, queue.Hour), WeighedAt = queue.Hour,
                };
                queue.Phrases++;
            }

            Store.Touch(slot);
            Count(ref Store.State(slot), queue, record, interaction);
        }
    }

    /// <summary>The phrases of a queue.</summary>
    /// <param name="queue">What is kept of the queue.</param>
    /// <returns>Their slots.</returns>
    public IEnumerable<int> Of(QueueLedger queue)
    {
        for (var slot = 0; slot < Store.SlotLimit; slot++)
            if (Store.IsPresent(slot) && Store.State(slot).Queue == queue.Hash)
                yield return slot;
    }

    /// <summary>Forgets the phrases of a queue.</summary>
    /// <param name="queue">What is kept of the queue.</param>
    public void Forget(QueueLedger queue)
    {
        foreach (var slot in Of(queue).ToArray())
            Store.Remove(slot);
        queue.Phrases = 0;
    }

    private void Count(ref PhraseState state, QueueLedger queue, QueueEvent record, ulong interaction)
    {
        state.Weight = WeightAt(state, queue.Hour) + 1;
        state.WeighedAt = Math.Max(state.WeighedAt, queue.Hour);
        state.Background = state.Background.Add(queue.Week, _keepWeek, record.Weight);
        if (record.Type != QueueEventType.Peak || !state.Recent.TryAdd(interaction))
            return;
        state.Said += state.Said == byte.MaxValue ? (byte)0 : (byte)1;
        state.Hour = state.Hour.Add(queue.Hour, _keepHour, 1);
        state.Week = state.Week.Add(queue.Week, _keepWeek, 1);
    }

    private void MakeRoom(QueueLedger queue)
    {
        var slots = Of(queue).ToArray();
        var weights = Array.ConvertAll(slots, slot => WeightAt(Store.State(slot), queue.Hour));
        var sorted = weights.Order().ToArray();
        queue.Floor = sorted[sorted.Length / 4];
        queue.FloorAt = queue.Hour;
        for (var i = 0; i < slots.Length; i++)
        {
            if (weights[i] > queue.Floor)
                continue;
            Store.Remove(slots[i]);
            queue.Phrases--;
        }
    }

    private double WeightAt(in PhraseState state, long hour) => state.Weight * Math.Pow(_keepWeight, Math.Max(0, hour - state.WeighedAt));

    private double Floor(QueueLedger queue, long hour) => queue.Floor * Math.Pow(_keepWeight, Math.Max(0, hour - queue.FloorAt));

    private ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> queue, string language, string stem)
    {
        var most = queue.Length + 3 + Encoding.UTF8.GetMaxByteCount(language.Length + stem.Length);
        if (_key.Length < most)
            _key = new byte[most];
        _key[0] = KeyMark;
        queue.CopyTo(_key.AsSpan(1));
        var at = 1 + queue.Length;
        _key[at++] = 0;
        at += Encoding.UTF8.GetBytes(language, _key.AsSpan(at));
        _key[at++] = 0;
        at += Encoding.UTF8.GetBytes(stem, _key.AsSpan(at));
        return _key.AsSpan(0, at);
    }
}
