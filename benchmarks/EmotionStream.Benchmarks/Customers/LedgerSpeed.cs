using System.Diagnostics;
using System.Globalization;
using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Customers;

/// <summary>
/// Events a second of the task of customers, in memory: the fold with its alerts, the same with every changed customer written to the changelog at each commit, and beside them the least
/// that could be done, one decayed sum a customer in a dictionary. In short turns, so that a busy machine slows all of them.
/// </summary>
internal static class LedgerSpeed
{
    private const int Rounds = 7;
    private const int CommitEvery = 1_000;
    private const long Start = 1_780_000_000_000;
    private const long Day = 86_400_000;

    public static void Run(int customers, int visits)
    {
        var events = Load(customers, visits);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{customers} customers, {visits} visits each, {events.Length} events, one thread, {Rounds} rounds after one that does not count"));
        (string Name, Func<CustomerEvent[], long> Work)[] sides =
            [("one decayed sum in a dictionary", Sums), ("ledger, alerts, nothing written", e => Fold(e, write: false)), ("ledger, alerts, changelog", e => Fold(e, write: true))];
        var rates = sides.Select(_ => new List<double>()).ToArray();
        var bytes = new long[sides.Length];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                GC.Collect();
                var cpu = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                bytes[side] = sides[side].Work(events);
                var (clock, busy) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
                if (round > 0)
                    rates[side].Add(events.Length / Math.Max(clock, busy));
            }
        }

        for (var side = 0; side < sides.Length; side++)
        {
            rates[side].Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sides[side].Name,-34} events/s median {rates[side][Rounds / 2],10:F0}  lowest {rates[side][0],10:F0}  bytes written an event {(double)bytes[side] / events.Length,6:F0}"));
        }
    }

    private static long Fold(CustomerEvent[] events, bool write)
    {
        var output = new Drop();
        using var task = new CustomerTask(new LedgerOptions(), output);
        bool[] notAtEnd = [false];
        for (var i = 0; i < events.Length; i++)
        {
            task.Process(events[i]);
            if (i % CommitEvery != CommitEvery - 1)
                continue;
            task.Advance(0, notAtEnd);
            if (write)
                task.Checkpoint(output);
            task.Commit();
        }

        return output.Bytes;
    }

    private static long Sums(CustomerEvent[] events)
    {
        var sums = new Dictionary<string, (double Value, long AsOf)>(StringComparer.Ordinal);
        foreach (var record in events)
        {
            if (record.Type != CustomerEventType.Outcome)
                continue;
            var customer = Encoding.UTF8.GetString(record.Key);
            var (value, asOf) = sums.GetValueOrDefault(customer, (0, record.Time));
            sums[customer] = ((value * double.Exp2((asOf - record.Time) / (30.0 * Day))) + (record.Remembered < 0 ? 2 * record.Remembered : record.Remembered), record.Time);
        }

        return 0;
    }

    private static CustomerEvent[] Load(int customers, int visits)
    {
        var random = new Random(1);
        var events = new List<CustomerEvent>(customers * visits * 2);
        for (var visit = 0; visit < visits; visit++)
        {
            for (var customer = 0; customer < customers; customer++)
            {
                var at = Start + (visit * 5 * Day) + (customer * 4 * Day / customers);
                events.Add(Event(customer, visit, at, CustomerEventType.ContactStarted));
                var outcome = Event(customer, visit, at + 600_000, CustomerEventType.Outcome);
                outcome.Turns = 8;
                outcome.Remembered = Math.Round((random.NextDouble() * 1.6) - 0.7, 4);
                outcome.End = Math.Round((random.NextDouble() * 1.6) - 0.7, 4);
                outcome.PeakNegative = Math.Round(Math.Min(0, outcome.Remembered - (random.NextDouble() * 0.3)), 4);
                outcome.StartedAt = at;
                events.Add(outcome);
            }
        }

        return [.. events];
    }

    private static CustomerEvent Event(int customer, int visit, long time, CustomerEventType type)
    {
        var record = new CustomerEvent();
        record.Reset();
        (record.Source, record.Type, record.Time) = (InputSource.CustomerEvents, type, time);
        record.SetKey(Encoding.UTF8.GetBytes($"customer-{customer}"));
        (record.InteractionId, record.Queue, record.Channel) = ($"interaction-{customer}-{visit}", "billing", visit % 2 == 0 ? "voice" : "chat");
        return record;
    }

    private sealed class Drop : ICustomerOutput, IChangelog
    {
        public long Bytes { get; private set; }

        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Bytes += key.Length + value.Length;

        public void Delete(ReadOnlySpan<byte> key) => Bytes += key.Length;

        public void Publish(Alert alert)
        {
        }

        public void Publish(ReadOnlySpan<byte> customer, CustomerLedger ledger)
        {
        }

        public void Publish(ReadOnlySpan<byte> customer, RoutingHint hint) => Bytes += hint.Reasons.Count > 0 ? 0 : 1;

        public void Forgotten(ReadOnlySpan<byte> customer)
        {
        }

        public void Duplicate(CustomerEvent record) => throw new InvalidOperationException("No event of the load comes twice.");

        public void Late(CustomerEvent record) => throw new InvalidOperationException("No event of the load is late.");

        public void Reject(CustomerEvent record, string cause) => throw new InvalidOperationException(cause);
    }
}
