using System.Security.Cryptography;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Erasure;

/// <summary>
/// The ids a task was told to forget, as hashes, so that what comes later but happened before does not bring a person back. State like any other: logged, undone and restored with the
/// task's. A mark goes when nothing older can be on any input any more.
/// </summary>
internal sealed class ErasureMarks
{
    /// <summary>How long a mark stays when the erasure does not say: a day longer than inputs are kept.</summary>
    public static readonly TimeSpan DefaultMemory = TimeSpan.FromDays(8);

    private const byte Version = 1;
    private const int HashBytes = 16;
    private readonly KeyedStore<ErasureMark> _marks = new();
    private readonly StateWriter _writer = new();
    private long _nextEnd = long.MaxValue;

    /// <summary>Whether nothing was erased lately: the price of an event is then this comparison.</summary>
    public bool IsEmpty => _marks.Count == 0;

    // Ids are text, so a key that starts with a zero byte is never one.
    private static ReadOnlySpan<byte> KeyStart => "\0erased"u8;

    /// <summary>Marks an id. One marked before stays marked for the later of both.</summary>
    /// <param name="kind">What it is the id of.</param>
    /// <param name="id">The id as UTF-8.</param>
    /// <param name="erasedAt">What happened up to then is left out.</param>
    /// <param name="until">When the mark goes; 0 = <see cref="DefaultMemory"/> later.</param>
    public void Add(ErasedId kind, ReadOnlySpan<byte> id, long erasedAt, long until)
    {
        Span<byte> key = stackalloc byte[KeyStart.Length + 1 + HashBytes];
        Hash(kind, id, key);
        ref var mark = ref _marks.State(_marks.GetOrAdd(key, out _));
        mark.ErasedAt = Math.Max(mark.ErasedAt, erasedAt);
        mark.Until = Math.Max(mark.Until, until > erasedAt ? until : erasedAt + (long)DefaultMemory.TotalMilliseconds);
        _nextEnd = Math.Min(_nextEnd, mark.Until);
    }

    /// <summary>Looks for an id.</summary>
    /// <param name="kind">What it is the id of.</param>
    /// <param name="id">The id as UTF-8.</param>
    /// <param name="mark">Its mark.</param>
    public bool TryFind(ErasedId kind, ReadOnlySpan<byte> id, out ErasureMark mark)
    {
        mark = default;
        if (IsEmpty)
            return false;
        Span<byte> key = stackalloc byte[KeyStart.Length + 1 + HashBytes];
        Hash(kind, id, key);
        var slot = _marks.Find(key);
        if (slot >= 0)
            mark = _marks.State(slot);
        return slot >= 0;
    }

    /// <summary>Lets marks go whose time is over.</summary>
    /// <param name="now">The task's time.</param>
    public void Pass(long now)
    {
        if (now < _nextEnd)
            return;
        _nextEnd = long.MaxValue;
        for (var slot = 0; slot < _marks.SlotLimit; slot++)
        {
            if (!_marks.IsPresent(slot))
                continue;
            if (_marks.State(slot).Until <= now)
                _marks.Remove(slot);
            else
                _nextEnd = Math.Min(_nextEnd, _marks.State(slot).Until);
        }
    }

    /// <summary>Takes a changelog record, if it is a mark.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value; empty = tombstone.</param>
    /// <returns>Whether it was one.</returns>
    /// <exception cref="InvalidDataException">It is of another version, or cut.</exception>
    public bool TryRestore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!key.StartsWith(KeyStart))
            return false;
        if (!value.IsEmpty)
        {
            var reader = new StateReader(value);
            if (reader.Byte() is var version && version != Version)
                throw new InvalidDataException($"An erasure in the changelog has version {version}: this build reads version {Version}.");
            var mark = new ErasureMark { ErasedAt = reader.Signed(), Until = reader.Signed() };
            _marks.State(_marks.GetOrAdd(key, out _)) = mark;
            _nextEnd = Math.Min(_nextEnd, mark.Until);
        }
        else if (_marks.Find(key) is var slot and >= 0)
        {
            _marks.Remove(slot);
        }

        _marks.Commit();
        return true;
    }

    /// <summary>Writes the marks that changed.</summary>
    /// <param name="changelog">Takes them.</param>
    public void Checkpoint(IChangelog changelog)
    {
        for (var i = 0; i < _marks.DirtyCount; i++)
        {
            var slot = _marks.DirtySlot(i, out var existed);
            if (_marks.IsPresent(slot))
            {
                var mark = _marks.State(slot);
                _writer.Clear();
                _writer.Byte(Version);
                _writer.Signed(mark.ErasedAt);
                _writer.Signed(mark.Until);
                changelog.Put(_marks.KeySpan(slot), _writer.Written);
            }
            else if (existed)
            {
                changelog.Delete(_marks.KeySpan(slot));
            }
        }
    }

    /// <summary>The transaction committed.</summary>
    public void Commit() => _marks.Commit();

    /// <summary>The transaction aborted.</summary>
    public void Rollback()
    {
        _marks.Rollback();

        // Looked at once too often at most.
        _nextEnd = IsEmpty ? long.MaxValue : long.MinValue;
    }

    /// <summary>The key of a mark: who was erased can't be read from it, only found again by who knows the id.</summary>
    private static void Hash(ErasedId kind, ReadOnlySpan<byte> id, Span<byte> key)
    {
        KeyStart.CopyTo(key);
        key[KeyStart.Length] = (byte)kind;
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, whole);
        whole[..HashBytes].CopyTo(key[(KeyStart.Length + 1)..]);
    }
}
