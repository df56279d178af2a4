using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Worker;

/// <summary>Tells the observer, once a second at most, how far behind and how large the tasks are; and asks after a cluster that was away.</summary>
/// <param name="context">What outlives the session.</param>
/// <param name="consumer">The consumer of the inputs.</param>
/// <param name="tasks">The tasks held.</param>
internal sealed class WorkerTelling(WorkerContext context, IConsumer<Ignore, Ignore> consumer, IEnumerable<PartitionTask> tasks)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly int[] _gathered = new int[Enum.GetValues<InputSource>().Length];
    private long _toldAt;

    /// <summary>Counts a record that came in.</summary>
    /// <param name="source">Its topic.</param>
    public void Count(InputSource source) => _gathered[(int)source]++;

    /// <summary>Tells what there is to tell.</summary>
    public void Tell()
    {
        TellGathered();
        if (_toldAt != 0 && Stopwatch.GetElapsedTime(_toldAt) < Interval)
            return;
        _toldAt = Stopwatch.GetTimestamp();
        if (context.Health.IsAway)
            Probe();
        TellTasks();
    }

    private void TellGathered()
    {
        foreach (var source in context.Kind.Inputs)
        {
            if (_gathered[(int)source] == 0)
                continue;
            context.Observer.RecordsIn(source, _gathered[(int)source]);
            _gathered[(int)source] = 0;
            context.Health.Succeeded();
        }
    }

    private void TellTasks()
    {
        var live = 0;
        foreach (var task in tasks)
        {
            live += task.Graph.LiveKeys;
            foreach (var source in task.Sources)
            {
                var high = consumer.GetWatermarkOffsets(task.TopicPartition(source)).High;
                if (high != Offset.Unset)
                    context.Observer.Lag(source, task.Partition, Math.Max(0, high.Value - task.Next(source)));
            }
        }

        context.Observer.LiveKeys(live);
    }

    /// <summary>Nothing may be flowing that would show that the cluster is back: ask.</summary>
    private void Probe()
    {
        try
        {
            consumer.QueryWatermarkOffsets(new TopicPartition(context.Names.Of(context.Kind.Inputs[0]), 0), Interval);
            context.Health.Succeeded();
        }
        catch (KafkaException)
        {
            // Still away.
        }
    }
}
