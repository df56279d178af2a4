using EmotionStream.App.Configuration;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("pipelin", "Pipeline")]
    [InlineData("Kakfa", "Kafka")]
    [InlineData("zzzzzz", null)]
    public void Find_Slip_GivesTheNameMeant(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Find(written, ["Kafka", "Pipeline", "Http"]));

    [Property]
    public bool Distance_IsSymmetricAndZeroOnlyForEqual(string? a, string? b)
    {
        var (left, right) = (a ?? "", b ?? "");
        var distance = NearestName.Distance(left, right);
        return distance == NearestName.Distance(right, left) && distance == 0 == string.Equals(left, right, StringComparison.Ordinal);
    }
}
