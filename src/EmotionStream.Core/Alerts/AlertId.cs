using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// The id of an alert: XXH128 over interaction, rule and opening event. The same events give the same id. Not a secret and not a signature, so a hash that needs no
/// cryptography: SHA-256 took 0.6 µs of each step.
/// </summary>
public static class AlertId
{
    /// <summary>Makes the id.</summary>
    /// <param name="interactionKey">The interaction id as UTF-8.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="openedBy">The opening event.</param>
    public static UInt128 Of(ReadOnlySpan<byte> interactionKey, string rule, EventReference openedBy)
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
        return XxHash128.HashToUInt128(data);
    }

    /// <summary>Makes the id of an alert about a customer, which an interaction opened: offsets differ where events of one customer come from several tasks, interactions do not.</summary>
    /// <param name="customerKey">The customer id as UTF-8.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="interactionId">The interaction.</param>
    public static UInt128 Of(ReadOnlySpan<byte> customerKey, string rule, string interactionId)
    {
        // Lengths keep the parts apart.
        var hash = new XxHash128();
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, customerKey.Length);
        hash.Append(length);
        hash.Append(customerKey);
        BinaryPrimitives.WriteInt32LittleEndian(length, rule.Length);
        hash.Append(length);
        hash.Append(Encoding.UTF8.GetBytes(rule));
        hash.Append(Encoding.UTF8.GetBytes(interactionId));
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>The id as text: 32 hexadecimal digits.</summary>
    /// <param name="id">The id.</param>
    public static string Format(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return Convert.ToHexStringLower(bytes);
    }
}
