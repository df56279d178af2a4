using EmotionStream.App.Configuration;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Configuration;

public sealed class ValueConverterTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("2s", 2_000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("00:00:02", 2_000)]
    public void TryParseDuration_KnownForms_AreUnderstood(string text, double milliseconds)
    {
        Assert.True(ValueConverter.TryParseDuration(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 parsecs")]
    [InlineData("1e300d")]
    [InlineData("NaNs")]
    public void TryParseDuration_AnythingElse_IsRefused(string text) => Assert.False(ValueConverter.TryParseDuration(text, out _));

    [Property]
    public bool TryConvert_AnyText_NeverThrows(string? text)
    {
        foreach (var type in new[] { typeof(int), typeof(double), typeof(bool), typeof(TimeSpan), typeof(LogFormat) })
            ValueConverter.TryConvert(text ?? "", type, out _, out _);
        return true;
    }
}
