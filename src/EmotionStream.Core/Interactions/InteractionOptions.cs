using EmotionStream.Core.Fusion;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Repeats;

namespace EmotionStream.Core.Interactions;

/// <summary>How interactions are followed, measured and closed. Times are event time unless said otherwise.</summary>
public sealed class InteractionOptions
{
    /// <summary>How long after <c>ended</c>, in task time, an interaction closes. 0 to 10 minutes; default 2 s.</summary>
    public TimeSpan ClosingGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How far behind its own partition's stream time an event may be and still take its place in the order-sensitive measures.
    /// Older ones are late: they count in the mean and are counted. 0 to 10 minutes; default 15 s.
    /// </summary>
    public TimeSpan ReorderTolerance { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>An interaction without any event for this long closes. 1 second to 7 days; default 30 minutes.</summary>
    public TimeSpan Inactivity { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long a closed interaction is remembered, so that a straggler is counted late instead of opening it again. 0 to 24 hours; default 10 minutes.
    /// </summary>
    public TimeSpan ClosedRetention { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long an alert that outlives its interaction (<c>UnrecoveredEnd</c>) waits for somebody before it expires. 0 to 7 days; default 24 hours.
    /// </summary>
    public TimeSpan FollowUp { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Wall-clock time after which a partition read to its end no longer holds task time back. 0 to 10 minutes; default 1 s.</summary>
    public TimeSpan IdlePartition { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an answer to the customer's message may take: what is beyond counts as silence in the effort score. 0 to 1 hour; default 2 minutes, as <c>LongSilence</c>.
    /// </summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Scored audio windows of one customer that start in the same span of this length are one turn. 1 s to 60 s; default 5 s.</summary>
    public TimeSpan AudioTurn { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A score whose confidence is below this gives arousal but no turn: it has no valence to remember. 0 to 1; default 0.05.
    /// </summary>
    public double MinTurnConfidence { get; set; } = 0.05;

    /// <summary>The memory model whose score is <c>remembered</c>.</summary>
    public MemoryModel Memory { get; set; } = MemoryModel.PeakEnd;

    /// <summary>A file made by <c>emotionstream train memory</c>, whose model is <c>remembered</c> instead of <see cref="Memory"/>; null = none.</summary>
    public string? MemoryFile { get; set; }

    /// <summary>The model of <see cref="MemoryFile"/>, read by who loads the settings; null = <see cref="Memory"/> is in force.</summary>
    public FittedMemory? Fitted;

    /// <summary>A file made by <c>emotionstream train repeat</c>: outcomes then say how likely the customer is to be back; null = none.</summary>
    public string? RepeatFile { get; set; }

    /// <summary>The model of <see cref="RepeatFile"/>, read by who loads the settings.</summary>
    public RepeatModel? Repeat;

    /// <summary>Name, and of a fitted model version, of what makes <c>remembered</c>: what an outcome says it was scored by.</summary>
    public string MemoryName => Fitted?.Name ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Memory.ToString());

    /// <summary>What <c>remembered</c> is, for people.</summary>
    public string RememberedFormula => Fitted?.Formula ?? Memory switch
    {
        MemoryModel.PeakEnd => "peak-end: (peak + end) / 2",
        MemoryModel.TroughEnd => "trough-end: (peakNegative + end) / 2",
        MemoryModel.Mean => "mean: Σwx / Σw",
        _ => "recency: the end, 0.7 per turn back",
    };

    /// <summary>λ: how much more a negative peak counts than a positive one when the peak is chosen. 1 to 5; default 1, as no published constant exists.</summary>
    public double NegativityWeight { get; set; } = 1;

    /// <summary>θ: a negative peak at or below −θ followed by an end of at least 0 is a recovery. 0 to 1; default 0.5.</summary>
    public double RecoveryThreshold { get; set; } = 0.5;

    /// <summary>The remembered score aimed for: what <c>toEndWell</c> of a live state leads to. −1 to 1; default 0, not remembered as bad.</summary>
    public double RememberedTarget { get; set; }

    /// <summary>Valence of a good turn, in which <c>toEndWell</c> counts. 0.05 to 1; default 0.5.</summary>
    public double GoodTurn { get; set; } = 0.5;

    /// <summary>How much text and voice count in a turn of both.</summary>
    public FusionWeights Fusion { get; set; } = new();

    /// <summary>How much each kind of friction adds to the effort score.</summary>
    public EffortWeights Effort { get; set; } = new();

    /// <summary>Checks every value.</summary>
    /// <returns>One message for each value out of range: the key, the value, what is allowed. Empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(nameof(ClosingGrace), ClosingGrace, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(nameof(ReorderTolerance), ReorderTolerance, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(nameof(Inactivity), Inactivity, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        Check(nameof(ClosedRetention), ClosedRetention, TimeSpan.Zero, TimeSpan.FromHours(24));
        Check(nameof(FollowUp), FollowUp, TimeSpan.Zero, TimeSpan.FromDays(7));
        Check(nameof(IdlePartition), IdlePartition, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(nameof(AnswerWithin), AnswerWithin, TimeSpan.Zero, TimeSpan.FromHours(1));
        Check(nameof(AudioTurn), AudioTurn, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Check(nameof(MinTurnConfidence), MinTurnConfidence, 0, 1);
        Check(nameof(NegativityWeight), NegativityWeight, 1, 5);
        Check(nameof(RecoveryThreshold), RecoveryThreshold, 0, 1);
        Check(nameof(RememberedTarget), RememberedTarget, -1, 1);
        Check(nameof(GoodTurn), GoodTurn, 0.05, 1);
        if (!Enum.IsDefined(Memory))
            errors.Add($"Interactions:{nameof(Memory)} is {Memory}: allowed are {string.Join(", ", Enum.GetNames<MemoryModel>())}.");
        errors.AddRange(Fusion.Validate());
        errors.AddRange(Effort.Validate());
        return errors;

        void Check<T>(string key, T value, T least, T most)
            where T : IComparable<T>
        {
            // NaN compares below everything, so it fails the first test.
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                errors.Add($"Interactions:{key} is {value}: allowed are {least} to {most}.");
        }
    }
}
