using EmotionStream.Core.Records;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Tests.Time;

public sealed class TaskClockTests
{
    private static readonly bool[] None = [false, false, false, false];
    private static readonly bool[] All = [true, true, true, true];
    private static readonly bool[] ActionsAtEnd = [false, false, false, true];
    private readonly TaskClock _clock = new(TimeSpan.FromSeconds(1));

    [Fact]
    public void TaskTime_WaitsForEveryPartitionThatMayHaveRecords()
    {
        _clock.Advance(0, None);
        _clock.Observe(InputSource.ChatMessages, 500);
        Assert.Equal(long.MinValue, _clock.TaskTime);
    }

    [Fact]
    public void TaskTime_IsTheLeastStreamTime_OfPartitionsThatAreNotIdle()
    {
        _clock.Advance(0, ActionsAtEnd);
        _clock.Observe(InputSource.ChatMessages, 500);
        _clock.Observe(InputSource.AudioFeatures, 300);
        _clock.Observe(InputSource.InteractionEvents, 400);
        Assert.Equal(300, _clock.TaskTime);
        _clock.Observe(InputSource.AudioFeatures, 900);
        Assert.Equal(400, _clock.TaskTime);
        _clock.Observe(InputSource.InteractionEvents, 100);
        Assert.Equal(400, _clock.TaskTime);
    }

    [Fact]
    public void PartitionReadToItsEnd_IsLeftOutAfterASecond()
    {
        bool[] audioAtEnd = [false, false, true, true];
        _clock.Advance(0, audioAtEnd);
        _clock.Observe(InputSource.AudioFeatures, 300);
        _clock.Observe(InputSource.ChatMessages, 500);
        _clock.Observe(InputSource.InteractionEvents, 600);
        _clock.Advance(0, audioAtEnd);
        _clock.Advance(999, audioAtEnd);
        Assert.Equal(300, _clock.TaskTime);
        _clock.Advance(1000, audioAtEnd);
        Assert.Equal(500, _clock.TaskTime);
    }

    [Fact]
    public void FirstRecordAfterAllWereIdle_MakesTaskTimeWaitForTheOtherPartitions()
    {
        _clock.Advance(0, All);
        _clock.Advance(60_000, All);
        _clock.Observe(InputSource.InteractionEvents, 1_000);
        _clock.Observe(InputSource.InteractionEvents, 500_000);
        _clock.Advance(60_000, All);
        _clock.Advance(60_999, All);
        Assert.Equal(long.MinValue, _clock.TaskTime);
        _clock.Observe(InputSource.ChatMessages, 1_200);
        _clock.Advance(61_000, All);
        Assert.Equal(1_200, _clock.TaskTime);
    }

    [Fact]
    public void BatchThatTookLong_DoesNotMakeItsPartitionsIdle()
    {
        _clock.Advance(0, All);
        _clock.Observe(InputSource.InteractionEvents, 9_000);
        _clock.Observe(InputSource.ChatMessages, 500);
        _clock.Advance(5_000, All);
        Assert.Equal(long.MinValue, _clock.TaskTime);
        _clock.Advance(6_000, [false, false, true, true]);
        Assert.Equal(500, _clock.TaskTime);
    }

    [Fact]
    public void WhenAllIsQuiet_TaskTimeGoesOnWithTheWallClock()
    {
        _clock.Advance(0, All);
        _clock.Observe(InputSource.ChatMessages, 500);
        _clock.Advance(0, All);
        _clock.Advance(1000, All);
        Assert.Equal(500, _clock.TaskTime);
        _clock.Advance(4000, All);
        Assert.Equal(3500, _clock.TaskTime);
    }

    [Fact]
    public void TaskTime_NeverGoesBack_ButByRollback()
    {
        _clock.Advance(0, All);
        _clock.Observe(InputSource.ChatMessages, 500);
        _clock.Advance(0, All);
        _clock.Advance(1000, All);
        _clock.Commit();
        _clock.Observe(InputSource.ChatMessages, 9000);
        _clock.Observe(InputSource.AudioFeatures, 20);
        Assert.True(_clock.TaskTime >= 500);
        _clock.Rollback();
        Assert.Equal(500, _clock.TaskTime);
        Assert.Equal(500, _clock.StreamTime(InputSource.ChatMessages));
        Assert.Equal(long.MinValue, _clock.StreamTime(InputSource.AudioFeatures));
    }
}
