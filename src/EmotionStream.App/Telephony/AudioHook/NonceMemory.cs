namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>
/// Remembers the nonces of good signatures until they expire, so that an overheard request opens nothing. Only who knows a secret adds one; bounded all the same.
/// Thread-safe.
/// </summary>
internal sealed class NonceMemory
{
    private const int Most = 100_000;
    private readonly Dictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset _swept;

    /// <summary>Adds a nonce.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="expires">When its signature is no longer good.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when it has been seen, or when there is no room to tell.</returns>
    public bool TryAdd(string nonce, DateTimeOffset expires, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_swept + TimeSpan.FromSeconds(5) < now || _expiries.Count >= Most)
            {
                foreach (var (old, until) in _expiries)
                {
                    if (until < now)
                        _expiries.Remove(old);
                }

                _swept = now;
            }

            return _expiries.Count < Most && _expiries.TryAdd(nonce, expires);
        }
    }
}
