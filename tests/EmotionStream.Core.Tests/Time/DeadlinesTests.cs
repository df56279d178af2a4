using EmotionStream.Core.Time;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Time;

public sealed class DeadlinesTests
{
    private const long Now = 1_780_000_000_000;

    [Property(MaxTest = 300)]
    public void Reminders_ComeInOrderOfTime_NoneEarlyAndNoneLost(int seed)
    {
        var random = new Random(seed);
        var deadlines = new Deadlines();
        var expected = new List<(long Time, int Slot)>();
        for (var (step, now) = (0, Now); step < 300; step++, now += random.Next(2_000))
        {
            for (var more = random.Next(4); more > 0; more--)
            {
                // Mostly the next minutes; sometimes the past, sometimes what only a broken clock asks for.
                var time = random.Next(20) switch { 0 => now - random.Next(100_000), 1 => random.NextInt64(long.MaxValue), 2 => -1, _ => now + random.Next(200_000) };
                var slot = random.Next((1 << 24) - 1);
                deadlines.Schedule(slot, time);
                expected.Add((time, slot));
            }

            var due = expected.Where(x => x.Time <= now).Order().ToList();
            var taken = new List<(long Time, int Slot)>();
            while (deadlines.TryTake(now, out var slot, out var time))
                taken.Add((time, slot));
            Assert.Equal(due, taken.Order());
            Assert.Equal(taken.Where(IsNear).Select(x => x.Time).Order(), taken.Where(IsNear).Select(x => x.Time));
            expected.RemoveAll(x => x.Time <= now);
        }

        static bool IsNear((long Time, int Slot) x) => Math.Abs(x.Time - Now) < 10_000_000;
    }
}
