using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Which of the inputs at hand comes next: the one with the least event time, as long as no input that may still have an earlier record is silent. For such a one a
/// task waits, within a bound.
/// </summary>
/// <param name="consumer">The consumer of the inputs.</param>
/// <param name="longestWait">The bound.</param>
internal sealed class RecordOrder(IConsumer<Ignore, Ignore> consumer, TimeSpan longestWait)
{
    /// <summary>Chooses the input whose head is to be processed.</summary>
    /// <param name="task">The task.</param>
    /// <param name="mayWait">Whether records may be held back; false when no more of them can be held.</param>
    /// <param name="isSettled">Whether no record that has not come yet may be earlier.</param>
    /// <returns>What was gathered from the input; null when nothing is to be processed now.</returns>
    public RecordQueue? Choose(PartitionTask task, bool mayWait, out bool isSettled)
    {
        RecordQueue? best = null;
        isSettled = true;
        foreach (var source in task.Sources)
        {
            var queue = task.Queue(source);
            if (queue.Count == 0)
                isSettled &= IsAtEnd(task, source);
            else if (best is null || queue.Head.Record.Time < best.Head.Record.Time)
                best = queue;
        }

        if (best is null || (!isSettled && mayWait && MustWait(task)))
            return null;
        if (isSettled)
            task.WaitingSince = 0;
        return best;
    }

    private bool MustWait(PartitionTask task)
    {
        var now = Stopwatch.GetTimestamp();
        if (task.WaitingSince == 0)
            task.WaitingSince = now;
        return Stopwatch.GetElapsedTime(task.WaitingSince, now) < longestWait;
    }

    private bool IsAtEnd(PartitionTask task, InputSource source)
    {
        if (task.IsEndReported(source))
            return true;

        // The end is reported with the next fetch only, up to its wait later; the watermark of the last one often tells at once.
        if (!task.IsFetched(source) || task.Next(source) < consumer.GetWatermarkOffsets(task.TopicPartition(source)).High.Value)
            return false;
        task.ReportEnd(source);
        return true;
    }
}
