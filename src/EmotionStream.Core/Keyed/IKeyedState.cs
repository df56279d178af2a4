namespace EmotionStream.Core.Keyed;

/// <summary>A state that a <see cref="KeyedStore{TState}"/> can hold and roll back.</summary>
/// <typeparam name="TState">The state itself.</typeparam>
public interface IKeyedState<TState>
    where TState : struct
{
    /// <summary>
    /// Called after the state was copied field by field for the undo log: objects are now shared with that copy, so each must be copied before it is written to.
    /// </summary>
    void OnCopied();
}
