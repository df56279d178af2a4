using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>The id of an alert: 128 bits of SHA-256 over interaction, rule and opening event, in hexadecimal. The same events give the same id.</summary>
public static class AlertId
{
    /// <summary>Makes the id.</summary>
    /// <param name="interactionKey">The interaction id as UTF-8.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="openedBy">The opening event.</param>
    public static string Of(ReadOnlySpan<byte> interactionKey, string rule, EventReference openedBy)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(number, interactionKey.Length); // the length keeps key and rule apart
        hash.AppendData(number[..4]);
        hash.AppendData(interactionKey);
        hash.AppendData(Encoding.UTF8.GetBytes(rule));
        hash.AppendData([(byte)openedBy.Source]);
        BinaryPrimitives.WriteInt64LittleEndian(number, openedBy.Offset);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64LittleEndian(number, openedBy.Time);
        hash.AppendData(number);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
