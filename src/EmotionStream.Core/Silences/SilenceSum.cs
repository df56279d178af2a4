namespace EmotionStream.Core.Silences;

/// <summary>
/// A sum of silences of which the newest can be taken back: <c>ended</c> stands on another topic and may be read long after sound or words from after it. The parts of one sum come from one
/// partition, so their arrivals never go back and the oldest are the first to be safe.
/// </summary>
public struct SilenceSum
{
    /// <summary>Parts that are kept apart; older ones can no longer be taken back.</summary>
    public const int MaxParts = 16;

    private SilencePart[]? _parts;
    private int _count;

    /// <summary>What can no longer be taken back, milliseconds.</summary>
    public long Settled;

    /// <summary>What still can, oldest first.</summary>
    public readonly ReadOnlySpan<SilencePart> Parts => _parts.AsSpan(0, _count);

    /// <summary>The sum, milliseconds.</summary>
    public readonly long TotalMs
    {
        get
        {
            var total = Settled;
            foreach (var part in Parts)
                total += part.Ms;
            return total;
        }
    }

    /// <summary>Adds a part.</summary>
    /// <param name="part">The part; it arrived no sooner than those before.</param>
    public void Add(SilencePart part)
    {
        if (_count == MaxParts)
        {
            const int Older = MaxParts / 2;
            foreach (var settled in _parts.AsSpan(0, Older))
                Settled += settled.Ms;
            _parts.AsSpan(Older).CopyTo(_parts);
            _count -= Older;
        }

        if (_parts is null)
            _parts = new SilencePart[4];
        else if (_count == _parts.Length)
            Array.Resize(ref _parts, _count * 2);
        _parts[_count++] = part;
    }

    /// <summary>Takes back what arrived only after the interaction was over.</summary>
    /// <param name="last">The last arrival that counts (relative).</param>
    public void ForgetAfter(long last)
    {
        while (_count > 0 && _parts![_count - 1].Arrival > last)
            _count--;
    }

    /// <summary>A copy that shares nothing.</summary>
    public readonly SilenceSum Clone() => this with { _parts = (SilencePart[]?)_parts?.Clone() };
}
