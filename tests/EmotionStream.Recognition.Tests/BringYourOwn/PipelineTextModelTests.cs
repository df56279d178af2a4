using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Text.Model;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EmotionStream.Recognition.Tests.BringYourOwn;

/// <summary>An ML.NET pipeline trained here, saved, and loaded as a user would.</summary>
public sealed class PipelineTextModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline").FullName;
    private readonly MLContext _context = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_MulticlassPipeline_ScoresByItsLabels()
    {
        var recogniser = TextModels.Load(Multiclass()).CreateRecogniser();

        var anger = recogniser.Score("this is unacceptable, I am furious");
        var thanks = recogniser.Score("thank you so much");

        Assert.Equal(EmotionLabel.Anger, anger.Emotions.Top);
        Assert.True(anger.Valence < -0.25 && thanks.Valence > 0.25);
        Assert.Equal(EmotionLabel.Gratitude, thanks.Emotions.Top);
        Assert.Equal(AbstentionReason.NoSignal, recogniser.Score(" ").Abstention);
        Assert.StartsWith("emotions-", recogniser.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BinaryPipeline_ScoresByTheMeaningsOfTrueAndFalse()
    {
        var path = Save("binary.zip", _context.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(_context.BinaryClassification.Trainers.SdcaLogisticRegression("IsComplaint")));
        var labels = Path.Combine(_folder, "labels.json");
        File.WriteAllText(labels, """{"labels": {"true": {"valence": -0.8, "arousal": 0.5, "emotion": "anger"}, "false": {"valence": 0.4, "arousal": 0.1}}}""");

        var recogniser = TextModels.Load(path, labels).CreateRecogniser();

        Assert.True(recogniser.Score("this is unacceptable").Valence < recogniser.Score("thank you so much").Valence);
        Assert.Contains("\"false\", \"true\"", Assert.Throws<ModelFileException>(() => TextModels.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PipelineOfAnotherSchema_SaysWhatIsDue()
    {
        var path = Save("features.zip", _context.Transforms.Text.FeaturizeText("Features", "Text"));

        Assert.Contains("gives neither Score", Assert.Throws<ModelFileException>(() => TextModels.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoPipeline_SaysSo()
    {
        var path = Path.Combine(_folder, "bad.zip");
        File.WriteAllText(path, "no zip");

        Assert.Contains("is not an ML.NET pipeline", Assert.Throws<ModelFileException>(() => TextModels.Load(path)).Message, StringComparison.Ordinal);
    }

    private string Multiclass() => Save("emotions.zip", _context.Transforms.Conversion.MapValueToKey("Label")
        .Append(_context.Transforms.Text.FeaturizeText("Features", "Text"))
        .Append(_context.MulticlassClassification.Trainers.SdcaMaximumEntropy()));

    private string Save<T>(string name, IEstimator<T> estimator)
        where T : class, ITransformer
    {
        var rows = new List<Turn>();
        for (var i = 0; i < 20; i++)
            rows.AddRange(
            [
                new("this is unacceptable, I am furious", "anger"), new("I am so angry about this", "anger"), new("thank you so much", "gratitude"),
                new("many thanks for the help", "gratitude"), new("my order number is here", "neutral"), new("what time is it", "neutral"),
            ]);
        var data = _context.Data.LoadFromEnumerable(rows);
        var path = Path.Combine(_folder, name);
        _context.Model.Save(estimator.Fit(data), data.Schema, path);
        return path;
    }

    private sealed class Turn(string text, string label)
    {
        public string Text { get; set; } = text;

        public string Label { get; set; } = label;

        public bool IsComplaint => Label == "anger";
    }
}
