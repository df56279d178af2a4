using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Queues.Causes;

/// <summary>The changelog form of a phrase: one version byte, then fields in a fixed order. A new version must go on reading the old ones.</summary>
internal sealed class PhraseStateCodec
{
    /// <summary>The version written.</summary>
    public const byte Version = 1;

    private readonly StateWriter _writer = new();

    /// <summary>Writes a phrase.</summary>
    /// <returns>The bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(in PhraseState state)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.Text(state.Text);
        _writer.Text(state.Language);
        _writer.Unsigned(state.Queue);
        Write(_writer, state.Hour);
        Write(_writer, state.Week);
        Write(_writer, state.Background);
        _writer.Double(state.Weight);
        _writer.Signed(state.WeighedAt);
        _writer.Byte(state.Said);
        for (var i = 0; i < RecentInteractions.Capacity; i++)
            _writer.Unsigned(state.Recent[i]);
        return _writer.Written;
    }

    /// <summary>Reads a phrase.</summary>
    /// <exception cref="InvalidDataException">It is corrupt, or of a version this build does not know.</exception>
    public static PhraseState Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"A phrase in the changelog has version {version}: this build reads version {Version}. It was written by a newer build.");
        var state = new PhraseState
        {
            Text = Required(reader.Text()),
            Language = Required(reader.Text()),
            Queue = reader.Unsigned(),
            Hour = ReadCount(ref reader),
            Week = ReadCount(ref reader),
            Background = ReadCount(ref reader),
            Weight = reader.Double(),
            WeighedAt = reader.Signed(),
            Said = reader.Byte(),
        };
        for (var i = 0; i < RecentInteractions.Capacity; i++)
            state.Recent[i] = reader.Unsigned();
        reader.End();
        return state;
    }

    /// <summary>Writes a count by period.</summary>
    public static void Write(StateWriter writer, PeriodCount count)
    {
        writer.Signed(count.Number);
        writer.Double(count.Count);
        writer.Double(count.Before);
    }

    /// <summary>Reads a count by period.</summary>
    public static PeriodCount ReadCount(ref StateReader reader) => new(reader.Signed(), reader.Double(), reader.Double());

    private static string Required(string? text) => text ?? throw new InvalidDataException("A phrase in the changelog lacks its words.");
}
