using EmotionStream.Core.Memory;
using EmotionStream.Core.Surveys;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>What an interaction that a survey may be about came to. Valences are in [−1, 1].</summary>
public sealed record SurveyedOutcomeMessage
{
    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or was last heard of.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Customer turns counted.</summary>
    public required int Turns { get; init; }

    /// <summary>Confidence-weighted mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Mean of the first turns.</summary>
    public required double Begin { get; init; }

    /// <summary>Recency-weighted end.</summary>
    public required double End { get; init; }

    /// <summary>Whichever peak is farther from neutral.</summary>
    public required double Peak { get; init; }

    /// <summary>Most negative smoothed valence.</summary>
    public required double PeakNegative { get; init; }

    /// <summary>Most positive smoothed valence.</summary>
    public required double PeakPositive { get; init; }

    /// <summary>(peak + end) / 2.</summary>
    public required double PeakEnd { get; init; }

    /// <summary>(peakNegative + end) / 2.</summary>
    public required double TroughEnd { get; init; }

    /// <summary>end − begin.</summary>
    public required double Trend { get; init; }

    /// <summary>A negative peak followed by an end that is not negative.</summary>
    public required bool Recovered { get; init; }

    /// <summary>Score of the memory model then in force.</summary>
    public required double Remembered { get; init; }

    /// <summary>Valence of the last turn.</summary>
    public required double LastValence { get; init; }

    /// <summary>Smoothed valence of the last turn.</summary>
    public required double LastSmoothed { get; init; }

    /// <summary>Effort score.</summary>
    public required double EffortScore { get; init; }

    /// <summary>Name and version of the memory model.</summary>
    public string? MemoryModel { get; init; }

    /// <summary>The outcome it tells of.</summary>
    public SurveyedOutcome ToOutcome() => new(
        StartedAt.ToUnixTimeMilliseconds(),
        EndedAt.ToUnixTimeMilliseconds(),
        Channel,
        Queue,
        new Measures
        {
            Turns = Turns,
            Mean = Mean,
            Begin = Begin,
            End = End,
            Peak = Peak,
            PeakNegative = PeakNegative,
            PeakPositive = PeakPositive,
            PeakEnd = PeakEnd,
            TroughEnd = TroughEnd,
            Trend = Trend,
            Recovered = Recovered,
            Remembered = Remembered,
            LastValence = LastValence,
            LastSmoothed = LastSmoothed,
        },
        EffortScore,
        MemoryModel);
}
