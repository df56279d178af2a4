using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Tests.Graph;

/// <summary>A task on virtual time: seconds since an arbitrary start, offsets given by order.</summary>
internal sealed class TaskHarness : IDisposable
{
    public const long Start = 1_780_000_000_000;
    private static readonly bool[] AllAtEnd = [true, true, true, true];
    private readonly Dictionary<string, byte[]> _changelog = new(StringComparer.Ordinal);
    private readonly Func<RecordedOutput, InteractionTask> _make;
    private readonly long[] _offsets = new long[4];
    private long _wall = 1_000_000;

    public TaskHarness(InteractionOptions? options = null, IEnumerable<AlertRule>? rules = null, IVoiceRecogniser? voice = null)
    {
        options ??= new InteractionOptions();
        var ruleSet = RuleSet.Create(rules ?? RuleSet.Defaults());
        _make = output => new InteractionTask(options, ruleSet, voice, output, Moments, new QueueSampling(1));
        Task = _make(Output);
    }

    public static MomentCatalogue Moments { get; } = new([
        new("lost-card", "Lost card", AlertSeverity.Critical, "Block it now.", ["cards"], "No means of payment."),
        new("fraud", "Fraud", AlertSeverity.Critical, "Stop it first.", ["fraud"], "Verify twice."),
        new("moving", "Moving", AlertSeverity.Info, "Ask for the day.", ["moves"], "Two addresses."),
        new("quitting", "Quitting", AlertSeverity.Warning, "Ask why.", [], "", IsMatter: false),
    ]);

    public RecordedOutput Output { get; } = new();

    public InteractionTask Task { get; private set; }

    public Dictionary<string, InteractionSnapshot?> Live { get; } = new(StringComparer.Ordinal);

    public static InputRecord Chat(string id, double seconds, double valence, double confidence = 0.9, string text = "", Speaker speaker = Speaker.Customer)
    {
        var record = Record(InputSource.ChatMessages, id, seconds);
        record.Speaker = speaker;
        record.SetText(text);
        if (speaker == Speaker.Customer)
            record.SetScore(new EmotionScore { Valence = (float)valence, Arousal = (float)Math.Abs(valence), Confidence = (float)confidence }, ScoreOrigin.Supplied);
        return record;
    }

    /// <summary>A neutral chat message with cues: moments by id, values given by any text.</summary>
    public static InputRecord Told(string id, double seconds, string[]? moments = null, bool saidAgain = false, string[]? given = null, bool complains = false)
    {
        var cues = new TextCues { SaidAgain = saidAgain, Complains = complains };
        foreach (var moment in moments ?? [])
            cues.Moments |= 1ul << Moments.PlaceOf(moment);
        foreach (var value in given ?? [])
            cues.Give(System.IO.Hashing.XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(value)));
        var record = Chat(id, seconds, 0);
        record.SetCues(cues);
        return record;
    }

    public static InputRecord Declared(string id, double seconds, string moment, InteractionEventType type = InteractionEventType.Declared)
    {
        var record = Event(id, seconds, type);
        record.Moment = moment;
        return record;
    }

    public static InputRecord Audio(string id, double seconds, double valence, double confidence = 0.9)
    {
        var record = Record(InputSource.AudioFeatures, id, seconds);
        record.WindowMs = 3000;
        record.SetScore(new EmotionScore { Valence = (float)valence, Arousal = 0.5f, Confidence = (float)confidence }, ScoreOrigin.Supplied);
        return record;
    }

    /// <summary>A window of three seconds in which a side was silent, or was heard.</summary>
    public static InputRecord Window(string id, double seconds, Speaker speaker, double voiced = 0, int lengthMs = 3000)
    {
        var record = Record(InputSource.AudioFeatures, id, seconds);
        record.Speaker = speaker;
        record.WindowMs = lengthMs;
        record.FeatureBuffer()[(int)AudioFeature.VoicedRatio] = (float)voiced;
        return record;
    }

    public static InputRecord Event(string id, double seconds, InteractionEventType type, string? queue = null, string? agent = null)
    {
        var record = Record(InputSource.InteractionEvents, id, seconds);
        record.EventType = type;
        record.Queue = queue;
        record.AgentId = agent;
        return record;
    }

    public static InputRecord Action(string id, double seconds, AlertActionType type, string alertId, string by = "s-1")
    {
        var record = Record(InputSource.AlertActions, id, seconds);
        record.ActionType = type;
        record.AlertId = alertId;
        record.By = by;
        return record;
    }

    public TaskHarness Feed(params InputRecord[] records)
    {
        foreach (var record in records)
        {
            if (record.Offset < 0)
                record.Offset = _offsets[(int)record.Source]++;
            Task.Process(record);
        }

        return this;
    }

    /// <summary>Lets the wall clock go on with every input read to its end.</summary>
    public TaskHarness Idle(double seconds)
    {
        Task.Advance(_wall, AllAtEnd);
        _wall += (long)(seconds * 1000);
        Task.Advance(_wall, AllAtEnd);
        return this;
    }

    /// <summary>Fires what is due by task time alone.</summary>
    public TaskHarness Tick()
    {
        Task.Advance(_wall, [false, false, false, false]);
        return this;
    }

    public TaskHarness Commit()
    {
        Task.Checkpoint(new Changelog(_changelog), (key, snapshot) => Live[Encoding.UTF8.GetString(key.Span)] = snapshot);
        Task.Commit();
        return this;
    }

    /// <summary>Throws the task away and restores another from the changelog.</summary>
    public TaskHarness Restart()
    {
        Task.Dispose();
        Task = _make(Output);
        foreach (var (key, value) in _changelog)
            Task.Restore(Encoding.Latin1.GetBytes(key), value);
        return this;
    }

    public InteractionSnapshot Final(string id) => Output.Finals.Single(s => Encoding.UTF8.GetString(s.Key.Span) == id);

    public void Dispose() => Task.Dispose();

    private static InputRecord Record(InputSource source, string id, double seconds)
    {
        var record = new InputRecord();
        record.Reset();
        record.Source = source;
        record.Offset = -1;
        record.Time = Start + (long)(seconds * 1000);
        record.SetKey(Encoding.UTF8.GetBytes(id));
        return record;
    }

    private sealed class Changelog(Dictionary<string, byte[]> values) : IChangelog
    {
        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => values[Encoding.Latin1.GetString(key)] = value.ToArray();

        public void Delete(ReadOnlySpan<byte> key) => values.Remove(Encoding.Latin1.GetString(key));
    }
}
