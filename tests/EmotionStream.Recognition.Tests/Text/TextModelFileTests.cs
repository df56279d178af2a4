using System.Security.Cryptography;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class TextModelFileTests
{
    private const int Header = 44;

    private static readonly TextModel Model = ToyModel.Train(options => options with { Epochs = 3 });
    private static readonly TextModel Undamped = ToyModel.Train(options => options with { Epochs = 3, Damping = 0 });

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

    [Theory]
    [InlineData(3)] // no number of bits before the fingerprints, no damping after it, and no calmness, pleasure and offset at the end
    [InlineData(4)] // no damping
    public void Load_FileOfAVersionBefore_ScoresTheSame(int version)
    {
        const int Calmness = 3 * sizeof(float);
        var payload = Saved(Undamped)[Header..];
        var bits = sizeof(int) + Undamped.Name.Length + (3 * sizeof(int));
        var rest = bits + sizeof(int) + sizeof(float);
        byte[] before = version == 3 ? [.. payload[..bits], .. payload[rest..^Calmness]] : [.. payload[..(bits + sizeof(int))], .. payload[rest..]];
        byte[] file = [.. "ESTM"u8, .. BitConverter.GetBytes(version), .. BitConverter.GetBytes(before.Length), .. SHA256.HashData(before), .. before];

        var loaded = TextModel.Load(new MemoryStream(file));

        foreach (var text in ToyModel.Texts)
            Assert.Equal(new NGramTextRecogniser(Undamped).Score(text.Text).Valence, new NGramTextRecogniser(loaded).Score(text.Text).Valence);
    }

    [Fact]
    public void Load_ImpossibleDamping_SaysSo() => AssertFails("a damping of NaN", bytes =>
    {
        BitConverter.TryWriteBytes(bytes.AsSpan(Header + sizeof(int) + Model.Name.Length + (4 * sizeof(int))), float.NaN);
        SHA256.HashData(bytes.AsSpan(Header)).CopyTo(bytes, 12);
        return bytes;
    });

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
