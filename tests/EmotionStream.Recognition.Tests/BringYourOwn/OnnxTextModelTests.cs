using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Onnx;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.BringYourOwn;

public sealed class OnnxTextModelTests
{
    [Fact]
    public void Load_Folder_ScoresBySoftmaxWhenConfigSaysNoOther()
    {
        using var export = TinyExport.Create();
        var recogniser = TextModels.Load(export.Folder).CreateRecogniser();

        var thanks = recogniser.Score("Thanks!");
        var awful = recogniser.Score("AWFUL");

        Assert.Equal(0.6, thanks.Valence, 0.05);
        Assert.Equal(-0.6, awful.Valence, 0.05);
        Assert.InRange(awful.Confidence, 0.95, 1);
        Assert.Equal(awful.Confidence, awful.ArousalConfidence);
        Assert.Equal(EmotionLabel.Unknown, awful.Emotions.Top);
        Assert.StartsWith("tiny-export", recogniser.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MultiLabel_ScoresBySigmoid()
    {
        using var export = TinyExport.Create("\"0\": \"anger\", \"1\": \"neutral\", \"2\": \"gratitude\"", "multi_label_classification");
        using var model = OnnxTextModel.Load(export.Folder);
        var recogniser = model.CreateRecogniser();

        var both = recogniser.Score("thanks thanks, awful");

        Assert.Equal(ProblemType.MultiLabel, model.Problem);
        // anger −8 + 5 = −3, neutral 0, gratitude 8 − 5 = 3, each through a sigmoid and scaled to sum 1.
        Assert.Equal(0.0474 / 1.5, both.Emotions[(int)EmotionLabel.Anger], 0.001);
        Assert.Equal(0.9526 / 1.5, both.Emotions[(int)EmotionLabel.Gratitude], 0.001);
    }

    [Fact]
    public void Load_ModelWithoutTokenTypes_GetsNone()
    {
        using var export = TinyExport.Create();

        Assert.NotEqual(0, TextModels.Load(Path.Combine(export.Folder, "model.onnx")).CreateRecogniser().Score("awful").Valence);
    }

    [Fact]
    public void Score_LongText_IsCutToTheModelsLength()
    {
        using var export = TinyExport.Create();
        using var model = OnnxTextModel.Load(export.Folder);

        var ids = model.Encoder.Encode(string.Join(' ', Enumerable.Repeat("awful", 100))).Ids;

        Assert.Equal([2, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3], ids);
    }

    [Fact]
    public void Score_ManyTexts_InBatchesGivesWhatOneAtATimeDoes()
    {
        using var export = TinyExport.Create();
        using var model = OnnxTextModel.Load(export.Folder);
        var recogniser = new OnnxTextRecogniser(model);
        var words = Enumerable.Range(0, 100).Select(static i => string.Join(' ', Enumerable.Repeat(i % 3 == 0 ? "awful" : "thank", 1 + (i % 7)))).ToArray();
        var texts = Array.ConvertAll(words, static text => CustomerText.TryCreate(Speaker.Customer, text.AsMemory(), out var made) ? made : default);
        var scores = new EmotionScore[texts.Length];

        recogniser.Score(texts, scores);

        Assert.Equal(OnnxTextRecogniser.LargestBatch, recogniser.BatchSize);
        Assert.All(words.Zip(scores), pair => Assert.Equal(recogniser.Score(pair.First).Valence, pair.Second.Valence, 1e-5));
    }

    [Fact]
    public void Score_NothingTheModelKnows_IsAnAbstention()
    {
        using var export = TinyExport.Create();
        var recogniser = TextModels.Load(export.Folder).CreateRecogniser();

        Assert.Equal(AbstentionReason.NoSignal, recogniser.Score("  ").Abstention);
        Assert.Equal(AbstentionReason.NoSignal, recogniser.Score("🚲🚲").Abstention);
        Assert.Equal(AbstentionReason.UnsupportedLanguage, recogniser.Score("спасибо большое").Abstention);
    }

    [Fact]
    public void Score_UnderTheMinimumConfidence_IsAnAbstention()
    {
        using var export = TinyExport.Create();

        Assert.Equal(AbstentionReason.LowConfidence, TextModels.Load(export.Folder).CreateRecogniser(1).Score("thanks, awful").Abstention);
    }

    [Fact]
    public void Load_LabelsOfTheUsersOwnBesideTheModel_AreUsed()
    {
        using var export = TinyExport.Create("\"0\": \"LABEL_0\", \"1\": \"LABEL_1\", \"2\": \"LABEL_2\"");
        export.Write("emotionstream-labels.json", """
            { "labels": { "label_0": { "valence": -1, "arousal": 1, "emotion": "anger" }, "LABEL_1": { "valence": 0, "arousal": 0, "emotion": "neutral" },
              "LABEL_2": { "valence": 1, "arousal": 0.2, "emotion": "gratitude" } } }
            """);
        var score = TextModels.Load(export.Folder).CreateRecogniser().Score("awful");

        Assert.Equal(-1, score.Valence, 0.05);
        Assert.Equal(EmotionLabel.Anger, score.Emotions.Top);
    }

    [Theory]
    [InlineData("config.json", "{", "config.json: is not JSON")]
    [InlineData("config.json", "{}", "the key \"id2label\" is missing")]
    [InlineData("config.json", """{"id2label": {"0": "positive"}}""", "has two labels or more")]
    [InlineData("config.json", """{"id2label": {"0": "positive", "7": "negative"}}""", "has the keys 0 to 1")]
    [InlineData("config.json", """{"id2label": {"0": "positive", "1": "negative"}}""", "gives 3 outputs, but config.json names 2 labels")]
    [InlineData("config.json", """{"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}""", "no built-in label table has \"LABEL_0\", \"LABEL_1\"")]
    [InlineData("config.json", """{"id2label": {"0": "positive", "1": "negative"}, "problem_type": "regression"}""", "\"problem_type\" is \"regression\"; it is single_label")]
    [InlineData("vocab.txt", "[PAD]\n[UNK]\nhello\n", "vocab.txt: has no line [CLS]")]
    [InlineData("model.onnx", "no network", "model.onnx: ONNX Runtime can't load it")]
    [InlineData("tokenizer.json", """{"model": {"type": "WordLevel"}}""", "\"model.type\" is \"WordLevel\"; it is WordPiece, BPE or Unigram")]
    [InlineData("tokenizer.json", """{"normalizer": {"type": "Nmt"}, "model": {"type": "BPE"}}""", "the key \"normalizer\" is {\"type\": \"Nmt\"}")]
    [InlineData("emotionstream-labels.json", """{"labels": {"negative": {"valence": -3, "arousal": 0}}}""", "\"labels.negative.valence\" is -3; it is a number from -1 to 1")]
    [InlineData("emotionstream-labels.json", """{"labels": {"negative": {"valence": -1, "arousal": 0}}}""", "\"labels\" lacks \"neutral\", \"positive\"")]
    public void Load_BadFile_NamesTheFileTheKeyAndWhatIsAllowed(string file, string content, string message)
    {
        using var export = TinyExport.Create();
        export.Write(file, content);

        var problem = Assert.Throws<ModelFileException>(() => TextModels.Load(export.Folder));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(export.Folder, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.onnx", "has no model.onnx")]
    [InlineData("config.json", "has no config.json")]
    [InlineData("vocab.txt", "has no tokenizer; allowed are tokenizer.json, vocab.txt")]
    public void Load_MissingFile_SaysWhich(string file, string message)
    {
        using var export = TinyExport.Create();
        export.Remove(file);

        Assert.Contains(message, Assert.Throws<ModelFileException>(() => TextModels.Load(export.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NetworkWithAnInputThatCanNotBeGiven_SaysWhichAreAllowed()
    {
        using var export = TinyExport.Create();
        export.Write("model.onnx", TinyNetwork.Write([[0, 0, 0]], "pixel_values"));

        Assert.Contains(
            "has the input \"pixel_values\"; allowed are input_ids, attention_mask and token_type_ids",
            Assert.Throws<ModelFileException>(() => TextModels.Load(export.Folder)).Message, StringComparison.Ordinal);
    }
}
