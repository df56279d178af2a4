using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>How an action on an alert is passed on, to whatever kind of task.</summary>
internal static class AlertActJson
{
    /// <summary>Writes an action into the object under way, which it is not the first of.</summary>
    /// <param name="json">The buffer.</param>
    /// <param name="record">The action.</param>
    public static void Act(this JsonBuffer json, InputRecord record)
    {
        json.Optional(",\"alertId\":"u8, record.AlertId);
        json.Optional(",\"action\":"u8, WireNames.Of(record.ActionType));
        json.Optional(",\"by\":"u8, record.By);
        json.Optional(",\"to\":"u8, record.To);
    }
}
