using System.Globalization;
using System.Text;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Surveys;

namespace EmotionStream.Core.Tests.Surveys;

/// <summary>A task of surveys under virtual time, with what it publishes and its changelog.</summary>
internal sealed class SurveyRun : ISurveyOutput, IChangelog, IDisposable
{
    private readonly SurveyTask _task;
    private readonly SurveyEvent _record = new();

    public SurveyRun(SurveyOptions? options = null) => _task = new SurveyTask(options ?? new SurveyOptions(), this);

    /// <summary>What was published: interaction, status, revision, satisfaction, effort, superseded.</summary>
    public List<string> Published { get; } = [];

    public List<SurveyOutcome> Outcomes { get; } = [];

    public int Duplicates { get; private set; }

    public Dictionary<string, byte[]> Changelog { get; } = new(StringComparer.Ordinal);

    public int LiveKeys => _task.LiveKeys;

    /// <summary>A measure that stands for a whole outcome.</summary>
    public static SurveyedOutcome Closed(long started, long ended, double remembered = -0.5, int turns = 4) =>
        new(started, ended, "chat", "billing", new Measures { Turns = turns, Remembered = remembered, End = remembered }, 1.5, "peakEnd");

    public SurveyRun Outcome(string interaction, SurveyedOutcome outcome)
    {
        Begin(interaction, outcome.Ended, SurveyEventType.Outcome);
        _record.Outcome = outcome;
        _task.Process(_record);
        return this;
    }

    public SurveyRun Survey(string interaction, long time, float? satisfaction, float? effort = null)
    {
        Begin(interaction, time, SurveyEventType.Survey);
        (_record.Satisfaction, _record.Effort) = (satisfaction, effort);
        _task.Process(_record);
        return this;
    }

    /// <summary>Event time passes, by an event of another interaction.</summary>
    public SurveyRun Until(long time)
    {
        Outcome("clock", Closed(time - 1, time));
        _task.Advance(0, [false]);
        return this;
    }

    /// <summary>The wall clock passes while nothing comes.</summary>
    public SurveyRun Quiet(long from, long until)
    {
        _task.Advance(from, [true]);
        _task.Advance(until, [true]);
        return this;
    }

    public SurveyRun Commit()
    {
        _task.Checkpoint(this);
        _task.Commit();
        return this;
    }

    public SurveyRun Abort()
    {
        _task.Rollback();
        return this;
    }

    /// <summary>Another task that starts from the changelog of this one.</summary>
    public SurveyRun Restored(SurveyOptions? options = null)
    {
        var other = new SurveyRun(options);
        foreach (var (key, value) in Changelog)
        {
            other._task.Restore(Encoding.UTF8.GetBytes(key), value);
            other.Changelog[key] = value;
        }

        return other;
    }

    public void Dispose() => _task.Dispose();

    void ISurveyOutput.Publish(ReadOnlySpan<byte> interaction, SurveyOutcome outcome)
    {
        var id = Encoding.UTF8.GetString(interaction);
        if (id == "clock")
            return;
        Outcomes.Add(outcome);
        var answers = outcome.Answers;
        Published.Add(string.Create(CultureInfo.InvariantCulture, $"{id} {outcome.Status} {outcome.Revision} {answers.Satisfaction} {answers.Effort} {answers.Superseded}"));
    }

    void ISurveyOutput.Duplicate(SurveyEvent record) => Duplicates++;

    void IChangelog.Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Changelog[Encoding.UTF8.GetString(key)] = value.ToArray();

    void IChangelog.Delete(ReadOnlySpan<byte> key) => Changelog.Remove(Encoding.UTF8.GetString(key));

    private void Begin(string interaction, long time, SurveyEventType type)
    {
        _record.Reset();
        _record.SetKey(Encoding.UTF8.GetBytes(interaction));
        (_record.Time, _record.Type) = (time, type);
    }
}
