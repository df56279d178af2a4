using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>An alert about a customer that is open.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What was judged, as on the wire.</param>
/// <param name="InteractionId">The interaction that opened it.</param>
/// <param name="OpenedBy">The event that opened it.</param>
/// <param name="Value">The measure when it was last published.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="Queue">The interaction's queue.</param>
/// <param name="Channel">The interaction's channel.</param>
public sealed record OpenCustomerAlert(
    string Rule, string Measure, string InteractionId, EventReference OpenedBy, double Value, double Threshold, string? Queue, string? Channel)
    : OpenHistoryAlert(Rule, Measure, InteractionId, OpenedBy, Value, Threshold)
{
    /// <summary>The balance fell too low, or one moment was too bad.</summary>
    public const string TippingPoint = "LedgerTippingPoint";

    /// <summary>Back after a bad experience.</summary>
    public const string RepeatContact = "RepeatContactNegative";

    /// <summary>A failure, then a failed recovery.</summary>
    public const string DoubleDeviation = "DoubleDeviation";

    /// <summary>All rules over a customer's history.</summary>
    public static IReadOnlyList<string> Rules { get; } = [TippingPoint, RepeatContact, DoubleDeviation];

    /// <summary>Whether an alert's id is that of an alert about a customer which an interaction could have opened.</summary>
    /// <param name="alertId">The id.</param>
    /// <param name="customerKey">The customer id as UTF-8.</param>
    /// <param name="interactionId">The interaction.</param>
    public static bool IsId(string alertId, ReadOnlySpan<byte> customerKey, string interactionId)
    {
        foreach (var rule in Rules)
            if (string.Equals(AlertId.Format(AlertId.Of(customerKey, rule, interactionId)), alertId, StringComparison.Ordinal))
                return true;
        return false;
    }
}
