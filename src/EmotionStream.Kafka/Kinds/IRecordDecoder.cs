using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Decodes the records of a kind's inputs. Not thread-safe: a worker owns one.</summary>
internal interface IRecordDecoder
{
    /// <summary>The wall clock that bounds event times, milliseconds since the Unix epoch, UTC; kept up to date by the owner.</summary>
    long Now { get; set; }

    /// <summary>Makes a record to be filled, again and again.</summary>
    KeyedRecord NewRecord();

    /// <summary>Decodes one record.</summary>
    /// <param name="source">The topic.</param>
    /// <param name="key">The Kafka key; empty when there is none.</param>
    /// <param name="value">The value; empty when there is none.</param>
    /// <param name="record">One that <see cref="NewRecord"/> made. Unspecified when decoding fails.</param>
    /// <returns>The failure; the default value when there is none.</returns>
    DecodeFailure Decode(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, KeyedRecord record);

    /// <summary>Whether the graph may reject a well-formed record of a topic, so that its bytes are kept from the start. Others are read again when they must be.</summary>
    /// <param name="source">The topic.</param>
    bool MayBeRejected(InputSource source);
}
