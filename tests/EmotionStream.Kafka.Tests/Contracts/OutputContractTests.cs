using System.Text;
using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using FsCheck.Xunit;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>What the worker writes fits the published schemas, and consumers read back what was written.</summary>
public class OutputContractTests
{
    private static readonly long Time = Decoding.Now.ToUnixTimeMilliseconds();
    private static readonly EventReference Evidence = new(Time, InputSource.ChatMessages, 17);
    private readonly OutputWriter _writer = new();

    [Fact]
    public void Reading_Recognised_HasModelScoreAndLabels()
    {
        var score = new EmotionScore { Valence = -0.61234f, Arousal = 0.5f, Confidence = 0.9f, ArousalConfidence = 0.9f };
        score.Emotions[(int)EmotionLabel.Anger] = 0.75f;
        var json = Write(ReadingOf(score, ScoreOrigin.Recognised), "text-1");

        Schemas.AssertValid("readings", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.ReadingMessage)!;
        Assert.Equal(("i-\"1", Decoding.Now, InputSource.ChatMessages, 42L, "text-1"), (message.InteractionId, message.Time, message.Source, message.Offset, message.Model));
        Assert.Equal((-0.6123, EmotionLabel.Anger, 0.75), (message.Valence, message.Emotion, message.Emotions!["anger"]));
        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_OfAnAbstention_HasAReasonAndNoScore()
    {
        var json = Write(ReadingOf(EmotionScore.Abstained(AbstentionReason.UnsupportedLanguage), ScoreOrigin.Recognised), "text-1");

        Schemas.AssertValid("readings", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.ReadingMessage)!;
        Assert.Equal((AbstentionReason.UnsupportedLanguage, null), (message.Abstention, message.Valence));
    }

    [Fact]
    public void Reading_Supplied_HasNoModelAndNoLabels()
    {
        var json = Write(ReadingOf(new EmotionScore { Valence = 0.5f, Confidence = 1 }, ScoreOrigin.Supplied), null);

        Schemas.AssertValid("readings", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.ReadingMessage)!;
        Assert.Equal((ScoreOrigin.Supplied, null, null), (message.Origin, message.Model, message.Emotion));
    }

    [Property]
    public void Interaction_ReadsBackToFourDecimals(int seed)
    {
        var state = RandomState(new Random(seed));
        var json = Encoding.UTF8.GetString(_writer.Write(state));

        Schemas.AssertValid("interactions", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.InteractionMessage)!;
        AssertCommon(state, message);
        Assert.Equal((state.OnHold, state.LateEvents), (message.OnHold, message.LateEvents));
        Assert.Equal(state.OpenAlerts, message.OpenAlerts);
        Assert.Equal(state.LastArousal, message.LastArousal, 0.000_051);
    }

    [Property]
    public void Outcome_ReadsBackAndHoldsNothingJudgedAtArrival(int seed)
    {
        var random = new Random(seed);
        var state = RandomState(random);
        var outcome = new Outcome(state, (CloseReason)random.Next(2), random.Next(2) == 0 ? null : 2, random.Next(2) == 0 ? null : 6)
        {
            RepeatContact = random.Next(2) == 0 ? null : new(0.25, TimeSpan.FromDays(7), "ours-1@1a2b3c4d", random.Next(2) == 0 ? [] : [new("remembered", 0.5), new("transfers", 0.25)]),
        };
        var json = Encoding.UTF8.GetString(_writer.Write(outcome));

        Schemas.AssertValid("outcomes", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.OutcomeMessage)!;
        AssertCommon(state, message);
        Assert.Equal((outcome.Reason, outcome.Satisfaction, outcome.CustomerEffort, state.MemoryModel), (message.Reason, message.Satisfaction, message.CustomerEffort, message.MemoryModel));
        Assert.Equal(outcome.RepeatContact?.Reasons.Select(one => (one.Feature, one.Effect)), message.RepeatContact?.Reasons.Select(one => (one.Feature, one.Effect)));
        Assert.Equal((outcome.RepeatContact?.Probability, outcome.RepeatContact?.Window.TotalDays, outcome.RepeatContact?.Model),
            (message.RepeatContact?.Probability, message.RepeatContact?.WithinDays, message.RepeatContact?.Model));
        foreach (var arrival in new[] { "openAlerts", "onHold", "lastArousal", "lateEvents" })
            Assert.DoesNotContain(arrival, json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AlertState.Opened)]
    [InlineData(AlertState.Closed)]
    public void Alert_ReadsBack(AlertState step)
    {
        var alert = new Alert
        {
            Id = 0xA1,
            Rule = "NegativePeak",
            State = step,
            Severity = AlertSeverity.Critical,
            Measure = "smoothedValence",
            Value = -0.7,
            Threshold = -0.6,
            OpenedBy = Evidence,
            Time = Time,
            Queue = "billing",
            Language = "fr",
            AgentId = "a-3",
            Excerpt = "«[redacted]»\n\"no\"",
            Playbook = "Listen first.",
            By = step == AlertState.Closed ? "s-1" : null,
            To = step == AlertState.Acknowledged ? "s-2" : null,
            Reason = step == AlertState.Closed ? "action" : null,
        };
        alert.SetKey("i-1"u8);
        var json = Encoding.UTF8.GetString(_writer.Write(alert));

        Schemas.AssertValid("alerts", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.AlertMessage)!;
        Assert.Equal((alert.AlertId, alert.Rule, step, AlertSeverity.Critical, -0.7), (message.AlertId, message.Rule, message.State, message.Severity, message.Value));
        Assert.Equal(new EventReferenceMessage(Decoding.Now, InputSource.ChatMessages, 17), message.OpenedBy);
        Assert.Equal((alert.Excerpt, alert.Queue, null, alert.By, alert.To, alert.Reason), (message.Excerpt, message.Queue, message.Channel, message.By, message.To, message.Reason));
    }

    private static void AssertCommon(InteractionSnapshot state, InteractionMeasuresMessage message)
    {
        var m = state.Measures;
        Assert.Equal(Encoding.UTF8.GetString(state.Key.Span), message.InteractionId);
        Assert.Equal((state.StartedAt, state.LastEventAt, state.EndedAt),
            (message.StartedAt.ToUnixTimeMilliseconds(), message.LastEventAt.ToUnixTimeMilliseconds(), message.EndedAt?.ToUnixTimeMilliseconds()));
        Assert.Equal((state.CustomerId, state.Channel, state.Queue, state.AgentId, state.Language),
            (message.CustomerId, message.Channel, message.Queue, message.AgentId, message.Language));
        double[] written = [m.Mean, m.Begin, m.End, m.Peak, m.PeakNegative, m.PeakPositive, m.PeakEnd, m.TroughEnd, m.Trend, m.Remembered, m.LastValence, m.LastSmoothed, state.EffortScore];
        double[] read = [message.Mean, message.Begin, message.End, message.Peak, message.PeakNegative, message.PeakPositive, message.PeakEnd, message.TroughEnd, message.Trend,
            message.Remembered, message.LastValence, message.LastSmoothed, message.Effort.Score];
        foreach (var (x, y) in written.Zip(read))
            Assert.Equal(x, y, 0.000_051);
        Assert.Equal((m.Turns, m.Recovered, state.Abstentions), (message.Turns, message.Recovered, message.Abstentions));
        Assert.Equal(m.PeakNegativeAt?.Offset, message.PeakNegativeAt?.Offset);
        Assert.Equal(m.PeakPositiveAt?.Offset, message.PeakPositiveAt?.Offset);
        Assert.Equal(
            (state.Effort.Transfers, state.Effort.HoldMs, state.Effort.SilenceMs, state.Effort.InformationRepeats),
            (message.Effort.Transfers, message.Effort.HoldMs, message.Effort.SilenceMs, message.Effort.InformationRepeats));
    }

    private static InteractionSnapshot RandomState(Random r)
    {
        double Valence() => r.NextDouble() * 2 - 1;
        string? Label() => r.Next(3) == 0 ? null : "l-" + r.Next(1_000);
        var state = new InteractionSnapshot
        {
            Key = Encoding.UTF8.GetBytes("i-" + r.Next()), StartedAt = Time - r.Next(1_000_000), LastEventAt = Time + r.Next(1_000_000), EndedAt = r.Next(2) == 0 ? null : Time,
            OnHold = r.Next(2) == 0, MemoryModel = Label(), CustomerId = Label(), Channel = Label(), Queue = Label(), AgentId = Label(), Language = Label(),
            EffortScore = r.NextDouble() * 30, LastArousal = r.NextDouble(), Abstentions = r.Next(9), LateEvents = r.Next(9),
            Effort = new EffortCounts { Transfers = r.Next(5), Holds = r.Next(5), HoldMs = r.Next(), SilenceMs = r.Next(), ChannelSwitches = r.Next(5), SelfServiceFailures = r.Next(5), InformationRepeats = r.Next(5) },
            Measures = new Measures
            {
                Turns = r.Next(100), Mean = Valence(), Begin = Valence(), End = Valence(), Peak = Valence(), PeakNegative = -r.NextDouble(), PeakPositive = r.NextDouble(),
                PeakNegativeAt = r.Next(2) == 0 ? null : Evidence, PeakPositiveAt = r.Next(2) == 0 ? null : Evidence with { Offset = r.Next() },
                PeakEnd = Valence(), TroughEnd = Valence(), Trend = Valence() * 2, Recovered = r.Next(2) == 0, Remembered = Valence(), LastValence = Valence(), LastSmoothed = Valence(),
            },
        };
        for (var i = r.Next(3); i > 0; i--)
            state.OpenAlerts.Add("Rule" + i);
        if (r.Next(3) > 0)
            state.ToEndWell = new(Valence(), r.Next(2) == 0 ? null : Valence() + 1, r.Next(2) == 0 ? null : r.Next(9));
        return state;
    }

    private static Reading ReadingOf(EmotionScore score, ScoreOrigin origin)
    {
        var record = new InputRecord();
        record.Reset();
        record.Source = InputSource.ChatMessages;
        record.SetKey("i-\"1"u8);
        record.Time = Time;
        record.Offset = 42;
        record.SetText("secret words");
        record.SetScore(score, origin);
        Assert.True(Reading.TryCreate(record, out var reading));
        return reading;
    }

    private string Write(Reading reading, string? model) => Encoding.UTF8.GetString(_writer.Write(reading, model));
}
