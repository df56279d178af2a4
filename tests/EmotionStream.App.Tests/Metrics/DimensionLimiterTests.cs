using EmotionStream.App.Metrics;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Metrics;

public sealed class DimensionLimiterTests
{
    [Fact]
    public void Of_FirstValues_KeepTheirNames()
    {
        var limiter = new DimensionLimiter(2);

        Assert.Equal(new Dimensions("billing", "voice", "fr"), limiter.Of("billing", "voice", "fr"));
        Assert.Equal(new Dimensions("unknown", "unknown", "unknown"), limiter.Of(null, "", null));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("\u001b[2J")]
    public void Of_ValueWithControlCharacters_IsOther(string queue) =>
        Assert.Equal(BoundedLabel.Other, new DimensionLimiter(100).Of(queue, null, null).Queue);

    [Fact]
    public void Of_VeryLongValue_IsOther() =>
        Assert.Equal(BoundedLabel.Other, new DimensionLimiter(100).Of(new string('q', BoundedLabel.MaxLength + 1), null, null).Queue);

    [Property]
    public bool Of_AnyNumberOfValues_StaysWithinBounds((string? Queue, string? Channel, string? Language)[] values)
    {
        const int Limit = 3;
        var limiter = new DimensionLimiter(Limit);

        var seen = values.Select(value => limiter.Of(value.Queue, value.Channel, value.Language)).ToHashSet();

        // The limit, and the two names that stand for what has none.
        return seen.Select(value => value.Queue).Distinct().Count() <= Limit + 2
            && seen.Count <= (Limit * DimensionLimiter.CombinationsPerValue) + 1;
    }
}
