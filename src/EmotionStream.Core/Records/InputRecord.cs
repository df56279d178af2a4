using EmotionStream.Core.Cues;
using EmotionStream.Core.Emotions;

namespace EmotionStream.Core.Records;

/// <summary>
/// One decoded input record of an interaction; its key is the interaction id. Pooled, so that the hot path allocates nothing. Optional texts are null when absent.
/// </summary>
public sealed class InputRecord : KeyedRecord
{
    private const int KeptCapacity = 4 * 1024;
    private char[] _text = new char[256];
    private float[]? _features;
    private EmotionScore _score;
    private TextCues _cues;

    /// <summary>Who is heard or read. Meaningful for chat and audio.</summary>
    public Speaker Speaker;

    /// <summary>Length of the audio window in milliseconds.</summary>
    public int WindowMs;

    /// <summary>Type of an interaction event.</summary>
    public InteractionEventType EventType;

    /// <summary>Type of an alert action.</summary>
    public AlertActionType ActionType;

    /// <summary>BCP 47 language of the text or the interaction.</summary>
    public string? Language;

    /// <summary>Pseudonymous customer.</summary>
    public string? CustomerId;

    /// <summary>voice, chat, email …</summary>
    public string? Channel;

    /// <summary>Queue (the one transferred to, for a transfer).</summary>
    public string? Queue;

    /// <summary>Agent (the one transferred to, for a transfer).</summary>
    public string? AgentId;

    /// <summary>The moment of truth a form or an IVR declared.</summary>
    public string? Moment;

    /// <summary>The alert an action is about.</summary>
    public string? AlertId;

    /// <summary>Who took the action.</summary>
    public string? By;

    /// <summary>Whom an alert is handed over to.</summary>
    public string? To;

    /// <summary>The customer's segment.</summary>
    public string? Segment;

    /// <summary>How long an erasure keeps older events out, milliseconds since the Unix epoch; 0 when it does not say.</summary>
    public long RememberUntil;

    /// <summary>Survey answers: satisfaction 1–5 (NaN when absent).</summary>
    public float Satisfaction;

    /// <summary>Survey answers: customer effort 1–7 (NaN when absent).</summary>
    public float Effort;

    /// <summary>Length of <see cref="Text"/>.</summary>
    public int TextLength { get; private set; }

    /// <summary>Where <see cref="Score"/> comes from.</summary>
    public ScoreOrigin ScoreOrigin { get; private set; }

    /// <summary>The score; meaningful unless <see cref="ScoreOrigin"/> is <see cref="ScoreOrigin.None"/>.</summary>
    public ref readonly EmotionScore Score => ref _score;

    /// <summary>Whether the words told anything beside emotion.</summary>
    public bool HasCues { get; private set; }

    /// <summary>What the words told beside emotion; meaningful when <see cref="HasCues"/>.</summary>
    public ref readonly TextCues Cues => ref _cues;

    /// <summary>The chat text or transcript; empty for an employee's turn, whose words are dropped at decoding.</summary>
    public ReadOnlyMemory<char> Text => _text.AsMemory(0, TextLength);

    /// <summary>Whether acoustic features are present.</summary>
    public bool HasFeatures { get; private set; }

    /// <summary>Acoustic features in the order of <see cref="AudioFeatureSet.Names"/>; empty when there are none.</summary>
    public ReadOnlySpan<float> Features => HasFeatures ? _features : [];

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        Speaker = default;
        WindowMs = 0;
        EventType = default;
        ActionType = default;
        Language = CustomerId = Channel = Queue = AgentId = AlertId = By = To = Moment = Segment = null;
        RememberUntil = 0;
        Satisfaction = Effort = float.NaN;
        TextLength = 0;
        HasFeatures = false;
        ScoreOrigin = ScoreOrigin.None;
        HasCues = false;
        if (_text.Length > KeptCapacity)
            _text = new char[256];
    }

    /// <summary>Gives a buffer to write the text into; follow with <see cref="SetTextLength"/>.</summary>
    /// <param name="capacity">How many characters are needed at most.</param>
    public Span<char> TextBuffer(int capacity)
    {
        if (_text.Length < capacity)
            _text = new char[Math.Max(capacity, _text.Length * 2)];
        return _text;
    }

    /// <summary>Says how much of the text buffer is text.</summary>
    /// <param name="length">Characters written.</param>
    public void SetTextLength(int length) => TextLength = length;

    /// <summary>Sets the text.</summary>
    /// <param name="text">The text; copied.</param>
    public void SetText(ReadOnlySpan<char> text)
    {
        text.CopyTo(TextBuffer(text.Length));
        TextLength = text.Length;
    }

    /// <summary>Gives the feature buffer, every value NaN, to be written into.</summary>
    public Span<float> FeatureBuffer()
    {
        _features ??= new float[AudioFeatureSet.Names.Count];
        if (!HasFeatures)
            Array.Fill(_features, float.NaN);
        HasFeatures = true;
        return _features;
    }

    /// <summary>Attaches a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <exception cref="InvalidOperationException">The speaker is not the customer: employees are never scored.</exception>
    public void SetScore(in EmotionScore score, ScoreOrigin origin)
    {
        if (Speaker != Speaker.Customer)
            throw new InvalidOperationException("Only a customer's turn can carry an emotion score.");
        _score = score;
        ScoreOrigin = origin;
    }

    /// <summary>Attaches what the words told beside emotion.</summary>
    /// <param name="cues">The cues.</param>
    /// <exception cref="InvalidOperationException">The speaker is not the customer.</exception>
    public void SetCues(in TextCues cues)
    {
        if (Speaker != Speaker.Customer)
            throw new InvalidOperationException("Only a customer's turn can carry cues.");
        HasCues = cues.Any;
        if (HasCues)
            _cues = cues;
    }
}
