using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>
/// Closes the hour and the week that are over and tells their causes. A period is over when task time leaves it, so that an event that comes later is counted in the next one;
/// one in which nobody was unhappy is not told of.
/// </summary>
internal sealed class ClosePeriods(IObservable<QueueContext> source, CauseLister lister, IQueueOutput output) : QueueOperator(source)
{
    protected override void Handle(QueueContext context)
    {
        var ledger = context.Ledger;
        if (CausePeriod.Hour.NumberAt(context.Now) is var hour && hour > ledger.Hour)
        {
            Tell(context, CausePeriod.Hour, ledger.Hour);
            ledger.Hour = hour;
        }

        if (CausePeriod.Week.NumberAt(context.Now) is var week && week > ledger.Week)
        {
            Tell(context, CausePeriod.Week, ledger.Week);
            ledger.Week = week;
        }
    }

    private void Tell(QueueContext context, CausePeriod period, long number)
    {
        var report = lister.List(context.Ledger, period, number);
        if (report.Peaks > 0 || report.Silent.Bad > 0)
            output.Publish(context.Key, report);
    }
}
