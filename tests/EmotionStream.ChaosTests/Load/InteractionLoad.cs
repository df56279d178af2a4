using EmotionStream.Verification.Alerts;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>A seeded load on all four input topics, in the order in which it is sent. Its event times lie at a fixed date, so that a seed gives the same bytes always.</summary>
public sealed class InteractionLoad
{
    private const string TickId = "tick-";
    private const string PoisonId = "poison-";
    private const int Spacing = 500;
    private static readonly long Begin = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private InteractionLoad(LoadOptions options, IReadOnlyList<LoadRecord> records) => (Options, Records) = (options, records);

    public LoadOptions Options { get; }

    /// <summary>The records in sending order, without the ticks that end it.</summary>
    public IReadOnlyList<LoadRecord> Records { get; }

    /// <summary>Makes the load of a seed.</summary>
    public static InteractionLoad Create(LoadOptions options)
    {
        var random = new Random(options.Seed);
        var records = Tick(options.Partitions, Begin - 1_000).ToList();
        var pending = new List<(Script Script, LoadRecord[] Lines)>();
        for (var number = 0; number < options.Interactions; number++)
        {
            var script = Scripts.Write(number, Begin + (number * Spacing) + random.Next(Spacing), options.Partitions, random);
            LoadRecord[] lines = [.. script.Lines.Select(line => RecordBuilder.Record(
                line.Source, script.Partition, script.Id, line.Value, line.Time + (script.MayBeDelayed ? Delay(options, random) : 0)))];
            records.AddRange(lines);
            pending.Add((script, lines));
            for (var i = 0; i < lines.Length; i++)
                AddBad(records, options, script, lines[i].SendAt, random);
        }

        if (options.Leap)
            AddLeap(records, pending[options.Interactions * 2 / 3].Script);
        Order(records);
        records.AddRange(pending.SelectMany(p => Act(p.Script, p.Lines)));
        Order(records);
        return new(options, records);
    }

    /// <summary>Records on every partition of every topic that move all clocks on to a time and mean nothing else. The actions among them are dead letters.</summary>
    /// <param name="partitions">Partitions of the topics.</param>
    /// <param name="time">The time.</param>
    public static IEnumerable<LoadRecord> Tick(int partitions, long time)
    {
        for (var partition = 0; partition < partitions; partition++)
        {
            var id = TickId + partition;
            yield return RecordBuilder.Record(Source.InteractionEvents, partition, id, RecordBuilder.Event(id, time, "started"), time);
            yield return RecordBuilder.Record(Source.ChatMessages, partition, id, RecordBuilder.Chat(id, time, "agent", null, null), time);
            yield return RecordBuilder.Record(Source.AudioFeatures, partition, id, RecordBuilder.Audio(id, time, "agent", null), time);
            yield return RecordBuilder.Record(Source.AlertActions, partition, id, RecordBuilder.Action(id, time, "none", "closed"), time);
        }
    }

    /// <summary>A time after all records, by so much.</summary>
    public long After(TimeSpan span) => Records[^1].SendAt + (long)TimeSpan.FromMinutes(25).TotalMilliseconds + (long)span.TotalMilliseconds;

    /// <summary>Whether an id is that of a tick.</summary>
    public static bool IsTick(string id) => id.StartsWith(TickId, StringComparison.Ordinal);

    /// <summary>Whether a record is meant to break an operator.</summary>
    public static bool IsPoison(string? customerId) => customerId?.StartsWith(PoisonId, StringComparison.Ordinal) == true;

    private static long Delay(LoadOptions options, Random random) => random.NextDouble() switch
    {
        var x when x < options.Late => random.Next(17_000, 40_000),
        var x when x < options.Late + options.OutOfOrder => random.Next(500, 12_000),
        _ => 0,
    };

    private static void AddBad(List<LoadRecord> records, LoadOptions options, Script script, long time, Random random)
    {
        if (random.NextDouble() < options.Malformed)
            records.Add(BadRecords.Make(script.Id, script.Partition, time, random));
        if (random.NextDouble() >= options.Poison)
            return;
        var poison = RecordBuilder.Event(script.Id, time, "started");
        poison["customerId"] = PoisonId + script.Id;
        records.Add(RecordBuilder.Record(Source.InteractionEvents, script.Partition, script.Id, poison, time));
    }

    private static void AddLeap(List<LoadRecord> records, Script script)
    {
        var sendAt = script.Lines[0].Time;
        var leap = RecordBuilder.Chat(script.Id, sendAt + (20 * 60_000), "agent", null, null);
        records.Add(RecordBuilder.Record(Source.ChatMessages, script.Partition, script.Id, leap, sendAt));
    }

    /// <summary>Actions can be made once the opening records have their offsets; on a topic of their own they change none.</summary>
    private static IEnumerable<LoadRecord> Act(Script script, LoadRecord[] lines)
    {
        foreach (var (rule, line, actAt) in script.Openings)
        {
            var (source, time, _) = script.Lines[line];
            var id = AlertStep.IdOf(script.Id, rule, source, lines[line].Offset, time);
            var action = script.Random.Next(4) switch { 0 => "closed", 1 => "calledBack", 2 => "gesture", _ => "acknowledged" };
            yield return RecordBuilder.Record(Source.AlertActions, script.Partition, script.Id, RecordBuilder.Action(script.Id, actAt, id, action), actAt);
        }
    }

    private static void Order(List<LoadRecord> records)
    {
        var sorted = records.OrderBy(r => r.SendAt).ToList();
        records.Clear();
        records.AddRange(sorted);
        var next = new Dictionary<(Source, int), long>();
        foreach (var record in records)
        {
            record.Offset = next.GetValueOrDefault((record.Source, record.Partition));
            next[(record.Source, record.Partition)] = record.Offset + 1;
        }
    }
}
