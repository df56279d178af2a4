namespace EmotionStream.Core.Keyed;

/// <summary>A state that a <see cref="KeyedStore{TState}"/> can hold and roll back.</summary>
/// <typeparam name="TState">The state itself.</typeparam>
public interface IKeyedState<TState>
    where TState : struct
{
    /// <summary>
    /// A copy that later in-place writes to the original don't reach: objects that are mutated in place are copied, immutable ones shared.
    /// </summary>
    TState Snapshot();
}
