namespace EmotionStream.App.Telephony.Twilio;

/// <summary>
/// Puts numbered messages back in order. A number that is missing is waited for while up to <see cref="Reach"/> later ones come; then it counts as
/// lost. Bounded.
/// </summary>
/// <typeparam name="T">A message.</typeparam>
/// <param name="next">The first number expected.</param>
internal sealed class SequenceWindow<T>(long next)
{
    /// <summary>How many later messages are held for one that is missing.</summary>
    public const int Reach = 16;

    private readonly SortedDictionary<long, T> _held = [];
    private long _next = next;

    /// <summary>Numbers given up.</summary>
    public long Lost { get; private set; }

    /// <summary>Messages held for an earlier one.</summary>
    public int Held => _held.Count;

    /// <summary>Takes a message.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="message">The message.</param>
    /// <returns>False when it came twice, or after it was given up.</returns>
    public bool Add(long number, T message) => number >= _next && _held.TryAdd(number, message);

    /// <summary>Gives the next message whose turn it is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="last">Whether nothing more comes, so that nothing is waited for.</param>
    public bool TryTake(out T message, bool last = false)
    {
        message = default!;
        if (_held.Count == 0)
            return false;
        var (number, first) = _held.First();
        if (number != _next && !last && _held.Count <= Reach)
            return false;
        Lost += number - _next;
        _next = number + 1;
        _held.Remove(number);
        message = first;
        return true;
    }
}
