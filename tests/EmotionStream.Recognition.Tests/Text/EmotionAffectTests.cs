using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class EmotionAffectTests
{
    [Fact]
    public void Norms_HaveEveryEmotionInItsPlace()
    {
        Assert.Equal(EmotionProbabilities.Count, EmotionNorms.Valences.Length);
        Assert.Equal(EmotionProbabilities.Count, EmotionNorms.Arousals.Length);
        Assert.Equal(-0.51f, EmotionNorms.Valences[(int)EmotionLabel.Anger]);
        Assert.Equal(0.59f, EmotionNorms.Arousals[(int)EmotionLabel.Anger]);
        Assert.Equal(0.61f, EmotionNorms.Valences[(int)EmotionLabel.Gratitude]);
        Assert.Equal(0, EmotionNorms.Valences[(int)EmotionLabel.Neutral]);
    }

    [Theory]
    [InlineData(-0.25f, -1)]
    [InlineData(-0.24f, 0)]
    [InlineData(0.24f, 0)]
    [InlineData(0.25f, 1)]
    public void Polarity_Border_IsHalfAStepOfTheLabels(float valence, int polarity) => Assert.Equal(polarity, EmotionAffect.Polarity(valence));
}
