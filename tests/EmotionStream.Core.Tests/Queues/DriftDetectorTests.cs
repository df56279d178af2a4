using EmotionStream.Core.Queues;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>The sequential test against what it promises, by simulation with fixed seeds.</summary>
public class DriftDetectorTests
{
    private const int Streams = 1_000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)] // Within the tolerance, beside what learning missed.
    public void FalseAlarms_StayWithinTheStatedRate(double shift)
    {
        const int Outcomes = 2_000;
        var rule = new DriftRule { FalseAlarmEvery = 20_000 };
        var alarms = 0;
        for (var seed = 0; seed < Streams; seed++)
        {
            var random = new Random(seed);
            var detector = Learnt(random, rule, 0.1);
            for (var i = 0; i < Outcomes; i++)
            {
                if (!detector.Take(Score(random, 0.1 + shift), rule))
                    continue;
                alarms++;
                break;
            }
        }

        // n / c = a tenth of the streams at most.
        TestContext.Current.TestOutputHelper?.WriteLine($"shift {shift}: {alarms} of {Streams} streams alarmed within {Outcomes} outcomes; stated: at most {Streams * Outcomes / rule.FalseAlarmEvery}");
        Assert.InRange(alarms, 0, Streams * Outcomes / rule.FalseAlarmEvery);
    }

    [Theory]
    [InlineData(-0.2, 700)]
    [InlineData(-0.3, 250)]
    [InlineData(-0.5, 100)]
    [InlineData(0.3, 250)]
    public void Change_IsFound_AndSoonerWhenItIsGreater(double shift, int within)
    {
        var rule = new DriftRule();
        var delays = new List<int>();
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var detector = Learnt(random, rule, 0.1);
            var delay = 1;
            while (delay < 20_000 && !detector.Take(Score(random, 0.1 + shift), rule))
                delay++;
            delays.Add(delay);
        }

        delays.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"shift {shift}: median delay {delays[100]} outcomes, 95% within {delays[190]}");
        Assert.InRange(delays[100], 1, within);
    }

    [Fact]
    public void Detector_LearnsTheNewNormal_AfterAnAlarm()
    {
        var rule = new DriftRule();
        var random = new Random(1);
        var detector = Learnt(random, rule, 0.2);
        while (!detector.Take(Score(random, -0.4), rule))
            Assert.True(detector.Count < 10_000);
        Assert.Equal((true, 0.2), (double.IsNaN(detector.Normal), Math.Round(detector.Before, 1)));
        for (var i = 0; i < rule.Learn; i++)
            Assert.False(detector.Take(Score(random, -0.4), rule));

        Assert.Equal(-0.4, detector.Normal, 0.1);
    }

    private static DriftDetector Learnt(Random random, DriftRule rule, double mean)
    {
        var detector = new DriftDetector();
        for (var i = 0; i < rule.Learn; i++)
            detector.Take(Score(random, mean), rule);
        return detector;
    }

    // Standard deviation 0.4, as remembered scores have: the mean of three uniform numbers.
    private static double Score(Random random, double mean) =>
        Math.Clamp(mean + ((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.8), -1, 1);
}
