using EmotionStream.Core.Emotions;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Graph;

/// <summary>The live arousal: text and sound of the newest turn taken together.</summary>
public sealed class ArousalTests
{
    private static readonly TurnFusion Fusion = TurnFusion.Of(new InteractionOptions());

    private static readonly Gen<ChannelReading> AnyReading =
        from time in Gen.Choose(0, 20_000)
        from offset in Gen.Choose(0, 1_000_000)
        from isVoice in Gen.Elements(true, false)
        from arousal in Gen.Choose(0, 1000)
        from trust in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(100, 1000)))
        select new ChannelReading(Start + time, offset, isVoice, 0, arousal / 1000.0, 0, trust / 1000.0);

    [Fact]
    public void TextAndSoundOfASpan_CountByTheirWorthAndTrust()
    {
        using var task = new TaskHarness();
        task.Feed(Record(new(Start + 6_000, 0, true, 0, 0.9, 0, 0.5)), Record(new(Start + 9_000, 0, false, 0, 0.1, 0, 0.9)));

        Assert.Equal(((0.5 * 0.9) + (0.3 * 0.9 * 0.1)) / (0.5 + (0.3 * 0.9)), ArousalOf(task), 0.002);
    }

    [Fact]
    public void RecordThatTellsNoArousal_LeavesItAsItWas()
    {
        using var task = new TaskHarness();
        task.Feed(Record(new(Start, 0, true, 0, 0.9, 0, 0.5)), Record(new(Start + 60_000, 0, false, -1, 0, 1, 0)));

        Assert.Equal(0.9, ArousalOf(task), 1e-6);
    }

    [Property]
    public Property AnyOrderOfArrival_WithARestartInBetween_GivesTheTurnsArousal() => Prop.ForAll(
        AnyReading.NonEmptyListOf().Select(static list => list.DistinctBy(static reading => reading.Offset).ToArray()).ToArbitrary(),
        ArbMap.Default.ArbFor<int>(),
        (readings, seed) =>
        {
            var shuffled = readings.ToArray();
            new Random(seed).Shuffle(shuffled);
            using var inOrder = new TaskHarness();
            inOrder.Feed([.. readings.Select(Record)]);
            using var another = new TaskHarness();
            another.Feed([.. shuffled.Take(shuffled.Length / 2).Select(Record)]).Commit().Restart().Feed([.. shuffled.Skip(shuffled.Length / 2).Select(Record)]);

            Assert.Equal(ArousalOf(inOrder), ArousalOf(another));
            Assert.Equal(Expected(readings), ArousalOf(inOrder), 0.02);
        });

    // The last turn of the trace, of the newest text that tells arousal and the sound that does.
    private static double Expected(ChannelReading[] readings)
    {
        var telling = readings.Where(static reading => reading.ArousalConfidence > 0).ToArray();
        var text = telling.Where(static reading => !reading.IsVoice).OrderBy(static reading => (reading.Time, reading.Arousal, reading.ArousalConfidence)).TakeLast(1);
        var turns = Fusion.Turns(telling.Where(static reading => reading.IsVoice).Concat(text));
        return turns.Count == 0 ? 0 : turns[^1].Arousal.Value;
    }

    private static InputRecord Record(ChannelReading reading)
    {
        var seconds = (reading.Time - Start) / 1000.0;
        var record = reading.IsVoice ? Audio("i", seconds, 0) : Chat("i", seconds, 0);
        record.Time = reading.Time;
        record.Offset = reading.Offset;
        record.SetScore(
            new EmotionScore
            {
                Valence = (float)reading.Valence, Arousal = (float)reading.Arousal, Confidence = (float)reading.Confidence, ArousalConfidence = (float)reading.ArousalConfidence,
            },
            ScoreOrigin.Supplied);
        return record;
    }

    private static double ArousalOf(TaskHarness task) => task.Commit().Live["i"]!.LastArousal;
}
