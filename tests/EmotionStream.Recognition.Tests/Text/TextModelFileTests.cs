using System.Security.Cryptography;
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
            ValenceFromEmotions = 0.4f, ValenceFromSentiment = 0.2f, ValenceFromPlutchik = 0.3f, ValenceFromCalmness = 0.05f, ValenceFromPleasure = 0.02f,
            ValenceOffset = -0.1f,
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
    public void Load_FileOfTheVersionBefore_ScoresTheSame()
    {
        // Version 3 has no number of bits before the fingerprints, and no calmness, pleasure and offset at the end.
        const int Header = 44, Calmness = 3 * sizeof(float);
        var payload = Saved(Model)[Header..];
        var bits = sizeof(int) + Model.Name.Length + (3 * sizeof(int));
        byte[] before = [.. payload[..bits], .. payload[(bits + sizeof(int))..^Calmness]];
        byte[] file = [.. "ESTM"u8, .. BitConverter.GetBytes(3), .. BitConverter.GetBytes(before.Length), .. SHA256.HashData(before), .. before];

        var loaded = TextModel.Load(new MemoryStream(file));

        foreach (var text in ToyModel.Texts)
            Assert.Equal(new NGramTextRecogniser(Model).Score(text.Text).Valence, new NGramTextRecogniser(loaded).Score(text.Text).Valence);
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
