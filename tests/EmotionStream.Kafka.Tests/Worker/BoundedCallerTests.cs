using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Tests.Worker;

public class BoundedCallerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public void Call_ThatReturns_RanOnAnotherThread()
    {
        using var caller = new BoundedCaller();
        var thread = 0;
        caller.Run(() => thread = Environment.CurrentManagedThreadId, Long);

        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
        Assert.False(caller.Hung);
    }

    [Fact]
    public void Call_ThatThrows_ThrowsToTheCallerAndTheNextOneRuns()
    {
        using var caller = new BoundedCaller();
        Assert.Throws<FormatException>(() => caller.Run(() => throw new FormatException(), Long));
        var ran = false;
        caller.Run(() => ran = true, Long);

        Assert.True(ran);
    }

    [Fact]
    public void Call_ThatHangs_IsGivenUp()
    {
        using var release = new ManualResetEventSlim();
        using var caller = new BoundedCaller();
        Assert.Throws<TimeoutException>(() => caller.Run(release.Wait, TimeSpan.FromMilliseconds(20)));

        Assert.True(caller.Hung);
        Assert.Throws<ObjectDisposedException>(() => caller.Run(() => { }, Long));
        release.Set();
    }
}
