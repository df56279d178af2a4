using System.Globalization;
using System.Text;
using EmotionStream.Kafka.Contracts;
using FsCheck.Xunit;

namespace EmotionStream.Kafka.Tests.Contracts;

public class Iso8601Tests
{
    [Theory]
    [InlineData("2026-11-22T09:00:03.000Z", "2026-11-22T09:00:03.000Z")]
    [InlineData("2026-11-22T09:00:03Z", "2026-11-22T09:00:03.000Z")]
    [InlineData("2026-11-22t09:00:03.1z", "2026-11-22T09:00:03.100Z")]
    [InlineData("2026-11-22T09:00:03.1239999Z", "2026-11-22T09:00:03.123Z")]
    [InlineData("2026-11-22T09:00:03.5+02:00", "2026-11-22T07:00:03.500Z")]
    [InlineData("2026-11-22T09:00:03-05:30", "2026-11-22T14:30:03.000Z")]
    [InlineData("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999Z")]
    [InlineData("2026-11-22T09:00Z", "2026-11-22T09:00:00.000Z")]
    [InlineData("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z")]
    public void Parse_OfAnInstant_Succeeds(string text, string canonical)
    {
        Assert.True(Iso8601.TryParse(Encoding.UTF8.GetBytes(text), out var ms));
        Assert.Equal(canonical, Written(ms));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T09:00:03")]
    [InlineData("2026-13-22T09:00:03Z")]
    [InlineData("2025-02-29T09:00:03Z")]
    [InlineData("2026-11-22T24:00:03Z")]
    [InlineData("2026-11-22T09:00:03.Z")]
    [InlineData("2026-11-22T09:00:03+99:00")]
    [InlineData("2026-1a-22T09:00:03Z")]
    [InlineData("22/11/2026T09:00:03Z")]
    public void Parse_OfAnythingElse_Fails(string text) => Assert.False(Iso8601.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Property]
    public void Write_AgreesWithTheFrameworkAndReadsBack(int seconds, ushort more)
    {
        var ms = seconds * 30_000L + more % 1_000;
        var expected = DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

        Assert.Equal(expected, Written(ms));
        Assert.True(Iso8601.TryParse(Encoding.UTF8.GetBytes(expected), out var back));
        Assert.Equal(ms, back);
    }

    private static string Written(long ms)
    {
        var text = new byte[Iso8601.Length];
        Iso8601.Write(ms, text);
        return Encoding.UTF8.GetString(text);
    }
}
