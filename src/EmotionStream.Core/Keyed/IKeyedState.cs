namespace EmotionStream.Core.Keyed;

/// <summary>A state that a <see cref="KeyedStore{TState}"/> can hold and roll back.</summary>
/// <typeparam name="TState">The state itself.</typeparam>
public interface IKeyedState<TState>
    where TState : struct
{
    /// <summary>
    /// Copies the state for the undo log. Objects are then shared with the copy, so each must itself be copied before it is written to.
    /// </summary>
    /// <param name="copy">Receives the copy.</param>
    void CopyTo(ref TState copy);
}
