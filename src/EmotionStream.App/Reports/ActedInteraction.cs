using EmotionStream.Core.Records;

namespace EmotionStream.App.Reports;

/// <summary>An interaction in which an alert opened, with what was known then, what was done soon after, and what came of it.</summary>
internal sealed class ActedInteraction
{
    /// <summary>Rule of the first alert.</summary>
    public required string Rule { get; init; }

    /// <summary>Its queue.</summary>
    public required string Queue { get; init; }

    /// <summary>When the alert opened, milliseconds since the Unix epoch.</summary>
    public required long AlertAt { get; init; }

    /// <summary>Most negative turn until then.</summary>
    public required double Depth { get; init; }

    /// <summary>Customer turns until then.</summary>
    public required int Turns { get; init; }

    /// <summary>First time of each action from then on.</summary>
    public Dictionary<AlertActionType, long> Actions { get; } = [];

    /// <summary>When the customer was called back, each time.</summary>
    public List<long> CallBacks { get; } = [];

    /// <summary>The customer; null when nobody named one.</summary>
    public string? Customer { get; set; }

    /// <summary>When the interaction ended; null while it has no outcome.</summary>
    public long? EndedAt { get; set; }

    /// <summary>Its end.</summary>
    public double End { get; set; }

    /// <summary>Its remembered score.</summary>
    public double Remembered { get; set; }

    /// <summary>What the customer answered, 1–5; null when nothing.</summary>
    public double? Satisfaction { get; set; }
}
