using EmotionStream.Core.Cues;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Worker;

/// <summary>Collects the customers' texts of one gathering and scores them in one call; what they tell beside emotion is read as they come.</summary>
/// <param name="recogniser">The recogniser; null when there is none.</param>
/// <param name="cues">Reads moments of truth and repeated information; null when nothing does.</param>
internal sealed class TextScoring(ITextRecogniser? recogniser, ITextCueReader? cues)
{
    private readonly List<(Incoming Incoming, InputRecord Record)> _waiting = [];
    private CustomerText[] _texts = new CustomerText[256];
    private EmotionScore[] _scores = new EmotionScore[256];

    /// <summary>Takes a record, when it has something to score.</summary>
    /// <param name="incoming">A gathered record.</param>
    public void Add(Incoming incoming)
    {
        if (incoming.Failure.Failed || incoming.Record is not InputRecord { Source: InputSource.ChatMessages, Speaker: Speaker.Customer } record)
            return;
        if (cues is not null && record.TextLength > 0 && CustomerText.TryCreate(record.Speaker, record.Text, out var text))
            record.SetCues(cues.Read(text, record.Key));
        if (record.ScoreOrigin != ScoreOrigin.None)
            return;
        if (record.TextLength == 0)
            record.SetScore(EmotionScore.Abstained(AbstentionReason.NoSignal), ScoreOrigin.Recognised);
        else if (recogniser is null)
            record.SetScore(EmotionScore.Abstained(AbstentionReason.NoRecogniser), ScoreOrigin.Recognised);
        else
            _waiting.Add((incoming, record));
    }

    /// <summary>Forgets what was taken: its partitions went away.</summary>
    public void Clear() => _waiting.Clear();

    /// <summary>Scores what was taken.</summary>
    public void Score()
    {
        if (_waiting.Count == 0)
            return;
        if (_texts.Length < _waiting.Count)
        {
            _texts = new CustomerText[_waiting.Count * 2];
            _scores = new EmotionScore[_waiting.Count * 2];
        }

        for (var i = 0; i < _waiting.Count; i++)
            CustomerText.TryCreate(_waiting[i].Record.Speaker, _waiting[i].Record.Text, out _texts[i]);
        try
        {
            recogniser!.Score(_texts.AsSpan(0, _waiting.Count), _scores);
            for (var i = 0; i < _waiting.Count; i++)
                _waiting[i].Record.SetScore(_scores[i], ScoreOrigin.Recognised);
        }
#pragma warning disable CA1031 // A recogniser of a site's own may throw anything; the text it throws on is found and dead-lettered.
        catch (Exception)
#pragma warning restore CA1031
        {
            ScoreOneByOne();
        }

        _waiting.Clear();
    }

    private void ScoreOneByOne()
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            try
            {
                recogniser!.Score(_texts.AsSpan(i, 1), _scores.AsSpan(i, 1));
                _waiting[i].Record.SetScore(_scores[i], ScoreOrigin.Recognised);
            }
#pragma warning disable CA1031 // As above.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _waiting[i].Incoming.Failure = new DecodeFailure(DeadLetterCause.ProcessingFailed, e.GetType().Name);
            }
        }
    }
}
