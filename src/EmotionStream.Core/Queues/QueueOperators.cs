using EmotionStream.Core.Alerts;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Queues.Operators;

namespace EmotionStream.Core.Queues;

/// <summary>The operators as words, so that the graph reads as a sentence. Each is documented on its class.</summary>
internal static class QueueOperators
{
    public static IObservable<QueueContext> ForQueue(this IObservable<QueueEvent> source, TimedStore<QueueState> store, QueueContext context, IQueueOutput output) =>
        new ForQueue(source, store, context, output);

    public static IObservable<QueueContext> ApplyActions(this IObservable<QueueContext> source, QueueAlerts alerts, IQueueOutput output) =>
        new ApplyHistoryActions<QueueContext, OpenQueueAlert>(source, alerts, context => output.Reject(context.Event!, AlertAct.UnknownAlert));

    public static IObservable<QueueContext> TouchQueue(this IObservable<QueueContext> source) => new TouchQueue(source);

    public static IObservable<QueueContext> ClosePeriods(this IObservable<QueueContext> source, CauseLister lister, IQueueOutput output) =>
        new ClosePeriods(source, lister, output);

    public static IObservable<QueueContext> CountCauses(this IObservable<QueueContext> source, QueueOptions options, PhraseTable table) =>
        new CountCauses(source, options, table);

    public static IObservable<QueueContext> FollowSilent(this IObservable<QueueContext> source, QueueOptions options) => new FollowSilent(source, options);

    public static IObservable<QueueContext> CountMinutes(this IObservable<QueueContext> source, QueueOptions options) => new CountMinutes(source, options);

    public static IObservable<QueueContext> FollowEnds(this IObservable<QueueContext> source, QueueOptions options, IQueueOutput output) =>
        new FollowEnds(source, options, output);

    public static IObservable<QueueContext> JudgeSpike(this IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) =>
        new JudgeSpike(source, options, alerts);

    public static IObservable<QueueContext> JudgeDrift(this IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) =>
        new JudgeDrift(source, options, alerts);

    public static IObservable<QueueContext> JudgeBudget(this IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) =>
        new JudgeBudget(source, options, alerts);

    public static IObservable<QueueContext> ExpireAlerts(this IObservable<QueueContext> source, QueueAlerts alerts) => new ExpireAlerts(source, alerts);

    public static IObservable<QueueContext> ForgetQueue(this IObservable<QueueContext> source, QueueDeadlines deadlines, PhraseTable table, QueueAlerts alerts) =>
        new ForgetQueue(source, deadlines, table, alerts);
}
