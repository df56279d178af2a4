using EmotionStream.App.Extraction;

namespace EmotionStream.App.Tests.Extraction;

public class LineSimulationTests
{
    private static readonly Sound Voice = new(
        [.. Enumerable.Range(0, 48_000).Select(i => (float)Enumerable.Range(1, 12).Sum(n => 0.05 * Math.Sin(2 * Math.PI * 170 * n * i / 16_000)))], 16_000);

    [Theory]
    [InlineData("Clean", 16_000)]
    [InlineData("G711", 8_000)]
    [InlineData("Telephone", 8_000)]
    [InlineData("PoorLine", 8_000)]
    public void Condition_HasItsRate_AndIsTheSameEveryTime(string condition, int rate)
    {
        var (first, second) = (Apply(condition, "clip", "caller"), Apply(condition, "clip", "caller"));
        Assert.Equal(3 * rate, first.Length);
        Assert.Equal(first, second);
    }

    [Fact]
    public void PoorLine_LosesPackets_AndHasALevelACaller()
    {
        var clips = Enumerable.Range(0, 20).Select(i => Apply("PoorLine", $"clip{i}", $"caller{i / 10}")).ToList();
        var lost = clips.Average(clip => clip.Chunk(160).Average(packet => packet.All(x => x == 0) ? 1 : 0));
        Assert.InRange(lost, 0.005, 0.04);
        double[] levels = [.. clips.Select(clip => 10 * Math.Log10(clip.Average(x => (double)x * x)))];
        Assert.InRange(levels[..10].Max() - levels[..10].Min(), 0, 1);
        Assert.True(Math.Abs(levels[..10].Average() - levels[10..].Average()) > 0.5);
    }

    private static float[] Apply(string condition, string name, string caller)
    {
        using var source = LineSimulation.Apply(Voice, Enum.Parse<SpeechCondition>(condition), name, caller);
        var samples = new float[100_000];
        return samples[..source.Read(samples)];
    }
}
