namespace EmotionStream.Core.Queues.Operators;

/// <summary>Puts a reminder for what is due next.</summary>
internal sealed class ScheduleQueue(IObservable<QueueContext> source, QueueDeadlines deadlines) : QueueOperator(source)
{
    protected override void Handle(QueueContext context) => deadlines.Schedule(ref context.State, context.Slot);
}
