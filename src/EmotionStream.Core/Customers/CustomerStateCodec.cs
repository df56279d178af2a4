using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>
/// The changelog form of a customer: one version byte, then fields in a fixed order. A new version must go on reading the old ones. Sums are written to the last bit, so that a
/// restored balance goes on as the one that was lost would have.
/// </summary>
internal sealed class CustomerStateCodec
{
    /// <summary>The version written.</summary>
    public const byte Version = 2;

    private const byte FirstVersion = 1;

    private readonly StateWriter _writer = new();

    /// <summary>Writes a customer.</summary>
    /// <returns>The bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(CustomerLedger ledger)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.Byte(ledger.Armed ? (byte)1 : (byte)0);
        _writer.Signed(ledger.Contacts);
        _writer.Signed(ledger.LastEventAt);
        _writer.Unsigned((ulong)ledger.Balances.Count);
        foreach (var sum in ledger.Balances)
            Write(sum);
        _writer.Unsigned((ulong)ledger.Channels.Count);
        foreach (var channel in ledger.Channels)
        {
            _writer.Text(channel.Channel);
            Write(channel.Scores);
            Write(channel.Contacts);
        }

        _writer.Unsigned((ulong)ledger.Changes.Count);
        foreach (var change in ledger.Changes)
            Write(change);
        _writer.Unsigned((ulong)ledger.OpenContacts.Count);
        foreach (var contact in ledger.OpenContacts)
            Write(contact);
        _writer.Unsigned((ulong)ledger.Alerts.Count);
        foreach (var alert in ledger.Alerts)
            Write(alert);
        return _writer.Written;
    }

    /// <summary>Reads a customer.</summary>
    /// <exception cref="InvalidDataException">It is corrupt, or of a version this build does not know.</exception>
    public static CustomerLedger Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        if (reader.Byte() is var version && version is < FirstVersion or > Version)
            throw new InvalidDataException($"A customer in the changelog has version {version}: this build reads versions {FirstVersion} to {Version}. It was written by a newer build.");
        var ledger = new CustomerLedger { Armed = reader.Byte() != 0, Contacts = reader.Int(), LastEventAt = reader.Signed() };
        for (var left = reader.Count(); left > 0; left--)
            ledger.Balances.Add(ReadSum(ref reader));
        for (var left = reader.Count(); left > 0; left--)
            ledger.Channels.Add(new(Required(reader.Text()), ReadSum(ref reader), ReadSum(ref reader)));
        for (var left = reader.Count(); left > 0; left--)
            ledger.Changes.Add(ReadChange(ref reader, version));
        for (var left = reader.Count(); left > 0; left--)
            ledger.OpenContacts.Add(ReadContact(ref reader, version));
        for (var left = reader.Count(); left > 0; left--)
            ledger.Alerts.Add(ReadAlert(ref reader));
        reader.End();
        return ledger;
    }

    private void Write(DecayingSum sum)
    {
        _writer.Signed(sum.HalfLifeMs);
        _writer.Signed(sum.AsOf);
        _writer.Double(sum.Value);
    }

    private static DecayingSum ReadSum(ref StateReader reader) => new(reader.Signed(), reader.Signed(), reader.Double());

    private void Write(LedgerChange change)
    {
        _writer.Text(change.InteractionId);
        _writer.Signed(change.Time);
        _writer.Text(change.Queue);
        _writer.Text(change.Channel);
        _writer.Signed(change.Turns);
        _writer.Double(change.Remembered);
        _writer.Double(change.End);
        _writer.Double(change.PeakNegative);
        _writer.Signed(change.HalfLifeMs);
        _writer.Double(change.Amount);
        _writer.Byte(change.Deviated ? (byte)1 : (byte)0);
        _writer.Text(change.Segment);
        _writer.Text(change.Moments);
    }

    private static LedgerChange ReadChange(ref StateReader reader, byte version) => new(
        Required(reader.Text()),
        reader.Signed(),
        reader.Text(),
        reader.Text(),
        reader.Int(),
        reader.Double(),
        reader.Double(),
        reader.Double(),
        reader.Signed(),
        reader.Double(),
        Deviated: reader.Byte() != 0,
        Segment: version > FirstVersion ? reader.Text() : null,
        Moments: version > FirstVersion ? reader.Text() : null);

    private void Write(OpenContact contact)
    {
        _writer.Text(contact.InteractionId);
        _writer.Signed(contact.StartedAt);
        _writer.Signed(contact.Offset);
        _writer.Text(contact.Queue);
        _writer.Text(contact.Channel);
        _writer.Byte(contact.Alerted ? (byte)1 : (byte)0);
        _writer.Text(contact.Moments);
    }

    private static OpenContact ReadContact(ref StateReader reader, byte version) => new(
        Required(reader.Text()),
        reader.Signed(),
        reader.Signed(),
        reader.Text(),
        reader.Text(),
        Alerted: reader.Byte() != 0,
        Moments: version > FirstVersion ? reader.Text() : null);

    private void Write(OpenCustomerAlert alert)
    {
        _writer.Text(alert.Rule);
        _writer.Text(alert.Measure);
        _writer.Text(alert.InteractionId);
        _writer.Signed(alert.OpenedBy.Time);
        _writer.Byte((byte)alert.OpenedBy.Source);
        _writer.Signed(alert.OpenedBy.Offset);
        _writer.Double(alert.Value);
        _writer.Double(alert.Threshold);
        _writer.Text(alert.Queue);
        _writer.Text(alert.Channel);
    }

    private static OpenCustomerAlert ReadAlert(ref StateReader reader) => new(
        Required(reader.Text()),
        Required(reader.Text()),
        Required(reader.Text()),
        new EventReference(reader.Signed(), (InputSource)reader.Byte(), reader.Signed()),
        reader.Double(),
        reader.Double(),
        reader.Text(),
        reader.Text());

    private static string Required(string? text) => text ?? throw new InvalidDataException("A customer in the changelog lacks a name.");
}
