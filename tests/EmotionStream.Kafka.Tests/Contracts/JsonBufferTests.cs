using System.Text;
using System.Text.Json;
using EmotionStream.Kafka.Contracts;
using FsCheck.Xunit;

namespace EmotionStream.Kafka.Tests.Contracts;

public class JsonBufferTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.00004, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.6032, "-0.6032")]
    [InlineData(0.12346, "0.1235")]
    [InlineData(1, "1")]
    [InlineData(-12.3001, "-12.3001")]
    [InlineData(120.0000001, "120")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Number_HasFourDecimalsAndNoTrailingZeros(double value, string json) => Assert.Equal(json, Written(b => b.Number(value)));

    [Property]
    public void Number_ReadsBackWithinHalfAUnitOfTheLastPlace(int thousandths, byte more)
    {
        var value = thousandths / 1_000.0 + more / 7_777.0;
        Assert.Equal(value, JsonSerializer.Deserialize<double>(Written(b => b.Number(value))), 0.000_050_1);
    }

    [Property]
    public void Text_ReadsBackAsItWas(FsCheck.UnicodeString text)
    {
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get ?? ""));
        Assert.Equal(wellFormed, JsonSerializer.Deserialize<string>(Written(b => b.Text(wellFormed))));
    }

    [Fact]
    public void Text_WithControlsQuotesAndBackslashes_IsEscaped() =>
        Assert.Equal("\"a\\\"b\\\\c\\u000a\\u001f\"", Written(b => b.Text("a\"b\\c\n\u001f")));

    private static string Written(Action<JsonBuffer> write)
    {
        var buffer = new JsonBuffer();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }
}
