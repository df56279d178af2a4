using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Kinds;

namespace EmotionStream.Kafka.Contracts;

/// <summary>
/// Decodes the records of the four input topics straight from the client's buffer into a pooled <see cref="InputRecord"/>. Unknown fields are
/// ignored, of a duplicate field the last counts, an absent optional field may also be null. Whatever is wrong is a <see cref="DecodeFailure"/>,
/// never an exception. What an employee or a machine said, and any score given to it, is dropped here: of their turns only who, when and how long
/// remain. Not thread-safe: a worker owns one.
/// </summary>
/// <param name="limits">Bounds.</param>
public sealed class InputDecoder(DecoderLimits limits) : IRecordDecoder
{
    private const string NotUtf8 = "text is not UTF-8";
    private static readonly int VoicedRatio = (int)AudioFeature.VoicedRatio;
    private readonly AudioFeatureNames _features = new();
    private readonly Utf8StringPool _strings = new();
    private readonly long _maxFutureMs = (long)limits.MaxFuture.TotalMilliseconds;
    private bool _hasId;
    private bool _hasTime;
    private bool _hasSpeaker;
    private bool _hasType;
    private bool _hasText;
    private float? _valence;
    private float? _arousal;
    private float? _confidence;

    /// <summary>The wall clock that bounds event times, milliseconds since the Unix epoch, UTC; kept up to date by the owner.</summary>
    public long Now { get; set; }

    /// <summary>Decodes one record.</summary>
    /// <param name="source">The topic.</param>
    /// <param name="key">The Kafka key; empty when there is none.</param>
    /// <param name="value">The value; empty when there is none.</param>
    /// <param name="record">Receives the record. Unspecified when decoding fails.</param>
    /// <returns>The failure; the default value when there is none.</returns>
    public DecodeFailure Decode(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, InputRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Reset();
        record.Source = source;
        if (key.IsEmpty)
            return new(DeadLetterCause.MissingKey, null);
        if (key.Length > DecoderLimits.MaxIdBytes)
            return new(DeadLetterCause.IdTooLong, "key");
        if (value.IsEmpty)
            return new(DeadLetterCause.MalformedJson, "no value");
        record.SetKey(key);
        _hasId = _hasTime = _hasSpeaker = _hasType = _hasText = false;
        _valence = _arousal = _confidence = null;
        _features.Restart();
        try
        {
            var failure = ReadFields(source, key, value, record);
            return failure.Failed ? failure : record.EventType == InteractionEventType.Forget ? CheckForget(record) : Check(record);
        }
        catch (JsonException e)
        {
            return new(DeadLetterCause.MalformedJson, $"byte {e.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader: a string that is not UTF-8, or half a surrogate pair.
            return new(DeadLetterCause.MalformedJson, NotUtf8);
        }
    }

    KeyedRecord IRecordDecoder.NewRecord() => new InputRecord();

    DecodeFailure IRecordDecoder.Decode(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, KeyedRecord record) =>
        Decode(source, key, value, (InputRecord)record);

    bool IRecordDecoder.MayBeRejected(InputSource source) => source is InputSource.InteractionEvents or InputSource.AlertActions;

    private DecodeFailure ReadFields(InputSource source, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, InputRecord record)
    {
        var reader = new Utf8JsonReader(value);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return new(DeadLetterCause.WrongType, "the value must be an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Identify(ref reader, source, out var feature);
            reader.Read();
            var failure = feature >= 0 ? ReadFeature(ref reader, feature, record)
                : field == InputField.Other ? Skip(ref reader)
                : ReadField(ref reader, field, key, record);
            if (failure.Failed)
                return failure;
        }

        // Nothing may follow the object: reading on throws if something does.
        reader.Read();
        return default;
    }

    private InputField Identify(ref Utf8JsonReader reader, InputSource source, out int feature)
    {
        if (!reader.ValueIsEscaped)
            return Identify(reader.ValueSpan, source, out feature);
        Span<byte> unescaped = stackalloc byte[64];
        if (reader.ValueSpan.Length <= unescaped.Length)
            return Identify(unescaped[..reader.CopyString(unescaped)], source, out feature);
        feature = -1;
        return InputField.Other;
    }

    private InputField Identify(ReadOnlySpan<byte> name, InputSource source, out int feature)
    {
        feature = -1;
        var field = InputFields.Find(name);
        if (InputFields.BelongsTo(field, source))
            return field;
        if (source == InputSource.AudioFeatures)
            feature = _features.Find(name);
        return InputField.Other;
    }

    private static DecodeFailure Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return default;
    }

