using System.Globalization;
using System.Text;
using EmotionStream.Kafka.Contracts;
using FsCheck.Xunit;

namespace EmotionStream.Kafka.Tests.Contracts;

public class ShortNumberTests
{
    [Theory]
    [InlineData("0", 0f)]
    [InlineData("-0.5", -0.5f)]
    [InlineData("0.1234", 0.1234f)]
    [InlineData("3000", 3000f)]
    [InlineData("-12.000001", -12.000001f)]
    public void Parse_OfShortNumbers_IsExact(string text, float expected)
    {
        Assert.True(ShortNumber.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1E-3")]
    [InlineData("0.1234567890123456")]
    public void Parse_OfOtherForms_IsLeftToOthers(string text) => Assert.False(ShortNumber.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Property]
    public void Parse_AgreesWithTheFramework(int digits, byte places)
    {
        var text = (digits / Math.Pow(10, places % 8)).ToString("0.########", CultureInfo.InvariantCulture);
        Assert.True(ShortNumber.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal((float)double.Parse(text, CultureInfo.InvariantCulture), value);
    }
}
