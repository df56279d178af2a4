using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Labels;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmotionStream.Recognition.Tests.Labels;

public sealed class LabelReadoutTests
{
    private static readonly LabelMap GoEmotions = LabelMap.For(
        ["admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment", "disapproval", "disgust",
            "embarrassment", "excitement", "fear", "gratitude", "grief", "joy", "love", "nervousness", "optimism", "pride", "realization", "relief", "remorse",
            "sadness", "surprise", "neutral"],
        file: null, "config.json");

    [Theory]
    [InlineData("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral")]
    [InlineData("sadness", "joy", "love", "anger", "fear", "surprise")]
    [InlineData("Negative", "Neutral", "Positive")]
    [InlineData("NEG", "POS")]
    [InlineData("1 star", "2 stars", "3 stars", "4 stars", "5 stars")]
    public void BuiltInTables_OrderValenceAsTheLabelsDo(params string[] names)
    {
        var map = LabelMap.For(names, file: null, "config.json");

        for (var i = 0; i < names.Length; i++)
        {
            var valence = map.Labels[i].Valence;
            var expected = names[i].ToLowerInvariant() switch
            {
                "anger" or "disgust" or "fear" or "sadness" or "negative" or "neg" or "1 star" or "2 stars" => -1,
                "joy" or "love" or "positive" or "pos" or "4 stars" or "5 stars" => 1,
                _ => 0,
            };
            Assert.Equal(expected, valence <= -0.25f ? -1 : valence >= 0.25f ? 1 : 0);
        }
    }

    [Fact]
    public void Read_OneLabelCertain_IsThatLabel()
    {
        for (var label = 0; label < GoEmotions.Labels.Length; label++)
        {
            var probabilities = new float[28];
            probabilities[label] = 1;

            var score = LabelReadout.Read(probabilities, GoEmotions.Labels);

            Assert.Equal(GoEmotions.Labels[label].Valence, score.Valence);
            Assert.Equal(GoEmotions.Labels[label].Arousal, score.Arousal);
            Assert.Equal(GoEmotions.Labels[label].Emotion, score.Emotions.Top);
            Assert.Equal(1, score.Confidence);
        }
    }

    [Fact]
    public void Read_NothingSaid_IsNeutralForAMultiLabelModel()
    {
        var score = LabelReadout.Read(new float[28], GoEmotions.Labels);

        Assert.Equal(0, score.Valence);
        Assert.Equal(EmotionLabel.Neutral, score.Emotions.Top);
        Assert.Equal(1, score.Confidence);
    }

    [Property]
    public Property Read_AnyProbabilities_StaysInRangeAndItsEmotionsSumToOne() => Prop.ForAll(
        Gen.Choose(0, 1000).Select(static value => value / 1000f).ArrayOf(28).ToArbitrary(),
        probabilities =>
        {
            var score = LabelReadout.Read(probabilities, GoEmotions.Labels);
            var sum = 0f;
            for (var i = 0; i < EmotionProbabilities.Count; i++)
                sum += score.Emotions[i];
            Assert.InRange(score.Valence, -1, 1);
            Assert.InRange(score.Arousal, 0, 1);
            Assert.InRange(score.Confidence, 0, 1);
            Assert.Equal(1, sum, 1e-4);
        });
}
