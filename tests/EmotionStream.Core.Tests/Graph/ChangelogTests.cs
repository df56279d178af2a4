using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Graph;

public sealed class ChangelogTests
{
    [Fact]
    public void CorruptState_IsAClearError_WhereverItIsCut()
    {
        var values = new List<byte[]>();
        using var task = NewTask();
        InputRecord[] records =
        [
            Event("i", 0, InteractionEventType.Started, "q"), Chat("i", 1, -0.9), Audio("i", 2, -0.9),
            Window("i", 4, Speaker.Customer), Window("i", 5, Speaker.Agent), Chat("i", 200, 0, speaker: Speaker.Agent),
        ];
        foreach (var record in records)
            task.Process(record);
        task.Checkpoint(new Values(values), (_, _) => { });
        var state = values[0];

        for (var cut = 1; cut < state.Length; cut++)
        {
            using var other = NewTask();
            Assert.Throws<InvalidDataException>(() => other.Restore("i"u8, state.AsSpan(0, cut)));
        }

        state[0] = 99;
        using var newer = NewTask();
        Assert.Contains("version 99", Assert.Throws<InvalidDataException>(() => newer.Restore("i"u8, state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordOfAKindThatALaterBuildAdded_IsAClearError_UnlessItIsATombstone()
    {
        using var task = NewTask();
        task.Restore("\0later-i"u8, []);

        var problem = Assert.Throws<InvalidDataException>(() => task.Restore("\0later-i"u8, [1, 2, 3]));
        Assert.Contains("'later-i'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("newer build", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, task.LiveInteractions);
    }

    [Fact]
    public void TypicalState_IsSmall()
    {
        var values = new List<byte[]>();
        using var task = NewTask();
        task.Advance(0, [true, false, true, true]);
        for (var i = 0; i < 50; i++)
            task.Process(Chat("i", 10 * i, i % 5 * 0.1));
        task.Checkpoint(new Values(values), (_, _) => { });
        Assert.InRange(values[0].Length, 50, 168);
    }

    [Fact]
    public void StateWithTwoTimesARule_AsWasOnceWritten_IsReadAlike()
    {
        var output = new RecordedOutput();
        using var task = new InteractionTask(new InteractionOptions(), RuleSet.Create(RuleSet.Defaults()), voice: null, output);
        task.Restore("i"u8, OldState());
        task.Process(Chat("i", 120, 1));

        Assert.Equal(["NegativePeak", "SustainedNegative"], output.Alerts.Where(a => a.State == AlertState.Closed).Select(a => a.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(Start + 100_000, output.Alerts.Single(a => a.Rule == "SustainedNegative").OpenedBy.Time);
    }

    [Fact]
    public void ArousalThatWasKeptAsAValue_IsReadAndGivesWayToANewOne()
    {
        using var task = NewTask();
        task.Restore("i"u8, OldState());
        Assert.Equal(0.95, ArousalAfter(Chat("i", 120, 1)), 1e-6);
        Assert.Equal(0.25, ArousalAfter(Aroused(126, 0.25f)), 1e-6);

        double ArousalAfter(InputRecord record)
        {
            var arousal = double.NaN;
            task.Process(record);
            task.Checkpoint(new Values([]), (_, snapshot) => arousal = snapshot!.LastArousal);
            return arousal;
        }

        static InputRecord Aroused(double seconds, float arousal)
        {
            var record = Chat("i", seconds, 0);
            record.SetScore(new EmotionScore { Arousal = arousal, Confidence = 0.9f, ArousalConfidence = 0.9f }, ScoreOrigin.Supplied);
            return record;
        }
    }

    [Fact]
    public void RuleThatWasRemoved_IsForgottenAtRestore()
    {
        var values = new List<byte[]>();
        using var task = NewTask();
        task.Process(Chat("i", 1, -0.9));
        task.Checkpoint(new Values(values), (_, _) => { });

        var output = new RecordedOutput();
        using var other = new InteractionTask(new InteractionOptions(), RuleSet.Create([]), voice: null, output);
        other.Restore("i"u8, values[0]);
        other.Process(Chat("i", 10, 0.9));
        Assert.Empty(output.Alerts);
        Assert.Equal(1, other.LiveInteractions);
    }

    [Fact]
    public void ClosedInteraction_IsATombstoneForReaders_AndStragglersAreLate()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.1), Event("i", 5, InteractionEventType.Ended)).Commit();
        Assert.NotNull(task.Live["i"]);
        task.Idle(1).Idle(5).Commit();
        Assert.Null(task.Live["i"]);
        task.Restart().Feed(Chat("i", 6, -1));

        Assert.Equal(["i"], task.Output.Late_);
        Assert.Single(task.Output.Outcomes);
        task.Idle(1).Idle(700);
        Assert.Equal(0, task.Task.LiveInteractions);
    }

    [Fact]
    public void InteractionClosedAndForgottenInOneTransaction_IsATombstoneForReaders()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.1), Event("i", 5, InteractionEventType.Ended)).Commit();
        task.Idle(1).Idle(5).Idle(700).Commit();

        Assert.Equal(0, task.Task.LiveInteractions);
        Assert.Null(task.Live["i"]);
    }

    [Fact]
    public void Segment_OfTheNewestStart_ComesThroughARestartToTheOutcome()
    {
        using var task = new TaskHarness();
        task.Feed(Started(0, "new"), Chat("i", 1, 0.1)).Commit().Restart().Feed(Started(2, "loyal"), Started(1, "other"), Started(3, null)).Commit().Restart();
        task.Feed(Event("i", 5, InteractionEventType.Ended)).Idle(60).Idle(60);

        Assert.Equal("loyal", task.Final("i").Segment);

        static InputRecord Started(double seconds, string? segment)
        {
            var record = Event("i", seconds, InteractionEventType.Started);
            record.Segment = segment;
            return record;
        }
    }

    // Written by the build before rules kept one time: turns of −0.5 each twenty seconds, so that the condition held from 40 s on and SustainedNegative opened at 100 s.
    private static byte[] OldState() =>
        Convert.FromHexString(
            "010380a0a484ce67effab103c0858106000700009ff736c0ee6d808080808080808040c0b802009ff736c0ee6d81808080808080804080f104009ff736c0ee6d828080808080808040c0"
            + "a907009ff736c0ee6d83808080808080804080e209009ff736c0ee6d848080808080808040c09a0c009ff736c0ee6d85808080808080804090aa0c00afaf68c0ee6d868080808080808040"
            + "ffffffff0fffffffff0f00ffffffff0f90aa0c90aa0c90aa0c009c4a000000000000000000000862696c6c696e6704612d3180a0a484ce67ffffffffffffffffff0180a0a484ce6700"
            + "0000c0ff0000c0ff03125375737461696e65644e656761746976650180f104c09a0c858080808080808040000000bf0b426164456e645269736b0190aa0c90aa0c8680808080808080"
            + "40163b39bf0d4e656761746976655065616b0190aa0c90aa0c868080808080808040cdcc4cbf");

    private static InteractionTask NewTask() => new(new InteractionOptions(), RuleSet.Create(RuleSet.Defaults()), voice: null, new RecordedOutput());

    private sealed class Values(List<byte[]> values) : IChangelog
    {
        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            if (Encoding.UTF8.GetString(key) == "i")
                values.Add(value.ToArray());
        }

        public void Delete(ReadOnlySpan<byte> key) => throw new InvalidOperationException();
    }
}
