using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Security;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Components;

/// <summary>What of the interactions somebody wants to see, as it stands in the address.</summary>
/// <param name="User">Sees only their queues.</param>
/// <param name="Query">Part of an id, a customer, an agent or a rule's name.</param>
/// <param name="Queue">A queue.</param>
/// <param name="Channel">A channel.</param>
/// <param name="Language">A language.</param>
public sealed record Filter(PageUser User, string? Query, string? Queue, string? Channel, string? Language)
{
    /// <summary>Whether anything but the person's queues narrows what is seen.</summary>
    public bool Narrows => !string.IsNullOrEmpty(Query) || !string.IsNullOrEmpty(Queue) || !string.IsNullOrEmpty(Channel) || !string.IsNullOrEmpty(Language);

    /// <summary>Whether an interaction is to be seen.</summary>
    /// <param name="row">The interaction.</param>
    public bool Lets(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return LetsMeasures(row.State) && (LetsWords(row.State) || row.Alerts.Any(alert => Has(alert.Last.Rule)));
    }

    /// <summary>Whether a closed interaction is to be seen.</summary>
    /// <param name="row">The interaction.</param>
    public bool Lets(ClosedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return LetsMeasures(row.Outcome) && LetsWords(row.Outcome);
    }

    /// <summary>Whether an alert is to be seen.</summary>
    /// <param name="alert">The alert.</param>
    public bool Lets(AlertEntry alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var last = alert.Last;
        return User.Sees(last.Queue) && Is(Queue, last.Queue) && Is(Channel, last.Channel) && Is(Language, last.Language)
            && (string.IsNullOrEmpty(Query) || Has(last.InteractionId) || Has(last.CustomerId) || Has(last.AgentId) || Has(last.Rule));
    }

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    private bool LetsMeasures(InteractionMeasuresMessage measures) =>
        User.Sees(measures.Queue) && Is(Queue, measures.Queue) && Is(Channel, measures.Channel) && Is(Language, measures.Language);

    private bool LetsWords(InteractionMeasuresMessage measures) =>
        string.IsNullOrEmpty(Query) || Has(measures.InteractionId) || Has(measures.CustomerId) || Has(measures.AgentId);

    private bool Has(string? text) => text is not null && text.Contains(Query!, StringComparison.OrdinalIgnoreCase);
}
