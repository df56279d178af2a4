using EmotionStream.Kafka.Worker;
using Microsoft.Extensions.Time.Testing;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>When a worker commits: every 100 ms, 5 ms after the last commit when an alert waits.</summary>
public class CommitClockTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CommitClock _clock;

    public CommitClockTests() => _clock = new CommitClock(Ms(100), Ms(5), _time);

    [Fact]
    public void NothingToCommit_IsNeverDue()
    {
        _time.Advance(Ms(1000));

        Assert.False(_clock.IsDue(alertPending: true));
        Assert.Equal(Ms(20), _clock.UntilDue(alertPending: true, most: Ms(20)));
    }

    [Theory]
    [InlineData(false, false, 100)]
    [InlineData(true, false, 5)]
    [InlineData(true, true, 100)]
    public void Work_IsDueAfterTheInterval_AndSoonerForAnAlertUnlessTheWorkerIsBehind(bool alert, bool behind, int due)
    {
        _clock.Committed();
        _clock.HasWork();
        _clock.IsBehind = behind;

        _time.Advance(Ms(due - 1));
        Assert.False(_clock.IsDue(alert));
        Assert.Equal(Ms(1), _clock.UntilDue(alert, most: Ms(20)));

        _time.Advance(Ms(1));
        Assert.True(_clock.IsDue(alert));
        Assert.Equal(TimeSpan.Zero, _clock.UntilDue(alert, most: Ms(20)));

        _clock.Committed();
        Assert.False(_clock.IsDue(alert));
    }

    [Fact]
    public void LastTransaction_IsLetSettle()
    {
        _clock.Committed();
        Assert.True(_clock.Settling > TimeSpan.Zero);

        _time.Advance(Ms(3));
        Assert.True(_clock.Settling <= TimeSpan.Zero);
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
