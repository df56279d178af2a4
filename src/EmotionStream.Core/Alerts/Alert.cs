using System.Text;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// One step in the life of an alert, published on <c>emotion.alerts</c>. Instances are pooled by the task: one is good until the next commit or rollback is over and
/// the next record processed. Texts are made when first asked for, so a step allocates only what its reader needs; they may be kept.
/// </summary>
public sealed class Alert
{
    private byte[] _key = new byte[40];
    private int _keyLength;
    private string? _interactionId;

    /// <summary>Deterministic: a hash of interaction, rule and opening event, so a replay never makes a twin.</summary>
    public UInt128 Id { get; set; }

    /// <summary><see cref="Id"/> as on the wire: 32 hexadecimal digits.</summary>
    public string AlertId => Alerts.AlertId.Format(Id);

    /// <summary>The interaction id as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _keyLength);

    /// <summary>The interaction.</summary>
    public string InteractionId => _interactionId ??= Encoding.UTF8.GetString(Key);

    /// <summary>Name of the rule.</summary>
    public string Rule { get; set; } = "";

    /// <summary>The step.</summary>
    public AlertState State { get; set; }

    /// <summary>Severity of the rule.</summary>
    public AlertSeverity Severity { get; set; }

    /// <summary>The measure judged, as named in <see cref="AlertMeasure"/>.</summary>
    public string Measure { get; set; } = "";

    /// <summary>Its value at this step.</summary>
    public double Value { get; set; }

    /// <summary>The rule's opening threshold.</summary>
    public double Threshold { get; set; }

    /// <summary>The event that opened the alert.</summary>
    public Records.EventReference OpenedBy { get; set; }

    /// <summary>Event time of this step, milliseconds since the Unix epoch, UTC.</summary>
    public long Time { get; set; }

    /// <summary>The queue at this step, when known.</summary>
    public string? Queue { get; set; }

    /// <summary>The channel at this step, when known.</summary>
    public string? Channel { get; set; }

    /// <summary>The language, when known.</summary>
    public string? Language { get; set; }

    /// <summary>Whom to help; nothing about an agent's emotion exists.</summary>
    public string? AgentId { get; set; }

    /// <summary>Pseudonymous customer, when known.</summary>
    public string? CustomerId { get; set; }

    /// <summary>Redacted words of the turn that made this step; null when it was not words.</summary>
    public string? Excerpt { get; set; }

    /// <summary>Id of the moment of truth it is about; null for other rules.</summary>
    public string? Moment { get; set; }

    /// <summary>What to do now.</summary>
    public string? Playbook { get; set; }

    /// <summary>Who acknowledged or closed it; null when the pipeline did.</summary>
    public string? By { get; set; }

    /// <summary>Whom it was handed over to; null otherwise.</summary>
    public string? To { get; set; }

    /// <summary>Why it closed: recovered, action, interactionClosed, expired; how it was taken; null otherwise.</summary>
    public string? Reason { get; set; }

    /// <summary>Sets the interaction.</summary>
    /// <param name="utf8">The interaction id as UTF-8; copied.</param>
    public void SetKey(ReadOnlySpan<byte> utf8)
    {
        if (_key.Length < utf8.Length)
            _key = new byte[utf8.Length];
        utf8.CopyTo(_key);
        _keyLength = utf8.Length;
        _interactionId = null;
    }
}
