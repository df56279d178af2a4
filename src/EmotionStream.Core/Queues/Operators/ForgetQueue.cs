using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>Forgets a queue that has had no event for long, and its phrases.</summary>
internal sealed class ForgetQueue(IObservable<QueueContext> source, QueueDeadlines deadlines, PhraseTable table, QueueAlerts alerts) : QueueOperator(source)
{
    protected override void Handle(QueueContext context)
    {
        if (deadlines.ForgetDue(context.Ledger) > context.Now)
            return;
        alerts.CloseAll(context, context.Now, "forgotten");
        table.Forget(context.Ledger);
        context.Store.Remove(context.Slot);
    }
}
