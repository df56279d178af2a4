using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EmotionStream.Kafka.Contracts;

/// <summary>ISO-8601 instants as milliseconds since the Unix epoch, without allocation for the form the contracts write.</summary>
internal static class Iso8601
{
    /// <summary>Length of <c>2026-11-22T09:00:03.000Z</c>.</summary>
    public const int Length = 24;

    private const long MsPerDay = 86_400_000;

    /// <summary>Parses an instant.</summary>
    /// <param name="utf8">The text. A zone (Z or an offset) is required: a local time of an unknown place is no instant.</param>
    /// <param name="ms">Milliseconds since the Unix epoch; finer digits are cut off.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long ms) => TryParseFast(utf8, out ms) || TryParseAny(utf8, out ms);

    /// <summary>Writes an instant as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    /// <param name="ms">Milliseconds since the Unix epoch, years 0001 to 9999.</param>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public static void Write(long ms, Span<byte> destination)
    {
        var days = Math.DivRem(ms, MsPerDay, out var rest);
        if (rest < 0)
            (days, rest) = (days - 1, rest + MsPerDay);
        var (year, month, day) = CivilFromDays(days);
        var d = destination[..Length];
        Two(d[0..], year / 100);
        Two(d[2..], year % 100);
        d[4] = (byte)'-';
        Two(d[5..], month);
        d[7] = (byte)'-';
        Two(d[8..], day);
        d[10] = (byte)'T';
        var r = (int)rest;
        Two(d[11..], r / 3_600_000);
        d[13] = (byte)':';
        Two(d[14..], r / 60_000 % 60);
        d[16] = (byte)':';
        Two(d[17..], r / 1_000 % 60);
        d[19] = (byte)'.';
        d[20] = (byte)('0' + r % 1_000 / 100);
        Two(d[21..], r % 100);
        d[23] = (byte)'Z';
    }

    /// <summary><c>yyyy-MM-ddTHH:mm:ss[.f…](Z|±hh:mm)</c>.</summary>
    private static bool TryParseFast(ReadOnlySpan<byte> s, out long ms)
    {
        ms = 0;
        if (s.Length < 20 || s[4] != '-' || s[7] != '-' || (s[10] | 0x20) != 't' || s[13] != ':' || s[16] != ':')
            return false;
        var year = Digits(s, 0) * 100 + Digits(s, 2);
        int month = Digits(s, 5), day = Digits(s, 8), hour = Digits(s, 11), minute = Digits(s, 14), second = Digits(s, 17);
        if (((year - 1) | (month - 1) | (day - 1) | hour | minute | second) < 0
            || month > 12 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var at = 19;
        var fraction = 0;
        if (s[at] == '.')
        {
            var scale = 100;
            for (at++; at < s.Length && (uint)(s[at] - '0') <= 9; at++, scale /= 10)
                fraction += (s[at] - '0') * scale;
            if (at == 20)
                return false;
        }

        var offset = 0;
        if (s.Length - at == 1 && (s[at] | 0x20) == 'z')
        {
        }
        else if (s.Length - at == 6 && s[at] is (byte)'+' or (byte)'-' && s[at + 3] == ':')
        {
            int hours = Digits(s, at + 1), minutes = Digits(s, at + 4);
            if ((hours | minutes) < 0 || hours > 14 || minutes > 59)
                return false;
            offset = (hours * 60 + minutes) * (s[at] == '-' ? -1 : 1);
        }
        else
        {
            return false;
        }

        ms = DaysFromCivil(year, month, day) * MsPerDay + ((hour * 60L + minute - offset) * 60 + second) * 1_000 + fraction;
        return true;
    }

    /// <summary>Other forms .NET knows (no seconds, basic offsets …), as long as they name their zone.</summary>
    private static bool TryParseAny(ReadOnlySpan<byte> s, out long ms)
    {
        ms = 0;
        if (s.Length is < 11 or > 64 || s.IndexOf((byte)'T') != 10 || s[11..].IndexOfAny("Zz+-"u8) < 0 || !Utf8Parser.TryParse(s[..4], out int _, out _))
            return false;
        if (!DateTimeOffset.TryParse(Encoding.UTF8.GetString(s), CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return false;
        ms = time.ToUnixTimeMilliseconds();
        return true;
    }

    /// <summary>Two digits as a number; negative when one is no digit.</summary>
    private static int Digits(ReadOnlySpan<byte> s, int at)
    {
        int tens = s[at] - '0', units = s[at + 1] - '0';
        return (uint)tens > 9 || (uint)units > 9 ? int.MinValue / 1_000 : tens * 10 + units;
    }

    private static void Two(Span<byte> d, int value)
    {
        d[0] = (byte)('0' + value / 10 % 10);
        d[1] = (byte)('0' + value % 10);
    }

    /// <summary>Days since 1970-01-01 of a Gregorian date (years counted from March, in eras of 400).</summary>
    private static long DaysFromCivil(int year, int month, int day)
    {
        if (month <= 2)
            year--;
        var era = year / 400;
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static (int Year, int Month, int Day) CivilFromDays(long days)
    {
        days += 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var dayOfEra = (int)(days - era * 146_097);
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shifted = (5 * dayOfYear + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return ((int)(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1);
    }
}
