using EmotionStream.Recognition.Memory;

namespace EmotionStream.Recognition.Tests.Memory;

public sealed class SurveyJoinTests
{
    private const long Day = 86_400_000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    [Fact]
    public void Of_SurveyWithinTheWindow_IsItsInteractionsAnswer()
    {
        var join = SurveyJoin.Of([Interaction("a"), Interaction("b")], [new("a", 3 * Day, 4)], Window);

        Assert.Equal([4, null], join.Joined.Select(one => one.Satisfaction));
        Assert.Equal(0.5, join.Joined[0].Answer);
    }

    [Fact]
    public void Of_TwoSurveys_TheOneGivenLastCountsWhateverTheirOrder()
    {
        SurveyAnswer[] surveys = [new("a", 2 * Day, 5), new("a", 3 * Day, 1)];

        Assert.All([surveys, surveys.Reverse()], order =>
        {
            var join = SurveyJoin.Of([Interaction("a")], order, Window);
            Assert.Equal((1, 1), (join.Joined[0].Satisfaction, join.Superseded));
        });
    }

    [Fact]
    public void Of_SurveyOfAnUnknownInteraction_CountsAsThatOnly()
    {
        var join = SurveyJoin.Of([Interaction("a")], [new("ghost", Day, 1)], Window);

        Assert.Equal((1, null), (join.Unknown, join.Joined[0].Satisfaction));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1000, true)]
    [InlineData(1000 + (7 * Day), true)]
    [InlineData(1001 + (7 * Day), false)]
    public void Of_SurveyAtTheEdges_CountsFromTheStartToTheEndOfTheWindow(long time, bool counts)
    {
        var join = SurveyJoin.Of([Interaction("a")], [new("a", time, 2)], Window);

        Assert.Equal((counts, !counts), (join.Joined[0].Satisfaction is not null, join.OutsideWindow == 1));
    }

    [Fact]
    public void Of_InteractionInTwoParts_IsTheLongerOneFromTheFirstStartToTheLastEnd()
    {
        var begun = Interaction("a") with { Measures = new() { Turns = 5, Mean = -0.5 } };
        var rest = begun with { Started = 5000, Ended = 6000, Measures = new() { Turns = 1, Mean = 1 } };

        Assert.All([new[] { begun, rest }, [rest, begun]], parts =>
        {
            var joined = Assert.Single(SurveyJoin.Of(parts, [new("a", 6000 + (7 * Day), 2)], Window).Joined);
            Assert.Equal((0, 6000, -0.5, 2), (joined.Started, joined.Ended, joined.Measures.Mean, joined.Satisfaction));
        });
    }

    [Fact]
    public void Of_AnyOrderOfArrival_GivesTheSame()
    {
        var random = new Random(9);
        var surveys = Enumerable.Range(0, 60).Select(_ => new SurveyAnswer($"i{random.Next(25)}", random.NextInt64(0, 9 * Day), random.Next(1, 6))).ToArray();
        var expected = Show(surveys);

        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(surveys);
            Assert.Equal(expected, Show(surveys));
        }

        static string Show(IEnumerable<SurveyAnswer> surveys)
        {
            var join = SurveyJoin.Of(Enumerable.Range(0, 20).Select(i => Interaction($"i{i}")), surveys, Window);
            return $"{join.Superseded} {join.Unknown} {join.OutsideWindow} {string.Join(',', join.Joined.Select(one => one.Satisfaction))}";
        }
    }

    private static SurveyedInteraction Interaction(string id) => new(id, 0, 1000, default, "s");
}