    private static DecodeFailure ReadFeature(ref Utf8JsonReader reader, int feature, InputRecord record)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        if (reader.TokenType != JsonTokenType.Number)
            return new(DeadLetterCause.WrongType, AudioFeatureSet.Names[feature]);
        var (least, most) = AudioFeatureSet.Ranges[feature];
        if ((!ShortNumber.TryParse(reader.ValueSpan, out var x) && !reader.TryGetSingle(out x)) || !(x >= least && x <= most))
            return new(DeadLetterCause.ValueOutOfRange, AudioFeatureSet.Names[feature]);
        record.FeatureBuffer()[feature] = x;
        return default;
    }

    private DecodeFailure ReadField(ref Utf8JsonReader reader, InputField field, ReadOnlySpan<byte> key, InputRecord record)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        switch (field)
        {
            case InputField.Valence:
                return ReadNumber(ref reader, field, out _valence);
            case InputField.Arousal:
                return ReadNumber(ref reader, field, out _arousal);
            case InputField.Confidence:
                return ReadNumber(ref reader, field, out _confidence);
            case InputField.Satisfaction:
                return ReadRanged(ref reader, field, 1, 5, out record.Satisfaction);
            case InputField.Effort:
                return ReadRanged(ref reader, field, 1, 7, out record.Effort);
            case InputField.WindowMs:
                var failure = ReadRanged(ref reader, field, 1, DecoderLimits.MaxWindowMs, out var windowMs);
                record.WindowMs = failure.Failed ? 0 : (int)windowMs;
                return failure;
            default:
                return reader.TokenType == JsonTokenType.String
                    ? ReadText(ref reader, field, key, record)
                    : new(DeadLetterCause.WrongType, InputFields.NameOf(field));
        }
    }

    private static DecodeFailure ReadNumber(ref Utf8JsonReader reader, InputField field, out float? number)
    {
        number = null;
        if (reader.TokenType != JsonTokenType.Number)
            return new(DeadLetterCause.WrongType, InputFields.NameOf(field));
        if (!ShortNumber.TryParse(reader.ValueSpan, out var x) && (!reader.TryGetSingle(out x) || !float.IsFinite(x)))
            return new(DeadLetterCause.ValueOutOfRange, InputFields.NameOf(field));
        number = x;
        return default;
    }

    private static DecodeFailure ReadRanged(ref Utf8JsonReader reader, InputField field, float least, float most, out float number)
    {
        var failure = ReadNumber(ref reader, field, out var read);
        number = read ?? float.NaN;
        return failure.Failed || (number >= least && number <= most) ? failure : new(DeadLetterCause.ValueOutOfRange, InputFields.NameOf(field));
    }

    private DecodeFailure ReadText(ref Utf8JsonReader reader, InputField field, ReadOnlySpan<byte> key, InputRecord record)
    {
        if (field == InputField.Text)
        {
            CopyText(ref reader, record);
            _hasText = true;
            return default;
        }

        // Most texts are not escaped and are looked at where they lie.
        return reader.ValueIsEscaped ? ReadEscaped(ref reader, field, key, record) : ReadLabel(reader.ValueSpan, field, key, record);
    }

    private DecodeFailure ReadEscaped(ref Utf8JsonReader reader, InputField field, ReadOnlySpan<byte> key, InputRecord record)
    {
        // Unescaping never makes a text longer, and shortens it to a sixth at most.
        Span<byte> buffer = stackalloc byte[DecoderLimits.MaxIdBytes * 6];
        return reader.ValueSpan.Length > buffer.Length
            ? new(DeadLetterCause.IdTooLong, InputFields.NameOf(field))
            : ReadLabel(buffer[..reader.CopyString(buffer)], field, key, record);
    }

    private DecodeFailure ReadLabel(ReadOnlySpan<byte> text, InputField field, ReadOnlySpan<byte> key, InputRecord record)
    {
        if (text.Length > DecoderLimits.MaxIdBytes)
            return new(DeadLetterCause.IdTooLong, InputFields.NameOf(field));
        if (!Utf8.IsValid(text))
            return new(DeadLetterCause.MalformedJson, NotUtf8);
        if (text.IsEmpty)
            return default;
        switch (field)
        {
            case InputField.InteractionId:
                _hasId = true;

                // The changelog keeps what is not an interaction's under keys that begin with one.
                if (text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
                    return new(DeadLetterCause.IdInvalid, null);
                return text.SequenceEqual(key) ? default : new(DeadLetterCause.KeyMismatch, null);
            case InputField.Time:
                _hasTime = Iso8601.TryParse(text, out record.Time);
                return !_hasTime ? new(DeadLetterCause.TimeInvalid, null)
                    : record.Time < DecoderLimits.MinTime || record.Time > Now + _maxFutureMs ? new(DeadLetterCause.TimeOutOfRange, null)
                    : default;
            case InputField.Speaker:
                _hasSpeaker = WireNames.TryParse(text, out record.Speaker);
                return _hasSpeaker ? default : new(DeadLetterCause.UnknownSpeaker, null);
            case InputField.Type:
                _hasType = WireNames.TryParse(text, out record.EventType);
                return _hasType ? default : new(DeadLetterCause.UnknownType, null);
            case InputField.Action:
                _hasType = WireNames.TryParse(text, out record.ActionType);
                return _hasType ? default : new(DeadLetterCause.UnknownAction, null);
            case InputField.RememberUntil:
                return Iso8601.TryParse(text, out record.RememberUntil) ? default : new(DeadLetterCause.TimeInvalid, InputFields.NameOf(field));
            default:
                SetLabel(record, field, _strings.Get(text));
                return default;
        }
    }

    private static void SetLabel(InputRecord record, InputField field, string text)
    {
        switch (field)
        {
            case InputField.Language:
                record.Language = text;
                break;
            case InputField.CustomerId:
                record.CustomerId = text;
                break;
            case InputField.Channel:
                record.Channel = text;
                break;
            case InputField.Queue:
                record.Queue = text;
                break;
            case InputField.AgentId:
                record.AgentId = text;
                break;
            case InputField.AlertId:
                record.AlertId = text;
                break;
            case InputField.By:
                record.By = text;
                break;
            case InputField.To:
                record.To = text;
                break;
            case InputField.Moment:
                record.Moment = text;
                break;
            case InputField.Segment:
                record.Segment = text;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Not a label.");
        }
    }

    private static void CopyText(ref Utf8JsonReader reader, InputRecord record)
    {
        // A UTF-16 text has at most as many characters as its UTF-8 (escaped or not) has bytes.
        var bytes = reader.ValueSpan.Length;
        if (bytes <= DecoderLimits.MaxTextLength)
        {
            record.SetTextLength(reader.CopyString(record.TextBuffer(bytes)));
            return;
        }

        var buffer = ArrayPool<char>.Shared.Rent(bytes);
        try
        {
            var length = Math.Min(reader.CopyString(buffer), DecoderLimits.MaxTextLength);
            if (length > 0 && char.IsHighSurrogate(buffer[length - 1]))
                length--;
            record.SetText(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }

    private DecodeFailure Check(InputRecord record)
    {
        if (!_hasId)
            return Missing(InputField.InteractionId);
        if (!_hasTime)
            return Missing(InputField.Time);
        switch (record.Source)
        {
            case InputSource.InteractionEvents:
                return !_hasType ? Missing(InputField.Type)
                    : record.EventType == InteractionEventType.ChannelSwitched && record.Channel is null ? Missing(InputField.Channel)
                    : record.EventType == InteractionEventType.Survey && float.IsNaN(record.Satisfaction) && float.IsNaN(record.Effort)
                        ? Missing(InputField.Satisfaction)
                    : record.EventType == InteractionEventType.Declared && record.Moment is null ? Missing(InputField.Moment)
                    : default;
            case InputSource.AlertActions:
                return record.AlertId is null ? Missing(InputField.AlertId) : _hasType ? default : Missing(InputField.Action);
            case InputSource.AudioFeatures when record.WindowMs == 0:
                return Missing(InputField.WindowMs);
            default:
                return !_hasSpeaker ? Missing(InputField.Speaker)
                    : record.Speaker != Speaker.Customer ? DropEmotion(record)
                    : record.Source == InputSource.ChatMessages && !_hasText && _valence is null ? Missing(InputField.Text)
                    : TakeScore(record);
        }
    }

    /// <summary>An erasure is of a customer, not of an interaction: its key is the customer.</summary>
    private DecodeFailure CheckForget(InputRecord record)
    {
        if (record.CustomerId is null)
            return Missing(InputField.CustomerId);
        if (!_hasTime)
            return Missing(InputField.Time);
        Span<byte> customer = stackalloc byte[System.Text.Encoding.UTF8.GetMaxByteCount(record.CustomerId.Length)];
        return customer[..System.Text.Encoding.UTF8.GetBytes(record.CustomerId, customer)].SequenceEqual(record.Key)
            ? default
            : new(DeadLetterCause.KeyMismatch, null);
    }

    private DecodeFailure TakeScore(InputRecord record)
    {
        if (_valence is not { } valence)
            return _arousal is null && _confidence is null ? default : Missing(InputField.Valence);
        var arousal = _arousal ?? 0;
        var confidence = _confidence ?? 1;
        if (valence is < -1 or > 1)
            return new(DeadLetterCause.ValueOutOfRange, InputFields.NameOf(InputField.Valence));
        if (arousal is < 0 or > 1)
            return new(DeadLetterCause.ValueOutOfRange, InputFields.NameOf(InputField.Arousal));
        if (confidence is < 0 or > 1)
            return new(DeadLetterCause.ValueOutOfRange, InputFields.NameOf(InputField.Confidence));
        var score = new EmotionScore { Valence = valence, Arousal = arousal, Confidence = confidence, ArousalConfidence = _arousal is null ? 0 : confidence };
        record.SetScore(score, ScoreOrigin.Supplied);
        return default;
    }

    /// <summary>Of an employee's or a machine's turn keep that something was heard, not what or how.</summary>
    private static DecodeFailure DropEmotion(InputRecord record)
    {
        record.SetTextLength(0);
        if (record.HasFeatures)
        {
            var features = record.FeatureBuffer();
            var voiced = features[VoicedRatio];
            features.Fill(float.NaN);
            features[VoicedRatio] = voiced;
        }

        return default;
    }

    private static DecodeFailure Missing(InputField field) => new(DeadLetterCause.MissingField, InputFields.NameOf(field));
}
