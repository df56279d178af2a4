using EmotionStream.Core.Customers;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>The changelog form of a queue: one version byte, then fields in a fixed order. A new version must go on reading the old ones.</summary>
internal sealed class QueueLedgerCodec
{
    /// <summary>The version written.</summary>
    public const byte Version = 2;

    // Before alerts could be acted on.
    private const byte First = 1;

    private readonly StateWriter _writer = new();

    /// <summary>Writes a queue.</summary>
    /// <returns>The bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(QueueLedger ledger)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.Unsigned(ledger.Hash);
        _writer.Signed(ledger.Hour);
        _writer.Signed(ledger.Week);
        _writer.Signed(ledger.LastEventAt);
        _writer.Signed(ledger.Phrases);
        _writer.Double(ledger.Floor);
        _writer.Signed(ledger.FloorAt);
        _writer.Unsigned((ulong)ledger.Languages.Count);
        foreach (var totals in ledger.Languages)
        {
            _writer.Text(totals.Language);
            PhraseStateCodec.Write(_writer, totals.Hour);
            PhraseStateCodec.Write(_writer, totals.Week);
            PhraseStateCodec.Write(_writer, totals.Background);
        }

        Write(ledger.SilentHour);
        Write(ledger.SilentWeek);
        WriteMinutes(ledger);
        WriteShares(ledger);
        WriteDrift(ledger);
        _writer.Signed(ledger.AlertBudget);
        _writer.Signed(ledger.OverBudget);
        Write(ledger.Alerts);
        Write(ledger.Dismissed);
        return _writer.Written;
    }

    /// <summary>Reads a queue.</summary>
    /// <exception cref="InvalidDataException">It is corrupt, or of a version this build does not know.</exception>
    public static QueueLedger Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        if (reader.Byte() is var version && version is < First or > Version)
            throw new InvalidDataException($"A queue in the changelog has version {version}: this build reads versions {First} to {Version}. It was written by a newer build.");
        var ledger = new QueueLedger
        {
            Hash = reader.Unsigned(),
            Hour = reader.Signed(),
            Week = reader.Signed(),
            LastEventAt = reader.Signed(),
            Phrases = reader.Int(),
            Floor = reader.Double(),
            FloorAt = reader.Signed(),
        };
        for (var left = reader.Count(); left > 0; left--)
            ledger.Languages.Add(new(Required(reader.Text()), PhraseStateCodec.ReadCount(ref reader), PhraseStateCodec.ReadCount(ref reader), PhraseStateCodec.ReadCount(ref reader)));
        ledger.SilentHour = ReadSilent(ref reader);
        ledger.SilentWeek = ReadSilent(ref reader);
        ReadMinutes(ref reader, ledger);
        ReadShares(ref reader, ledger);
        ReadDrift(ref reader, ledger);
        ledger.AlertBudget = reader.Int();
        ledger.OverBudget = reader.Signed();
        ReadAlerts(ref reader, ledger.Alerts);
        if (version > First)
            ReadAlerts(ref reader, ledger.Dismissed);
        reader.End();
        return ledger;
    }

    private void Write(SilentSufferers silent)
    {
        _writer.Signed(silent.Number);
        _writer.Signed(silent.Bad);
        _writer.Signed(silent.Silent);
        _writer.Unsigned((ulong)silent.Interactions.Count);
        foreach (var interaction in silent.Interactions)
            _writer.Text(interaction);
    }

    private static SilentSufferers ReadSilent(ref StateReader reader)
    {
        var (number, bad, silent) = (reader.Signed(), reader.Int(), reader.Int());
        var interactions = new List<string>();
        for (var left = reader.Count(); left > 0; left--)
            interactions.Add(Required(reader.Text()));
        return new(number, bad, silent, interactions);
    }

    private void WriteMinutes(QueueLedger ledger)
    {
        _writer.Signed(ledger.Minute);
        _writer.Unsigned((ulong)ledger.Minutes.All.Count);
        foreach (var minute in ledger.Minutes.All)
        {
            _writer.Signed(minute.Number);
            _writer.Signed(minute.Outcomes);
            _writer.Signed(minute.Distressed);
            _writer.Signed(minute.Alerts);
            _writer.Signed(minute.Suppressed);
        }
    }

    private static void ReadMinutes(ref StateReader reader, QueueLedger ledger)
    {
        ledger.Minute = reader.Signed();
        var minutes = new List<QueueMinute>();
        for (var left = reader.Count(); left > 0; left--)
            minutes.Add(new(reader.Signed(), reader.Int(), reader.Int(), reader.Int(), reader.Int()));
        ledger.Minutes = new(minutes);
    }

    private void WriteShares(QueueLedger ledger)
    {
        Write(ledger.Usual);
        _writer.Double(ledger.EndObjective);
        Write(ledger.Ends);
        Write(ledger.MeanEnds);
        Write(ledger.Comforts);
        _writer.Unsigned((ulong)ledger.Channels.Count);
        foreach (var channel in ledger.Channels)
        {
            _writer.Text(channel.Channel);
            Write(channel.Scores);
            Write(channel.Contacts);
        }
    }

    private static void ReadShares(ref StateReader reader, QueueLedger ledger)
    {
        ledger.Usual = ReadShare(ref reader);
        ledger.EndObjective = reader.Double();
        ledger.Ends = ReadShare(ref reader);
        ledger.MeanEnds = ReadShare(ref reader);
        ledger.Comforts = ReadShare(ref reader);
        for (var left = reader.Count(); left > 0; left--)
            ledger.Channels.Add(new(Required(reader.Text()), ReadSum(ref reader), ReadSum(ref reader)));
    }

    private void WriteDrift(QueueLedger ledger)
    {
        var drift = ledger.Drift;
        _writer.Signed(drift.Count);
        _writer.Double(drift.Sum);
        _writer.Double(drift.Normal);
        _writer.Double(drift.Before);
        foreach (var wealth in drift.Wealth)
            _writer.Double(wealth);
        _writer.Double(ledger.Recent ?? double.NaN);
    }

    private static void ReadDrift(ref StateReader reader, QueueLedger ledger)
    {
        var (count, sum, normal, before) = (reader.Int(), reader.Double(), reader.Double(), reader.Double());
        var wealth = new double[DriftDetector.Bets];
        foreach (ref var one in wealth.AsSpan())
            one = reader.Double();
        ledger.Drift = DriftDetector.Restore(count, sum, normal, before, wealth);
        ledger.Recent = reader.Double() is var recent && double.IsNaN(recent) ? null : recent;
    }

    private void Write(List<OpenQueueAlert> alerts)
    {
        _writer.Unsigned((ulong)alerts.Count);
        foreach (var alert in alerts)
        {
            _writer.Text(alert.Rule);
            _writer.Text(alert.Measure);
            _writer.Text(alert.InteractionId);
            _writer.Signed(alert.OpenedBy.Time);
            _writer.Signed(alert.OpenedBy.Offset);
            _writer.Double(alert.Value);
            _writer.Double(alert.Threshold);
        }
    }

    private static void ReadAlerts(ref StateReader reader, List<OpenQueueAlert> alerts)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            alerts.Add(new(
                Required(reader.Text()), Required(reader.Text()), Required(reader.Text()), new EventReference(reader.Signed(), InputSource.QueueEvents, reader.Signed()),
                reader.Double(), reader.Double()));
        }
    }

    private void Write(DecayedShare share)
    {
        Write(share.Values);
        Write(share.Met);
        Write(share.All);
    }

    private static DecayedShare ReadShare(ref StateReader reader) => new(ReadSum(ref reader), ReadSum(ref reader), ReadSum(ref reader));

    private void Write(DecayingSum sum)
    {
        _writer.Signed(sum.HalfLifeMs);
        _writer.Signed(sum.AsOf);
        _writer.Double(sum.Value);
    }

    private static DecayingSum ReadSum(ref StateReader reader) => new(reader.Signed(), reader.Signed(), reader.Double());

    private static string Required(string? text) => text ?? throw new InvalidDataException("A queue in the changelog lacks a name.");
}
