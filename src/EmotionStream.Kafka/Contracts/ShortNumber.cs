namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Parses the numbers scores and features are written as: up to fifteen digits and no exponent. Both the digits and the power of ten are exact in a
/// double then, so their quotient is the nearest double (Clinger 1990), at a fraction of the cost of the general algorithm.
/// </summary>
internal static class ShortNumber
{
    private const int MaxDigits = 15;

    private static readonly double[] Powers =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Parses a number that is valid JSON.</summary>
    /// <param name="utf8">The number.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when the number is of another form and has to be parsed otherwise.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out float value)
    {
        value = 0;
        var negative = utf8 is [(byte)'-', ..];
        var digits = 0L;
        int count = 0, fraction = -1;
        foreach (var b in negative ? utf8[1..] : utf8)
        {
            var digit = (uint)(b - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
            }
            else if (b == '.')
            {
                fraction = count;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > MaxDigits)
            return false;
        var magnitude = fraction < 0 ? digits : digits / Powers[count - fraction];
        value = (float)(negative ? -magnitude : magnitude);
        return true;
    }
}
