using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EmotionStream.Recognition;

/// <summary>Tells one fit from the next of the same name, so that what was scored says by which.</summary>
internal static class ModelFingerprint
{
    /// <summary>Eight hexadecimal digits of the numbers that make a model.</summary>
    /// <param name="numbers">The numbers, always in the same order.</param>
    public static string Of(ReadOnlySpan<double> numbers) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers)).AsSpan(0, 4));
}
