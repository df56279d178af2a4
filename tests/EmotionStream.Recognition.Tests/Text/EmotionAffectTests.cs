using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class EmotionAffectTests
{
    [Fact]
    public void Table_HasEveryEmotionOnItsSide()
    {
        Assert.Equal(EmotionProbabilities.Count, EmotionAffect.Valences.Length);
        Assert.Equal(EmotionProbabilities.Count, EmotionAffect.Arousals.Length);
        foreach (var unpleasant in (EmotionLabel[])
            [EmotionLabel.Anger, EmotionLabel.Frustration, EmotionLabel.Disappointment, EmotionLabel.Anxiety, EmotionLabel.Confusion, EmotionLabel.Sadness])
            Assert.True(EmotionAffect.Valences[(int)unpleasant] < 0, $"{unpleasant}");
        Assert.True(EmotionAffect.Valences[(int)EmotionLabel.Joy] > 0.5f);
        Assert.True(EmotionAffect.Arousals[(int)EmotionLabel.Anger] > EmotionAffect.Arousals[(int)EmotionLabel.Sadness]);
        Assert.Equal(0, EmotionAffect.Valences[(int)EmotionLabel.Neutral]);
    }

    /// <summary>The claim of <see cref="EmotionAffect"/>'s remarks, on turns that neither table was made from.</summary>
    [Fact]
    public void Table_OnRealFrenchTurns_FitsBetterThanThePublishedNorms()
    {
        Assert.SkipWhen(SharedText.Folder is null, SharedText.Missing);
        float[] norms = [-0.51f, -0.64f, -0.61f, -0.64f, -0.53f, -0.63f, 0.76f, 0.61f, 0.40f, 0]; // Russell & Mehrabian 1977

        var turns = File.ReadLines(Path.Combine(SharedText.Folder, "wmt_chat_fr", "labels_train.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        double Error(Func<int, float> valence) => Math.Sqrt(turns.SelectMany(fields => fields[7..9].Select(emotion =>
            valence((int)Enum.Parse<EmotionLabel>(emotion, ignoreCase: true)) - ((double.Parse(fields[3]) + double.Parse(fields[4])) / 4))).Average(error => error * error));

        Assert.InRange(Error(emotion => EmotionAffect.Valences[emotion]), 0.15, 0.17);
        Assert.InRange(Error(emotion => norms[emotion]), 0.19, 0.21);
    }

    [Theory]
    [InlineData(-0.25f, -1)]
    [InlineData(-0.24f, 0)]
    [InlineData(0.24f, 0)]
    [InlineData(0.25f, 1)]
    public void Polarity_Border_IsHalfAStepOfTheLabels(float valence, int polarity) => Assert.Equal(polarity, EmotionAffect.Polarity(valence));
}
