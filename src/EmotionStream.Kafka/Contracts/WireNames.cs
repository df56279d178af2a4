using System.Runtime.CompilerServices;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Enumerations as they stand on the wire, camelCase.</summary>
internal static class WireNames
{
    /// <summary>Parses a speaker.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Speaker speaker)
    {
        speaker = default;
        if (utf8.SequenceEqual("customer"u8))
            speaker = Speaker.Customer;
        else if (utf8.SequenceEqual("agent"u8))
            speaker = Speaker.Agent;
        else if (utf8.SequenceEqual("bot"u8))
            speaker = Speaker.Bot;
        else
            return false;
        return true;
    }

    /// <summary>Parses the type of an interaction event.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out InteractionEventType type) => TryFind(EventTypes, utf8, out type);

    /// <summary>Parses an alert action.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out AlertActionType action) => TryFind(Actions, utf8, out action);

    /// <summary>The camelCase name of an enumeration's member.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The wire names of an enumeration with values from 0 without gaps, by value.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static byte[][] Utf8Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => System.Text.Encoding.UTF8.GetBytes(Of(v)))];

    private static readonly byte[][] EventTypes = Utf8Of<InteractionEventType>();

    private static readonly byte[][] Actions = Utf8Of<AlertActionType>();

    private static bool TryFind<T>(byte[][] names, ReadOnlySpan<byte> utf8, out T value)
        where T : struct, Enum
    {
        // Both enumerations are of bytes without gaps, so the place is the value.
        for (var i = 0; i < names.Length; i++)
        {
            if (utf8.SequenceEqual(names[i]))
            {
                var number = (byte)i;
                value = Unsafe.As<byte, T>(ref number);
                return true;
            }
        }

        value = default;
        return false;
    }
}
