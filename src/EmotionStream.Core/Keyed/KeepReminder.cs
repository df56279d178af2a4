namespace EmotionStream.Core.Keyed;

/// <summary>Puts a reminder for what is due next; puts another after one was taken, if the key is still there.</summary>
internal sealed class KeepReminder<TEvent, TState>(IObservable<KeyedContext<TEvent, TState>> source, Reminders<TState> reminders)
    : ContextOperator<KeyedContext<TEvent, TState>>(source)
    where TEvent : class
    where TState : struct, IKeyedState<TState>, IRemindedState
{
    protected override void Handle(KeyedContext<TEvent, TState> context)
    {
        if (context.Event is not null)
            reminders.Schedule(context.Slot);
        else if (context.Store.IsPresent(context.Slot))
            reminders.PutBack(context.Slot);
    }
}
