using EmotionStream.Core.Emotions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Readings;

/// <summary>
/// One emotion reading of a customer, published on <c>emotion.readings</c>. It can only be made of a record whose speaker is the customer.
/// </summary>
public readonly struct Reading
{
    private Reading(InputRecord record) => Record = record;

    /// <summary>The scored record: key, time, origin, score, words. Valid during the call only, as the record is pooled.</summary>
    public InputRecord Record { get; }

    /// <summary>The score.</summary>
    public ref readonly EmotionScore Score => ref Record.Score;

    /// <summary>Makes a reading of a scored customer's record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="reading">The reading.</param>
    /// <returns>False when the record is not a customer's or carries no score.</returns>
    public static bool TryCreate(InputRecord record, out Reading reading)
    {
        var ok = record is { Speaker: Speaker.Customer, Source: InputSource.ChatMessages or InputSource.AudioFeatures }
            && record.ScoreOrigin != ScoreOrigin.None;
        reading = ok ? new Reading(record) : default;
        return ok;
    }
}
