namespace EmotionStream.Core.Alerts;

/// <summary>What rules have in common that look at more than one interaction: a customer's history, a queue.</summary>
public abstract class HistoryRule
{
    /// <summary>Whether the rule is in force.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How urgent its alerts are.</summary>
    public AlertSeverity Severity { get; set; } = AlertSeverity.Warning;

    /// <summary>What to do now, shown to the supervisor.</summary>
    public string Playbook { get; set; } = "";

    /// <summary>What whoever takes the customer's next contact should be skilled in, while an alert is open.</summary>
    public IList<string> Skills { get; set; } = [];

    /// <summary>What they should know beforehand.</summary>
    public string Know { get; set; } = "";
}
