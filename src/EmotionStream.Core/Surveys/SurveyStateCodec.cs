using EmotionStream.Core.Graph;
using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Surveys;

/// <summary>
/// The changelog form of an interaction that waits for surveys: one version byte, then fields in a fixed order. A new version must go on reading the old ones. Measures stand on the
/// wire with four decimals, so single precision keeps all there is.
/// </summary>
internal sealed class SurveyStateCodec
{
    /// <summary>The version written.</summary>
    public const byte Version = 1;

    private readonly StateWriter _writer = new();

    /// <summary>Writes a state.</summary>
    /// <returns>The bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(in SurveyState state)
    {
        _writer.Clear();
        _writer.Byte(Version);
        _writer.Signed(state.Due);
        _writer.Signed(state.Revision);
        _writer.Signed(state.Answers.Superseded);
        Write(state.Answers.BySatisfaction);
        Write(state.Answers.ByEffort);
        _writer.Byte(state.Outcome is null ? (byte)0 : (byte)1);
        if (state.Outcome is { } outcome)
            Write(outcome);
        return _writer.Written;
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="InvalidDataException">It is corrupt, or of a version this build does not know.</exception>
    public static SurveyState Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"A survey in the changelog has version {version}: this build reads version {Version}. It was written by a newer build.");
        var state = SurveyState.New();
        state.Due = reader.Signed();
        state.Revision = reader.Int();
        var superseded = reader.Int();
        state.Answers = new(ReadAnswer(ref reader), ReadAnswer(ref reader), superseded);
        if (reader.Byte() != 0)
            state.Outcome = ReadOutcome(ref reader);
        reader.End();
        return state;
    }

    private void Write(GivenAnswer? answer)
    {
        _writer.Byte(answer is null ? (byte)0 : (byte)1);
        if (answer is null)
            return;
        _writer.Signed(answer.Time);
        _writer.Float(answer.Satisfaction ?? float.NaN);
        _writer.Float(answer.Effort ?? float.NaN);
    }

    private static GivenAnswer? ReadAnswer(ref StateReader reader) =>
        reader.Byte() == 0 ? null : new(reader.Signed(), Answered(reader.Float()), Answered(reader.Float()));

    private static float? Answered(float value) => float.IsNaN(value) ? null : value;

    private void Write(SurveyedOutcome outcome)
    {
        var m = outcome.Measures;
        _writer.Signed(outcome.Started);
        _writer.Signed(outcome.Ended);
        _writer.Text(outcome.Channel);
        _writer.Text(outcome.Queue);
        _writer.Text(outcome.MemoryModel);
        _writer.Float((float)outcome.EffortScore);
        _writer.Signed(m.Turns);
        ReadOnlySpan<double> measures =
        [
            m.Mean, m.Begin, m.End, m.PeakNegative, m.PeakPositive, m.LastValence, m.LastSmoothed, m.Peak, m.PeakEnd, m.TroughEnd, m.Trend, m.Remembered,
        ];
        foreach (var measure in measures)
            _writer.Float((float)measure);
        _writer.Byte(m.Recovered ? (byte)1 : (byte)0);
    }

    private static SurveyedOutcome ReadOutcome(ref StateReader reader)
    {
        var (started, ended, channel, queue, model) = (reader.Signed(), reader.Signed(), reader.Text(), reader.Text(), reader.Text());
        var effort = reader.Float();
        var measures = new Measures
        {
            Turns = reader.Int(),
            Mean = reader.Float(),
            Begin = reader.Float(),
            End = reader.Float(),
            PeakNegative = reader.Float(),
            PeakPositive = reader.Float(),
            LastValence = reader.Float(),
            LastSmoothed = reader.Float(),
            Peak = reader.Float(),
            PeakEnd = reader.Float(),
            TroughEnd = reader.Float(),
            Trend = reader.Float(),
            Remembered = reader.Float(),
            Recovered = reader.Byte() != 0,
        };
        return new(started, ended, channel, queue, measures, effort, model);
    }
}
