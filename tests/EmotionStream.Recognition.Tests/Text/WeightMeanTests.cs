using EmotionStream.Recognition.Text.Training;
using FsCheck;
using FsCheck.Xunit;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class WeightMeanTests
{
    [Property(MaxTest = 50)]
    public bool Add_SomeModels_GivesTheirMean(NonEmptyArray<float> values)
    {
        var all = values.Get.Select(value => float.IsFinite(value) ? value % 100 : 1).ToArray();
        var network = new Network(32, 16, 0.05f);
        var mean = new WeightMean(1, network);
        foreach (var value in all)
        {
            network.Parameters.AsSpan().Fill(value);
            mean.Add([value], network);
        }

        return Math.Abs(mean.Rows[0] - all.Average()) < 1e-3 && Math.Abs(mean.Network.Parameters[^1] - all.Average()) < 1e-3;
    }

    [Fact]
    public void Add_LeavesTheModelAsItIs()
    {
        float[] rows = [1, 2];
        var network = new Network(32, 16, 0.05f);
        var mean = new WeightMean(2, network);

        mean.Add(rows, network);
        mean.Add([3, 4], network);

        Assert.Equal([1, 2], rows);
        Assert.Equal([2, 3], mean.Rows);
    }
}
