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
/// <param name="held">Keeps turns whose queue is not known yet; null = they are told of at once.</param>
internal sealed class QueueTelling(QueueTellingOptions options, QueueTelling.Writing write, HeldTurns? held = null)
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
        var told = _writer.Turn(turn, turn.Type == QueueEventType.Turn ? options.SampleEvery : 1, language, _phrases);

        // Words may be read before their interaction's start, which names the queue.
        if (held is not null && ReferenceEquals(turn.Profile, InteractionProfile.Unknown) && held.TryHold(record.Key, told))
            return;
        var queue = turn.Profile.Queue ?? Unknown;
        Write(queue, _writer.Turn(queue, told));
    }

    /// <summary>Tells of the turns that came before an interaction's queue was known.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    /// <param name="queue">The queue; null when nobody named it.</param>
    public void Release(ReadOnlySpan<byte> interaction, string? queue) =>
        held?.Release(interaction, turn => Write(queue ?? Unknown, _writer.Turn(queue ?? Unknown, turn)));

    /// <summary>Tells of a closed interaction.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Tell(Outcome outcome)
    {
        var queue = outcome.Final.Queue ?? Unknown;
        Release(outcome.Final.Key.Span, outcome.Final.Queue);
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
