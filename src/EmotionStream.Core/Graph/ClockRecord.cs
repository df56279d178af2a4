namespace EmotionStream.Core.Graph;

/// <summary>The changelog record of a task's clock, of whatever kind the task is. One instance a task; its buffer is reused.</summary>
internal sealed class ClockRecord
{
    private const byte Version = 1;
    private readonly StateWriter _writer = new();

    /// <summary>Its key. Ids are text, so a key that starts with a zero byte is never one.</summary>
    public static ReadOnlySpan<byte> Key => "\0time"u8;

    /// <summary>Writes the record.</summary>
    /// <param name="changelog">Takes it.</param>
    /// <param name="times">The clock's times, milliseconds since the Unix epoch, always as many for a kind of task.</param>
    public void Put(IChangelog changelog, ReadOnlySpan<long> times)
    {
        _writer.Clear();
        _writer.Byte(Version);
        foreach (var time in times)
            _writer.Signed(time);
        changelog.Put(Key, _writer.Written);
    }

    /// <summary>Reads the record.</summary>
    /// <param name="value">What <see cref="Put"/> wrote.</param>
    /// <param name="times">Receives the times.</param>
    /// <exception cref="InvalidDataException">It is of another version, or cut.</exception>
    public static void Read(ReadOnlySpan<byte> value, Span<long> times)
    {
        var reader = new StateReader(value);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"The clock in the changelog has version {version}: this build reads version {Version}.");
        foreach (ref var time in times)
            time = reader.Signed();
    }
}
