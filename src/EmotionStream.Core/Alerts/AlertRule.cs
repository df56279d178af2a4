namespace EmotionStream.Core.Alerts;

/// <summary>
/// A rule is data. It opens an alert when its measure passes <see cref="Open"/> (downwards when <see cref="Close"/> is above it, upwards when below),
/// all of <see cref="And"/> are met and that has lasted for <see cref="For"/>; it closes it when the measure comes back past <see cref="Close"/>.
/// </summary>
public sealed class AlertRule
{
    /// <summary>Unique name, for example <c>NegativePeak</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the rule is in force.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>When it is judged.</summary>
    public AlertTrigger Trigger { get; set; }

    /// <summary>What is judged.</summary>
    public AlertMeasure Measure { get; set; }

    /// <summary>Opening threshold, inclusive.</summary>
    public double Open { get; set; }

    /// <summary>
    /// Closing threshold, inclusive. Its distance from <see cref="Open"/> is the hysteresis; its side gives the direction: above = the rule watches for low values.
    /// </summary>
    public double Close { get; set; }

    /// <summary>Further conditions that must hold to open.</summary>
    public IList<AlertCondition> And { get; set; } = [];

    /// <summary>How long the condition must have held, event time, on at least two turns. 0 to 1 day; default 0.</summary>
    public TimeSpan For { get; set; }

    /// <summary>Customer turns needed before it may open. Default 0.</summary>
    public int MinTurns { get; set; }

    /// <summary>After closing, how long the rule stays quiet for the interaction. 0 to 1 day; default 1 minute.</summary>
    public TimeSpan Cooldown { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>An open alert is published as updated when its measure got worse by this much. 0 = never; default 0.15.</summary>
    public double UpdateStep { get; set; } = 0.15;

    /// <summary>How urgent it is.</summary>
    public AlertSeverity Severity { get; set; } = AlertSeverity.Warning;

    /// <summary>Whether the alert stays open after the interaction closed, until somebody acts or <c>FollowUp</c> has passed.</summary>
    public bool OutlivesInteraction { get; set; }

    /// <summary>Queues the rule is for; empty = all.</summary>
    public IList<string> Queues { get; set; } = [];

    /// <summary>Channels the rule is for; empty = all.</summary>
    public IList<string> Channels { get; set; } = [];

    /// <summary>What to do now, shown to the supervisor.</summary>
    public string Playbook { get; set; } = "";

    /// <summary>Whether low values are watched for.</summary>
    public bool WatchesLow => Close > Open;
}
