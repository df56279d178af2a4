using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// A growing buffer of JSON. The live state of an interaction has some twenty numbers; formatting each to four decimals by integer arithmetic costs a
/// tenth of the shortest round-trip form that <see cref="System.Text.Json.Utf8JsonWriter"/> looks for.
/// </summary>
internal sealed class JsonBuffer
{
    private const long Scale = 10_000;
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);
    private byte[] _bytes = new byte[2_048];
    private int _length;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Empties the buffer.</summary>
    public void Clear() => _length = 0;

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="json">Names and punctuation.</param>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    /// <summary>Writes a quoted text.</summary>
    /// <param name="utf8">Well-formed UTF-8.</param>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        var room = Reserve(utf8.Length * 6 + 2);
        room[0] = (byte)'"';
        var at = 1;
        if (utf8.IndexOfAny(Escaped) < 0)
        {
            utf8.CopyTo(room[at..]);
            at += utf8.Length;
        }
        else
        {
            foreach (var b in utf8)
                at += Escape(b, room[at..]);
        }

        room[at] = (byte)'"';
        _length += at + 1;
    }

    /// <summary>Writes a quoted text.</summary>
    /// <param name="text">The text.</param>
    public void Text(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var utf8 = most <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(most);
        Text(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Writes a number rounded to four decimals, without trailing zeros; null when it is not finite.</summary>
    /// <param name="value">The number.</param>
    public void Number(double value)
    {
        if (!(Math.Abs(value) < 1e14))
        {
            Raw("null"u8);
            return;
        }

        var scaled = (long)Math.Round(value * Scale);
        var room = Reserve(24);
        var at = 0;
        if (scaled < 0)
        {
            room[at++] = (byte)'-';
            scaled = -scaled;
        }

        var whole = scaled / Scale;
        if (whole < 10)
        {
            room[at++] = (byte)('0' + whole);
        }
        else
        {
            Utf8Formatter.TryFormat(whole, room[at..], out var written);
            at += written;
        }

        var rest = (uint)(scaled - whole * Scale);
        if (rest != 0)
        {
            uint high = rest / 100, low = rest % 100;
            room[at + 4] = (byte)('0' + low % 10);
            room[at + 3] = (byte)('0' + low / 10);
            room[at + 2] = (byte)('0' + high % 10);
            room[at + 1] = (byte)('0' + high / 10);
            room[at] = (byte)'.';
            at += low % 10 != 0 ? 5 : low != 0 ? 4 : high % 10 != 0 ? 3 : 2;
        }

        _length += at;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The integer.</param>
    public void Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        _length += written;
    }

    /// <summary>Writes a quoted instant.</summary>
    /// <param name="ms">Milliseconds since the Unix epoch, UTC.</param>
    public void Time(long ms)
    {
        var room = Reserve(Iso8601.Length + 2);
        room[0] = (byte)'"';
        Iso8601.Write(ms, room[1..]);
        room[Iso8601.Length + 1] = (byte)'"';
        _length += Iso8601.Length + 2;
    }

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Truth(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a number after its name.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="value">The number.</param>
    public void Field(ReadOnlySpan<byte> name, double value)
    {
        Raw(name);
        Number(value);
    }

    /// <summary>Writes an integer after its name.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="value">The integer.</param>
    public void Integer(ReadOnlySpan<byte> name, long value)
    {
        Raw(name);
        Integer(value);
    }

    /// <summary>Writes an instant after its name.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="ms">Milliseconds since the Unix epoch, UTC.</param>
    public void Time(ReadOnlySpan<byte> name, long ms)
    {
        Raw(name);
        Time(ms);
    }

    /// <summary>Writes a truth value after its name.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="value">The value.</param>
    public void Truth(ReadOnlySpan<byte> name, bool value)
    {
        Raw(name);
        Truth(value);
    }

    /// <summary>Writes a number after its name; nothing at all when there is none.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="value">The number.</param>
    public void Optional(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } there)
            Field(name, there);
    }

    /// <summary>Writes a text after its name; nothing at all when there is none.</summary>
    /// <param name="name">Name and punctuation.</param>
    /// <param name="text">The text.</param>
    public void Optional(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
            return;
        Raw(name);
        Text(text);
    }

    /// <summary>Writes an array of texts.</summary>
    /// <param name="texts">The texts.</param>
    public void Texts(List<string> texts)
    {
        Raw("["u8);
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
                Raw(","u8);
            Text(texts[i]);
        }

        Raw("]"u8);
    }

    /// <summary>Ends an object.</summary>
    /// <returns>What has been written.</returns>
    public ReadOnlySpan<byte> End()
    {
        Raw("}"u8);
        return Written;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        return _bytes.AsSpan(_length);
    }

    private static int Escape(byte b, Span<byte> room)
    {
        if (b is (byte)'"' or (byte)'\\')
        {
            room[0] = (byte)'\\';
            room[1] = b;
            return 2;
        }

        if (b >= 0x20)
        {
            room[0] = b;
            return 1;
        }

        "\\u00"u8.CopyTo(room);
        room[4] = (byte)('0' + (b >> 4));
        room[5] = (byte)"0123456789abcdef"[b & 15];
        return 6;
    }
}
