using EmotionStream.Core.Fusion;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Fusion;

public sealed class TurnFusionTests
{
    private const int Span = 5_000;
    private static readonly TurnFusion Fusion = new(new FusionWeights(), Span, 0.05);

    private static readonly Gen<ChannelReading> AnyReading =
        from time in Gen.Choose(0, 20_000)
        from offset in Gen.Choose(0, 1_000_000)
        from isVoice in Gen.Elements(true, false)
        from valence in Gen.Choose(-1000, 1000)
        from arousal in Gen.Choose(0, 1000)
        from confidence in Gen.Choose(0, 1000)
        from trust in Gen.Choose(0, 1000)
        select new ChannelReading(time, offset, isVoice, valence / 1000.0, arousal / 1000.0, confidence / 1000.0, trust / 1000.0);

    [Fact]
    public void Fuse_TextAndVoice_WeighsEachByItsWorthAndConfidence()
    {
        var turn = Fusion.Fuse([Text(7_000, -0.8, 0.2, 0.9), Voice(6_000, 0.2, 0.9, 0.5), Voice(8_000, 0.6, 0.7, 0.5)]);

        Assert.Equal(7_000, turn.Time);
        Assert.Equal(((0.9 * -0.8) + (0.5 * 0.5 * 0.2) + (0.5 * 0.5 * 0.6)) / (0.9 + 0.5), turn.Valence.Value, 1e-6);
        Assert.Equal(0.9 / (0.9 + 0.5), turn.Valence.TextShare, 1e-6);
        Assert.Equal(-0.8, turn.Valence.Text!.Value, 1e-6);
        Assert.Equal(0.4, turn.Valence.Voice!.Value, 1e-6);
        Assert.Equal(((0.3 * 0.9 * 0.2) + (0.5 * 0.9) + (0.5 * 0.7)) / (0.27 + 1), turn.Arousal.Value, 1e-6);
        Assert.True(turn.Arousal.VoiceShare > turn.Arousal.TextShare);
    }

    [Fact]
    public void Fuse_VoiceThatEarnsNoValence_LeavesTheTextsAndSpeaksOnArousal()
    {
        var turn = Fusion.Fuse([Text(1_000, -0.7, 0.1, 0.8), Voice(1_200, 0, 0.95, 0, trust: 0.9)]);

        Assert.Equal(-0.7, turn.Valence.Value, 1e-6);
        Assert.Equal(1, turn.Valence.TextShare);
        Assert.Null(turn.Valence.Voice);
        Assert.True(turn.Arousal.Value > 0.6);
    }

    [Fact]
    public void Turns_SoundOfASpan_GoesWithOneTextOfItOnly()
    {
        var turns = Fusion.Turns([Text(6_000, 0.5), Text(8_000, -0.5), Voice(9_000, -1), Voice(11_000, -1), Text(10_000, 0.1), Text(10_001, 0.2)]);

        Assert.Equal([6_000, 8_000, 10_000, 10_001], turns.Select(turn => turn.Time));
        Assert.Equal([2, 1, 2, 1], turns.Select(turn => turn.Parts));
    }

    [Property]
    public Property Fuse_AnyParts_SharesSumToOneAndTheValueLiesBetweenTheParts() => Prop.ForAll(Parts(), parts =>
    {
        var turn = Fusion.Fuse(parts);
        foreach (var dimension in (FusedDimension[])[turn.Valence, turn.Arousal])
        {
            if (dimension.Confidence == 0)
            {
                Assert.Equal(default, dimension);
                continue;
            }

            Assert.Equal(1, dimension.TextShare + dimension.VoiceShare, 1e-12);
            Assert.InRange(dimension.Confidence, 0, 1.000001);
            double[] said = [.. new[] { dimension.Text, dimension.Voice }.OfType<double>()];
            Assert.InRange(dimension.Value, said.Min() - 1e-9, said.Max() + 1e-9);
        }
    });

    [Property]
    public Property Fuse_ALoneRecord_PassesUnchanged() => Prop.ForAll(AnyReading.ToArbitrary(), reading =>
    {
        var turn = Fusion.Fuse([reading]);
        if (reading.Confidence >= 0.05)
        {
            Assert.Equal(reading.Valence, turn.Valence.Value, 1e-4);
            Assert.Equal(reading.Confidence, turn.Valence.Confidence, 1e-5);
            Assert.Equal(reading.IsVoice ? 0 : 1, turn.Valence.TextShare);
        }

        if (reading.ArousalConfidence >= 0.05)
            Assert.Equal(reading.Arousal, turn.Arousal.Value, 1e-4);
    });

    [Property]
    public Property Turns_InAnyOrderOfArrival_AreTheSameToTheLastBit() => Prop.ForAll(
        AnyReading.ListOf(12).Select(static list => list.DistinctBy(static reading => reading.Offset).ToArray()).ToArbitrary(),
        ArbMap.Default.ArbFor<int>(),
        (readings, seed) =>
        {
            var shuffled = readings.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Fusion.Turns(readings), Fusion.Turns(shuffled));
        });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Validate_WeightOutOfRange_NamesItsKey(double weight) =>
        Assert.Contains("Interactions:Fusion:VoiceValence is", Assert.Single(new FusionWeights { VoiceValence = weight }.Validate()), StringComparison.Ordinal);

    private static Arbitrary<ChannelReading[]> Parts() =>
        AnyReading.NonEmptyListOf().Select(static list =>
            list.Where(static part => part.IsVoice).Concat(list.Where(static part => !part.IsVoice).Take(1)).ToArray()).ToArbitrary();

    private static ChannelReading Text(long time, double valence, double arousal = 0.5, double confidence = 0.9) =>
        new(time, time, false, valence, arousal, confidence, confidence);

    private static ChannelReading Voice(long time, double valence, double arousal = 0.5, double confidence = 0.9, double? trust = null) =>
        new(time, time, true, valence, arousal, confidence, trust ?? confidence);
}
