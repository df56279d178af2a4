using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>An operator over one queue's state.</summary>
internal abstract class QueueOperator(IObservable<QueueContext> source) : ContextOperator<QueueContext>(source);
