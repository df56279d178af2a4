using Confluent.Kafka;

namespace EmotionStream.App.State;

/// <summary>Where in a topic reading begins.</summary>
internal readonly record struct StartingPoint
{
    private StartingPoint(Offset offset, DateTimeOffset? time) => (Offset, Time) = (offset, time);

    /// <summary>With the oldest record.</summary>
    public static StartingPoint Beginning { get; } = new(Offset.Beginning, null);

    /// <summary>With the next record.</summary>
    public static StartingPoint End { get; } = new(Offset.End, null);

    /// <summary>The offset, unless a time decides.</summary>
    public Offset Offset { get; }

    /// <summary>The time whose first record is the one to begin with.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>With the first record of a time or later.</summary>
    /// <param name="time">The time.</param>
    public static StartingPoint At(DateTimeOffset time) => new(Offset.Beginning, time);
}
