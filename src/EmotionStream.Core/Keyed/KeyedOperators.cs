namespace EmotionStream.Core.Keyed;

/// <summary>The operators that all graphs over a <see cref="TimedStore{TState}"/> share, as words.</summary>
internal static class KeyedOperators
{
    public static IObservable<KeyedContext<TEvent, TState>> KeepReminder<TEvent, TState>(
        this IObservable<KeyedContext<TEvent, TState>> source, Reminders<TState> reminders)
        where TEvent : class
        where TState : struct, IKeyedState<TState>, IRemindedState => new KeepReminder<TEvent, TState>(source, reminders);
}
