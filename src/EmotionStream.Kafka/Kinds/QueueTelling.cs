using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Privacy;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Makes what queues need of interactions, the records of <c>emotion.queue-events</c>. Words go no further than this: what is written are key phrases of the redacted text.</summary>
/// <param name="options">What it is made with.</param>
/// <param name="write">Takes the records.</param>
internal sealed class QueueTelling(QueueTellingOptions options, QueueTelling.Writing write)
{
    /// <summary>Key of interactions whose queue nobody named.</summary>
    public const string Unknown = "unknown";

    private readonly QueueWriter _writer = new();
    private readonly List<KeyPhrase> _phrases = [];

    /// <summary>Takes a record.</summary>
    /// <param name="queue">Its key.</param>
    /// <param name="value">Its value, valid during the call only.</param>
    public delegate void Writing(ReadOnlySpan<byte> queue, ReadOnlySpan<byte> value);

    /// <summary>Tells of a turn.</summary>
    /// <param name="turn">The turn.</param>
    public void Tell(in QueueTurn turn)
    {
        var record = turn.Record;
        var language = options.Reader.Read(Redactor.Redact(record.Text.ToString()), record.Language ?? turn.Profile.Language, _phrases);
        if (language is null)
            return;
        var queue = turn.Profile.Queue ?? Unknown;
        Write(queue, _writer.Turn(queue, turn, turn.Type == QueueEventType.Turn ? options.SampleEvery : 1, language, _phrases));
    }

    /// <summary>Tells of a closed interaction.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Tell(Outcome outcome)
    {
        var queue = outcome.Final.Queue ?? Unknown;
        Write(queue, _writer.Closed(queue, outcome));
    }

    /// <summary>Tells of an alert that opened.</summary>
    /// <param name="alert">The alert.</param>
    public void Tell(Alert alert)
    {
        var queue = alert.Queue ?? Unknown;
        Write(queue, _writer.Opened(queue, alert));
    }

    /// <summary>Tells that somebody acted on an alert about a queue.</summary>
    /// <param name="action">The action, with its queue.</param>
    public void Tell(InputRecord action) => Write(action.Queue!, _writer.Acted(action.Queue!, action));

    private void Write(string queue, ReadOnlySpan<byte> value)
    {
        Span<byte> key = stackalloc byte[DecoderLimits.MaxIdBytes];
        write(key[..Encoding.UTF8.GetBytes(queue, key)], value);
    }
}
