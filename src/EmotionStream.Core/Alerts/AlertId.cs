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
        // The key's length keeps key and rule apart.
        var ruleBytes = Encoding.UTF8.GetByteCount(rule);
        var length = 4 + interactionKey.Length + ruleBytes + 1 + 8 + 8;
        var data = length <= 512 ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(data, interactionKey.Length);
        interactionKey.CopyTo(data[4..]);
        var rest = data[(4 + interactionKey.Length)..];
        Encoding.UTF8.GetBytes(rule, rest);
        rest = rest[ruleBytes..];
        rest[0] = (byte)openedBy.Source;
        BinaryPrimitives.WriteInt64LittleEndian(rest[1..], openedBy.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(rest[9..], openedBy.Time);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
