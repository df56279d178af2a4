using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class FeatureTableTests
{
    [Fact]
    public void Find_AddedFeatures_HaveRowsOfTheirOwn()
    {
        var table = new FeatureTable(new ushort[1024]);
        var features = Features(500, seed: 1).Where(table.TryAdd).ToArray();

        var rows = features.Select(table.Find).ToArray();

        Assert.DoesNotContain(-1, rows);
        Assert.Equal(rows.Length, rows.Distinct().Count());
    }

    [Fact]
    public void Find_FeaturesNeverAdded_AlmostNeverHaveARow()
    {
        var table = new FeatureTable(new ushort[80_000]);
        foreach (var feature in Features(80_000, seed: 1))
            table.TryAdd(feature);

        var found = Features(100_000, seed: 2).Count(feature => table.Find(feature) >= 0);

        Assert.InRange(found, 0, 40);
    }

    [Fact]
    public void TryAdd_FullBucket_SaysSo()
    {
        var table = new FeatureTable(new ushort[FeatureTable.BucketSize]);

        var added = Features(20, seed: 3).Count(table.TryAdd);

        Assert.Equal(FeatureTable.BucketSize, added);
    }

    private static IEnumerable<ulong> Features(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64());
    }
}
