using EmotionStream.App.Telephony.Twilio;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Telephony;

public sealed class SequenceWindowTests
{
    [Property]
    public void Output_IsInOrder_WithoutTwins_AndAccountsForEveryNumber(int seed)
    {
        var random = new Random(seed);
        var sent = Enumerable.Range(1, 200).Where(_ => random.Next(10) > 0).SelectMany(n => Enumerable.Repeat(n, random.Next(20) == 0 ? 2 : 1))
            .OrderBy(n => n + (random.NextDouble() * 40)).ToArray();
        var window = new SequenceWindow<int>(1);
        var taken = new List<int>();
        foreach (var number in sent)
        {
            window.Add(number, number);
            while (window.TryTake(out var next))
                taken.Add(next);
            Assert.InRange(window.Held, 0, SequenceWindow<int>.Reach);
        }

        while (window.TryTake(out var next, last: true))
            taken.Add(next);

        Assert.Equal(taken.Order().Distinct(), taken);
        Assert.Subset(sent.ToHashSet(), taken.ToHashSet());
        Assert.Equal(taken[^1], taken.Count + window.Lost);
    }

    [Fact]
    public void MissingNumber_IsWaitedForUntilTheReachIsFull()
    {
        var window = new SequenceWindow<int>(1);
        for (var n = 2; n <= SequenceWindow<int>.Reach + 1; n++)
        {
            window.Add(n, n);
            Assert.False(window.TryTake(out _));
        }

        window.Add(1, 1);

        Assert.True(window.TryTake(out var first));
        Assert.Equal((1, 0L), (first, window.Lost));
    }
}
