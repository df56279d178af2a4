namespace EmotionStream.Core.Keyed;

/// <summary>
/// What flows through the graph of a task that is fed by another: one event with the state of its key, or (when <see cref="Event"/> is null) a key for which time has passed. One
/// instance a task, refilled for each event.
/// </summary>
/// <typeparam name="TEvent">What the task reads.</typeparam>
/// <typeparam name="TState">The state of one key.</typeparam>
/// <param name="store">The states.</param>
internal abstract class KeyedContext<TEvent, TState>(KeyedStore<TState> store)
    where TEvent : class
    where TState : struct, IKeyedState<TState>
{
    /// <summary>The event; null when time passed.</summary>
    public TEvent? Event { get; set; }

    /// <summary>The key's slot in the store.</summary>
    public int Slot { get; set; }

    /// <summary>Task time.</summary>
    public long Now { get; set; }

    /// <summary>The key's state.</summary>
    public ref TState State => ref store.State(Slot);

    /// <summary>The key as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => store.KeySpan(Slot);

    /// <summary>The store.</summary>
    public KeyedStore<TState> Store => store;
}
