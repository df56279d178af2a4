using EmotionStream.Core.Surveys;
using FsCheck.Xunit;
using static EmotionStream.Core.Tests.Surveys.SurveyRun;

namespace EmotionStream.Core.Tests.Surveys;

public sealed class SurveyTaskTests
{
    private const long Second = 1_000;
    private const long Hour = 3_600 * Second;
    private const long Day = 24 * Hour;
    private const long Start = 1_750_000_000_000;
    private const long End = Start + (10 * 60 * Second);

    [Fact]
    public void Survey_AfterItsOutcome_IsJoinedAtOnce_WithWhatWasPredictedAndSaid()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End, remembered: -0.5)).Survey("i-1", End + Day, 2, 6);

        Assert.Equal(["i-1 Joined 1 2 6 0"], run.Published);
        var joined = run.Outcomes[0];
        Assert.Equal((-0.5, -0.5, End + Day, "peakEnd"), (joined.Said, joined.Predicted, joined.Time, joined.Outcome!.MemoryModel));
    }

    [Fact]
    public void Survey_BeforeItsOutcome_WaitsForIt()
    {
        using var run = new SurveyRun();

        run.Survey("i-1", End + Second, 4);
        Assert.Empty(run.Published);
        run.Outcome("i-1", Closed(Start, End));

        Assert.Equal(["i-1 Joined 1 4  0"], run.Published);
    }

    [Fact]
    public void Surveys_Two_TheOneGivenLastCounts_InWhateverOrderTheyCome()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Hour, 2).Survey("i-1", End + Day, 5);
        run.Outcome("i-2", Closed(Start, End)).Survey("i-2", End + Day, 5).Survey("i-2", End + Hour, 2);

        Assert.Equal(["i-1 Joined 1 2  0", "i-1 Joined 2 5  1", "i-2 Joined 1 5  0", "i-2 Joined 2 5  1"], run.Published);
    }

    [Fact]
    public void Surveys_OfTheSameInstant_TheLowerCounts()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Hour, 2).Survey("i-1", End + Hour, 5);

        Assert.Equal("i-1 Joined 2 2  1", run.Published[^1]);
    }

    [Fact]
    public void Surveys_OfDifferentQuestions_CountTogether()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Hour, 2).Survey("i-1", End + Day, null, 7);

        Assert.Equal("i-1 Joined 2 2 7 0", run.Published[^1]);
    }

    [Fact]
    public void Survey_DeliveredTwice_CountsOnce()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Hour, 2).Survey("i-1", End + Hour, 2);

        Assert.Equal(["i-1 Joined 1 2  0"], run.Published);
        Assert.Equal(1, run.Duplicates);
    }

    [Fact]
    public void Survey_OfAnInteractionNobodyKnows_IsToldOfWhenWaitingIsOver_AndForgotten()
    {
        using var run = new SurveyRun();

        run.Survey("i-1", End, 3).Until(End + (14 * Day) + Hour - 1);
        Assert.Empty(run.Published);
        run.Until(End + (14 * Day) + Hour);

        Assert.Equal(["i-1 Unmatched 0 3  0"], run.Published);
        Assert.Null(run.Outcomes[0].Outcome);
        Assert.Equal(1, run.LiveKeys);
    }

    [Theory]
    [InlineData(Start - 1, "OutsideWindow")]
    [InlineData(Start, "Joined")]
    [InlineData(End + (14 * Day), "Joined")]
    [InlineData(End + (14 * Day) + 1, "OutsideWindow")]
    public void Survey_CountsFromTheStartUntilTheWindowIsOver(long time, string status)
    {
        using var after = new SurveyRun();
        using var before = new SurveyRun();

        after.Outcome("i-1", Closed(Start, End)).Survey("i-1", time, 3);
        before.Survey("i-1", time, 3).Outcome("i-1", Closed(Start, End));

        Assert.StartsWith($"i-1 {status} ", Assert.Single(after.Published), StringComparison.Ordinal);
        Assert.Equal(after.Published, before.Published);
    }

    [Fact]
    public void Outcome_NobodyAnswers_IsToldOfWhenTheWindowIsOver()
    {
        using var run = new SurveyRun(new SurveyOptions { Window = TimeSpan.FromDays(3) });

        run.Outcome("i-1", Closed(Start, End)).Outcome("i-2", Closed(Start, End)).Survey("i-2", End + Day, 4).Until(End + (3 * Day) + Hour);

        Assert.Equal(["i-2 Joined 1 4  0", "i-1 Unanswered 0   0"], run.Published);
        Assert.Equal(End + (3 * Day), run.Outcomes[^1].Time);
    }

    [Fact]
    public void Clock_LeapsAheadAndBack_NothingExpiresAtOnceAndWindowsStayWhereTheyAre()
    {
        using var run = new SurveyRun();

        // Somebody's clock is a year ahead; then history is sent that is long over by task time.
        run.Until(End + (365 * Day)).Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Day, 4).Until(End + (365 * Day) + Second);
        run.Outcome("i-2", Closed(Start, End)).Until(End + (366 * Day)).Survey("i-2", End + Day, 1).Survey("i-2", End + (200 * Day), 5);

        Assert.Equal(["i-1 Joined 1 4  0", "i-2 Joined 1 1  0", "i-2 OutsideWindow 0 5  0"], run.Published);
    }

    [Fact]
    public void Time_PassesByTheWallClock_WhenNothingComes()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Quiet(End, End + (15 * Day));

        Assert.Equal(["i-1 Unanswered 0   0"], run.Published);
    }

    [Fact]
    public void Interaction_GoesOnAfterASilence_IsOneWithItsLongerPart()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End, remembered: 0.5, turns: 2)).Survey("i-1", End + Hour, 1)
            .Outcome("i-1", Closed(End + Hour, End + (2 * Hour), remembered: -0.8, turns: 9));

        Assert.Equal(["i-1 Joined 1 1  0", "i-1 Joined 2 1  0"], run.Published);
        Assert.Equal((Start, End + (2 * Hour), -0.8), (run.Outcomes[^1].Outcome!.Started, run.Outcomes[^1].Outcome!.Ended, run.Outcomes[^1].Predicted!.Value));
    }

    [Fact]
    public void Outcome_WithoutAScoredTurn_HasNothingPredicted()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End, turns: 0)).Survey("i-1", End + Hour, 1);

        Assert.Null(run.Outcomes[0].Predicted);
        Assert.Equal(-1, run.Outcomes[0].Said);
    }

    [Fact]
    public void Rollback_UndoesAll_AndTheSameComesOutAgain()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Commit().Survey("i-1", End + Hour, 2).Abort().Survey("i-1", End + Hour, 2).Commit();

        Assert.Equal(["i-1 Joined 1 2  0", "i-1 Joined 1 2  0"], run.Published);
        Assert.Equal(0, run.Duplicates);
    }

    [Property]
    public void Restored_AtAnyStep_GoesOnAsIfNothingHadHappened(int seed)
    {
        var steps = Steps(new Random(seed));
        using var whole = new SurveyRun();
        foreach (var step in steps)
            step(whole);

        var published = new List<string>();
        var run = new SurveyRun();
        foreach (var step in steps)
        {
            step(run);
            run.Commit();
            published.AddRange(run.Published);
            var next = run.Restored();
            run.Dispose();
            run = next;
        }

        run.Dispose();

        // What comes due at the same moment comes in any order.
        Assert.Equal(ByInteraction(whole.Published), ByInteraction(published));

        static IEnumerable<string> ByInteraction(List<string> lines) => lines.OrderBy(static line => line.Split(' ')[0], StringComparer.Ordinal);
    }

    [Property]
    public void Joined_InWhateverOrderEventsCome_IsTheSameInTheEnd(int seed)
    {
        var random = new Random(seed);
        var events = new List<Action<SurveyRun>> { static run => run.Outcome("i-1", Closed(Start, End)) };
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var (time, satisfaction, effort) = (End + (random.Next(3) * Hour), (float?)random.Next(1, 6), (float?)random.Next(1, 8));
            var asked = random.Next(3);
            events.Add(run => run.Survey("i-1", time, asked == 0 ? null : satisfaction, asked == 1 ? null : effort));
        }

        Assert.Equal(InForce(events), InForce([.. events.OrderBy(_ => random.Next())]));

        static (float?, float?) InForce(List<Action<SurveyRun>> events)
        {
            using var run = new SurveyRun();
            events.ForEach(happen => happen(run));
            var last = run.Outcomes[^1];
            Assert.Equal(run.Outcomes.Max(one => one.Revision), last.Revision);
            return (last.Answers.Satisfaction, last.Answers.Effort);
        }
    }

    [Fact]
    public void State_OfAnInteractionThatWaits_IsSmall()
    {
        using var run = new SurveyRun();

        run.Outcome("i-1", Closed(Start, End)).Survey("i-1", End + Hour, 2, 4).Commit();

        Assert.InRange(run.Changelog["i-1"].Length, 50, 130);
    }

    [Fact]
    public void Validate_OutOfRange_SaysWhatIsAllowed()
    {
        var errors = new SurveyOptions { Window = TimeSpan.FromDays(91), Grace = TimeSpan.FromSeconds(-1) }.Validate();

        Assert.Equal(2, errors.Count);
        Assert.Contains("Surveys:Window is 91.00:00:00: allowed are 00:01:00 to 90.00:00:00.", errors);
    }

    private static List<Action<SurveyRun>> Steps(Random random)
    {
        var steps = new List<Action<SurveyRun>>();
        var now = End;
        for (var i = 0; i < 20; i++)
        {
            var (interaction, time) = ($"i-{random.Next(3)}", now + (random.Next(-2, 3) * Hour));
            var (satisfaction, turns) = (random.Next(1, 6), random.Next(6));
            now += random.Next(4) * Day;
            var later = now;
            steps.Add(random.Next(3) switch
            {
                0 => run => run.Outcome(interaction, Closed(time - Hour, time, -0.25, turns)),
                1 => run => run.Survey(interaction, time, satisfaction),
                _ => run => run.Until(later),
            });
        }

        return steps;
    }
}
