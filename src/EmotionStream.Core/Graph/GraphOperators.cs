using EmotionStream.Core.Alerts;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Graph.Operators;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Graph;

/// <summary>The operators as words, so that the graph reads as a sentence. Each is documented on its class.</summary>
internal static class GraphOperators
{
    public static IObservable<InputRecord> EraseCustomers(
        this IObservable<InputRecord> source,
        KeyedStore<InteractionState> store,
        TaskClock clock,
        InteractionContext context,
        ErasureMarks marks,
        AlertDetector detector,
        IGraphOutput output) => new EraseCustomers(source, store, clock, context, marks, detector, output);

    public static IObservable<InteractionContext> ForInteraction(
        this IObservable<InputRecord> source,
        KeyedStore<InteractionState> store,
        TaskClock clock,
        InteractionContext context,
        InteractionOptions options,
        IGraphOutput output) => new ForInteraction(source, store, clock, context, options, output);

    public static IObservable<InteractionContext> FollowLifecycle(
        this IObservable<InteractionContext> source,
        InteractionOptions options,
        NoteCues cues,
        IGraphOutput output) => new FollowLifecycle(source, options, cues, output);

    public static IObservable<InteractionContext> ScoreVoice(this IObservable<InteractionContext> source, IVoiceRecogniser? recogniser) =>
        new ScoreVoice(source, recogniser);

    public static IObservable<InteractionContext> PublishReadings(this IObservable<InteractionContext> source, IGraphOutput output) =>
        new PublishReadings(source, output);

    public static IObservable<InteractionContext> BuildTurns(this IObservable<InteractionContext> source, TaskClock clock, InteractionOptions options) =>
        new BuildTurns(source, clock, options);

    public static IObservable<InteractionContext> DetectAlerts(this IObservable<InteractionContext> source, AlertDetector detector, MeasureReader reader) =>
        new DetectAlerts(source, detector, reader);

    public static IObservable<InteractionContext> TellQueues(
        this IObservable<InteractionContext> source, QueueSampling? sampling, MeasureReader reader, IGraphOutput output) =>
        sampling is null ? source : new TellQueues(source, sampling, reader, output);

    public static IObservable<InteractionContext> ApplyActions(this IObservable<InteractionContext> source, AlertDetector detector, IGraphOutput output) =>
        new ApplyActions(source, detector, output);

    public static IObservable<InteractionContext> ScheduleDeadlines(this IObservable<InteractionContext> source, InteractionDeadlines deadlines) =>
        new ScheduleDeadlines(source, deadlines);

    public static IObservable<InteractionContext> JudgeSilence(this IObservable<InteractionContext> source, AlertDetector detector, MeasureReader reader) =>
        new JudgeSilence(source, detector, reader);

    public static IObservable<InteractionContext> CloseDue(
        this IObservable<InteractionContext> source,
        InteractionDeadlines deadlines,
        AlertDetector detector,
        MeasureReader reader,
        IGraphOutput output) => new CloseDue(source, deadlines, detector, reader, output);
}
