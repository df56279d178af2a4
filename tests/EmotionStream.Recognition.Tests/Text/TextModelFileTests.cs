using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class TextModelFileTests
{
    private static readonly TextModel Model = ToyModel.Train(options => options with { Epochs = 3 });

    [Fact]
    public void Load_WhatWasSaved_ScoresTheSame()
    {
        var calibrated = Model.With(new Calibration
        {
            EmotionTemperature = 1.5f, ConfidenceSlope = 0.7f, ConfidenceOffset = 0.1f, ConfidenceFromMargin = 0.5f, ConfidenceWhenNeutral = -0.2f,
            ValenceFromEmotions = 0.4f, ValenceFromSentiment = 0.2f, ValenceFromPlutchik = 0.3f,
        });
        var loaded = TextModel.Load(new MemoryStream(Saved(calibrated)));

        Assert.Equal(calibrated.Name, loaded.Name);
        foreach (var text in ToyModel.Texts)
        {
            var before = new NGramTextRecogniser(calibrated).Score(text.Text);
            var after = new NGramTextRecogniser(loaded).Score(text.Text);
            Assert.Equal(before.Valence, after.Valence);
            Assert.Equal(before.Confidence, after.Confidence);
            Assert.Equal(((ReadOnlySpan<float>)before.Emotions).ToArray(), ((ReadOnlySpan<float>)after.Emotions).ToArray());
        }
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes() => Assert.Equal(Saved(Model), Saved(TextModel.Load(new MemoryStream(Saved(Model)))));

    [Fact]
    public void Load_AnotherFile_SaysItIsNoModel() => AssertFails("does not begin as one", _ => [1, 2, 3]);

    [Fact]
    public void Load_EmptyFile_SaysItIsNoModel() => AssertFails("does not begin as one", _ => []);

    [Fact]
    public void Load_OtherVersion_SaysWhich() => AssertFails("format version 9", bytes =>
    {
        bytes[4] = 9;
        return bytes;
    });

    [Fact]
    public void Load_CutShort_SaysSo() => AssertFails("cut short", bytes => bytes[..^100]);

    [Fact]
    public void Load_OneBitFlipped_FailsTheChecksum() => AssertFails("checksum", bytes =>
    {
        bytes[^1000] ^= 1;
        return bytes;
    });

    [Fact]
    public void Load_ImpossibleLength_SaysSo() => AssertFails("length makes no sense", bytes =>
    {
        bytes[11] = 0xFF;
        return bytes;
    });

    [Fact]
    public void Quantise_Rows_StaysWithinHalfAStep()
    {
        var random = new Random(1);
        var exact = Enumerable.Range(0, 64 * 50).Select(_ => (random.NextSingle() - 0.5f) * 3).ToArray();

        var rows = QuantisedRows.Of(exact, 64);

        var rounded = rows.ToSingle();
        for (var i = 0; i < exact.Length; i++)
            Assert.InRange(Math.Abs(exact[i] - rounded[i]), 0, rows.Scales[i / 64] * 0.6f);
    }

    private static void AssertFails(string message, Func<byte[], byte[]> damage)
    {
        var problem = Assert.Throws<ModelFileException>(() => TextModel.Load(new MemoryStream(damage(Saved(Model)))));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    private static byte[] Saved(TextModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
