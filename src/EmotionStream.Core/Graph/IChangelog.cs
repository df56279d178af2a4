namespace EmotionStream.Core.Graph;

/// <summary>Receives each dirty state once per commit, as a compact versioned binary value; null value = tombstone.</summary>
public interface IChangelog
{
    /// <summary>Writes one state.</summary>
    /// <param name="key">The interaction id as UTF-8, or a metadata key that starts with a zero byte.</param>
    /// <param name="value">The state.</param>
    void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Writes a tombstone.</summary>
    /// <param name="key">The interaction id as UTF-8.</param>
    void Delete(ReadOnlySpan<byte> key);
}
