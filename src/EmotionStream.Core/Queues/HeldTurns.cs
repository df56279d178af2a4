using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>
/// What queues are to be told of interactions of which only words have come, until their queue is known. State of a task like any other: logged, undone and restored with it. Bounded for
/// each interaction.
/// </summary>
public sealed class HeldTurns
{
    private const byte Version = 1;
    private const int Most = 4;
    private readonly KeyedStore<Held> _store = new();
    private readonly StateWriter _writer = new();

    /// <summary>Takes what was held.</summary>
    /// <param name="turn">A turn, as it was given.</param>
    public delegate void Taking(ReadOnlySpan<byte> turn);

    // Ids are text, so a key that starts with a zero byte is never one.
    private static ReadOnlySpan<byte> KeyStart => "\0held"u8;

    /// <summary>Holds a turn.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    /// <param name="turn">What is to be told; copied.</param>
    /// <returns>False when as many are held of the interaction as may be.</returns>
    public bool TryHold(ReadOnlySpan<byte> interaction, ReadOnlySpan<byte> turn)
    {
        var slot = _store.GetOrAdd(KeyOf(interaction, stackalloc byte[KeyStart.Length + KeyedRecord.MaxKeyBytes]), out _);
        ref var held = ref _store.State(slot);
        if (held.Turns?.Length >= Most)
            return false;

        // What a copy for the undo log shares is not written to.
        held.Turns = [.. held.Turns ?? [], turn.ToArray()];
        return true;
    }

    /// <summary>Gives what is held of an interaction, in its order, and holds it no longer.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    /// <param name="take">Takes each.</param>
    public void Release(ReadOnlySpan<byte> interaction, Taking take)
    {
        foreach (var turn in Remove(interaction))
            take(turn);
    }

    /// <summary>Holds nothing of an interaction any longer.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    public void Drop(ReadOnlySpan<byte> interaction) => Remove(interaction);

    /// <summary>Takes a changelog record, if it is one of these.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value; empty = tombstone.</param>
    /// <returns>Whether it was one.</returns>
    /// <exception cref="InvalidDataException">It is of another version, or cut.</exception>
    public bool TryRestore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!key.StartsWith(KeyStart))
            return false;
        _store.Restore(key, value, Read);
        return true;
    }

    /// <summary>Writes what changed.</summary>
    /// <param name="changelog">Takes it.</param>
    public void Checkpoint(IChangelog changelog) => _store.Put(changelog, Write);

    /// <summary>Keeps all since the last commit.</summary>
    public void Commit() => _store.Commit();

    /// <summary>Undoes all since the last commit.</summary>
    public void Rollback() => _store.Rollback();

    private static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> interaction, Span<byte> room)
    {
        KeyStart.CopyTo(room);
        interaction.CopyTo(room[KeyStart.Length..]);
        return room[..(KeyStart.Length + interaction.Length)];
    }

    private static Held Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"Turns held for their queue in the changelog have version {version}: this build reads version {Version}.");
        var turns = new byte[reader.Count()][];
        foreach (ref var turn in turns.AsSpan())
            turn = reader.Bytes();
        reader.End();
        return new() { Turns = turns };
    }

    private byte[][] Remove(ReadOnlySpan<byte> interaction)
    {
        if (_store.Count == 0)
            return [];
        var slot = _store.Find(KeyOf(interaction, stackalloc byte[KeyStart.Length + KeyedRecord.MaxKeyBytes]));
        if (slot < 0)
            return [];
        var turns = _store.State(slot).Turns ?? [];
        _store.Remove(slot);
        return turns;
    }

    private ReadOnlySpan<byte> Write(ref Held held)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.Unsigned((ulong)held.Turns!.Length);
        foreach (var turn in held.Turns)
            _writer.Bytes(turn);
        return _writer.Written;
    }

    private struct Held : IKeyedState<Held>
    {
        public byte[][]? Turns;

        public readonly void CopyTo(ref Held copy) => copy = this;
    }
}
