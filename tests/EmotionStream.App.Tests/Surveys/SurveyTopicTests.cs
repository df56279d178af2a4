using EmotionStream.App.Configuration;
using EmotionStream.App.Surveys;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.App.Tests.Surveys;

public sealed class SurveyTopicTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Join_SeveralRevisions_TheLastIsInForce_AndWhatCameToNothingIsCounted()
    {
        var join = new SurveyTopic(new Settings()).Join(
        [
            Record("i-1", SurveyStatus.Joined, Now.AddDays(-20), 2),
            Record("i-1", SurveyStatus.Joined, Now.AddDays(-20), 5, superseded: 1),
            Record("i-2", SurveyStatus.Unanswered, Now.AddDays(-20), null),
            Record("i-3", SurveyStatus.Unmatched, Now.AddDays(-20), 1),
            Record("i-1", SurveyStatus.OutsideWindow, Now.AddDays(-20), 1),
            Record("i-4", SurveyStatus.Joined, Now, 3),
        ]);

        Assert.Equal([("i-1", 5.0, false), ("i-2", null, false), ("i-4", (double?)3, true)], join.Joined.Select(one => (one.Id, one.Satisfaction, one.IsOpen)));
        Assert.Equal((1, 1, 1), (join.Superseded, join.Unknown, join.OutsideWindow));
        Assert.Equal("billing · chat · low moment", join.Joined[0].Stratum);
    }

    [Fact]
    public void AnswerRates_OfOpenWindows_DoNotCount()
    {
        // Two in ten answered where the window is over; of those that are still open only answers are known.
        var join = new SurveyTopic(new Settings()).Join(
        [
            .. Enumerable.Range(0, 10).Select(i => Record($"old-{i}", i < 2 ? SurveyStatus.Joined : SurveyStatus.Unanswered, Now.AddDays(-20), i < 2 ? 4 : null)),
            .. Enumerable.Range(0, 30).Select(i => Record($"new-{i}", SurveyStatus.Joined, Now, 4)),
        ]);

        var rates = new AnswerRates(join.Joined);

        Assert.Equal((2, 10), Assert.Single(rates.Strata).Value);
        Assert.All(rates.Weigh([.. join.Joined.Where(one => one.Answer is not null)]), weight => Assert.Equal(1, weight, 9));
    }

    private static SurveyOutcomeMessage Record(string id, SurveyStatus status, DateTimeOffset ended, double? satisfaction, int superseded = 0) => new()
    {
        InteractionId = id,
        Status = status,
        Time = ended,
        Revision = status == SurveyStatus.Joined ? 1 + superseded : 0,
        Satisfaction = satisfaction,
        Superseded = superseded,
        Outcome = status == SurveyStatus.Unmatched ? null : new()
        {
            StartedAt = ended.AddMinutes(-5), EndedAt = ended, Queue = "billing", Channel = "chat", Turns = 3, Mean = -0.2, Begin = 0, End = -0.1, Peak = -0.7, PeakNegative = -0.7,
            PeakPositive = 0, PeakEnd = -0.4, TroughEnd = -0.4, Trend = -0.1, Recovered = false, Remembered = -0.4, LastValence = 0, LastSmoothed = 0, EffortScore = 0,
        },
    };
}
