namespace EmotionStream.Core.Alerts;

/// <summary>The alerts of one transaction, used again in the next.</summary>
internal sealed class AlertPool
{
    private const int AlwaysKept = 1024;
    private readonly List<Alert> _alerts = [];
    private int _used;

    /// <summary>Gives an instance to be filled.</summary>
    public Alert Rent()
    {
        if (_used == _alerts.Count)
            _alerts.Add(new Alert());
        return _alerts[_used++];
    }

    /// <summary>Takes all back: the transaction is over.</summary>
    public void Reset()
    {
        // One large transaction must not hold memory for ever.
        if (_alerts.Count > AlwaysKept && _used < _alerts.Count / 8)
            _alerts.RemoveRange(_alerts.Count / 2, _alerts.Count - (_alerts.Count / 2));
        _used = 0;
    }
}
