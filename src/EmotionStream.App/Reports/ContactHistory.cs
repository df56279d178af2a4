namespace EmotionStream.App.Reports;

/// <summary>Which contacts each customer had, and up to when that is known.</summary>
internal sealed class ContactHistory
{
    private readonly Dictionary<string, List<NextContact>> _byCustomer = new(StringComparer.Ordinal);

    /// <summary>Newest time of any event, milliseconds since the Unix epoch.</summary>
    public long Until { get; private set; } = long.MinValue;

    /// <summary>Takes note of the time of an event.</summary>
    /// <param name="time">The time.</param>
    public void Observe(long time) => Until = Math.Max(Until, time);

    /// <summary>Adds a contact, in any order.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="contact">The contact.</param>
    public void Add(string customer, NextContact contact)
    {
        if (!_byCustomer.TryGetValue(customer, out var contacts))
            _byCustomer[customer] = contacts = [];
        contacts.Add(contact);
    }

    /// <summary>The first contact that started after a time; null when there was none.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="time">The time. A contact that had started by then is not another one: a customer may chat while waiting on the phone.</param>
    public NextContact? After(string customer, long time) =>
        _byCustomer.GetValueOrDefault(customer)?.Where(contact => contact.StartedAt > time).MinBy(static contact => contact.StartedAt);
}
