using EmotionStream.App.Page.Model;

namespace EmotionStream.App.Page.Reading;

/// <summary>What the reader says about itself to whoever makes snapshots. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class FeedState(TimeProvider time)
{
    private readonly Lock _lock = new();
    private Connection _connection = Connection.Connecting;
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>How the way to Kafka is, and since when.</summary>
    public (Connection Connection, DateTimeOffset Since) Now
    {
        get
        {
            lock (_lock)
                return (_connection, _since);
        }
    }

    /// <summary>Says how it is.</summary>
    /// <param name="connection">How.</param>
    /// <param name="since">Since when; now unless said otherwise.</param>
    public void Set(Connection connection, DateTimeOffset? since = null)
    {
        lock (_lock)
        {
            if (_connection == connection)
                return;
            _connection = connection;
            _since = since ?? time.GetUtcNow();
        }
    }
}
