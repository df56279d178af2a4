namespace EmotionStream.Core.Moments;

/// <summary>The moments in force. A moment is known by its place: a bit in <see cref="Cues.TextCues.Moments"/>.</summary>
public sealed class MomentCatalogue
{
    /// <summary>The most moments there can be.</summary>
    public const int MaxMoments = 64;

    /// <summary>A catalogue without moments.</summary>
    public static readonly MomentCatalogue Empty = new([]);

    private readonly Dictionary<string, int> _places;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="moments">The moments; they are put in order of id, so that a place does not depend on how a file was written.</param>
    /// <exception cref="ArgumentException">There are too many, or two have the same id.</exception>
    public MomentCatalogue(IEnumerable<Moment> moments)
    {
        Moments = [.. moments.OrderBy(moment => moment.Id, StringComparer.Ordinal)];
        if (Moments.Count > MaxMoments)
            throw new ArgumentException($"There are {Moments.Count} moments: allowed are at most {MaxMoments}.", nameof(moments));
        _places = Moments.Select((moment, place) => (moment.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
    }

    /// <summary>The moments, by place.</summary>
    public IReadOnlyList<Moment> Moments { get; }

    /// <summary>The place of a moment; −1 when it is not known.</summary>
    /// <param name="id">Its id.</param>
    public int PlaceOf(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>What a contact is about. A moment that is no longer known counts as its matter, as it did.</summary>
    /// <param name="queue">Its queue; null when unknown.</param>
    /// <param name="moments">Ids of its moments of truth.</param>
    public Matter MatterOf(string? queue, IEnumerable<string> moments) => new(queue, [.. moments.Where(id => PlaceOf(id) is var place && (place < 0 || Moments[place].IsMatter))]);

    /// <summary>Ids of the moments whose bits are set, in order of place.</summary>
    /// <param name="moments">The bits.</param>
    /// <param name="ids">Receives the ids.</param>
    public void List(ulong moments, ICollection<string> ids)
    {
        for (; moments != 0; moments &= moments - 1)
            if (System.Numerics.BitOperations.TrailingZeroCount(moments) is var place && place < Moments.Count)
                ids.Add(Moments[place].Id);
    }
}
