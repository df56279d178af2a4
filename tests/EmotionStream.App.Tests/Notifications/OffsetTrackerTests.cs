using Confluent.Kafka;
using EmotionStream.App.Notifications;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Notifications;

public sealed class OffsetTrackerTests
{
    private static readonly TopicPartition Partition = new("alerts", 0);

    /// <summary>Whatever the order in which webhooks answer: everything before the committed offset is settled, and what is settled from the start is committed.</summary>
    [Property]
    public bool Position_IsTheFirstThatIsNotSettled(bool[] settled)
    {
        var tracker = new OffsetTracker();
        var records = settled.Select((_, offset) => Record(offset)).ToArray();
        Array.ForEach(records, tracker.Add);
        for (var i = settled.Length - 1; i >= 0; i--)
        {
            if (settled[i])
                records[i].Settle();
        }

        var gap = Array.IndexOf(settled, false) is var first && first >= 0 ? first : settled.Length;
        var moved = tracker.Advance();
        return (gap == 0 ? moved.Count == 0 : moved.Single().Offset == gap) && tracker.Count == settled.Length - gap;
    }

    [Fact]
    public void Abandon_WhatIsLeftOfAPartition_IsNeitherCommittedNorDelivered()
    {
        var tracker = new OffsetTracker();
        var record = Record(0);
        tracker.Add(record);

        tracker.Abandon(Partition);
        record.Settle();

        Assert.True(record.IsAbandoned);
        Assert.Empty(tracker.Advance());
        Assert.Equal(0, tracker.Count);
    }

    private static PendingAlert Record(int offset) => new(new ConsumeResult<byte[], byte[]> { TopicPartitionOffset = new(Partition, offset) }, deliveries: 1);
}
