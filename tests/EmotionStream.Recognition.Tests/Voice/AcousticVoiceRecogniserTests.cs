using System.IO.Compression;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Voice;
using EmotionStream.Recognition.Voice.Model;
using EmotionStream.Recognition.Voice.Training;

namespace EmotionStream.Recognition.Tests.Voice;

public sealed class AcousticVoiceRecogniserTests(TrainedVoice trained) : IClassFixture<TrainedVoice>, IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(VoiceTask.Arousal)]
    [InlineData(VoiceTask.Anger)]
    public void SpeakersItNeverHeard_AreTold(VoiceTask task)
    {
        var clips = ActedClips.Make(speakers: 6, corpus: "others", seed: 9);
        var recogniser = new AcousticVoiceRecogniser(trained.Model);
        Assert.InRange(VoiceEvaluation.Area("set", "measure", task, recogniser, clips).Value, 0.9, 1);
        Assert.InRange(VoiceEvaluation.Calibration("set", "measure", task, recogniser, clips).Value, 0, 0.15);
        var card = trained.Model.Card.Tasks[task];
        Assert.InRange(card.SpeakerArea, 0.9, 1);
        Assert.InRange(card.CalibrationError, 0, 0.15);
    }

    [Fact]
    public void Anger_IsMoreAroused_AndNamed_AndValenceHasNoWeight()
    {
        var recogniser = new AcousticVoiceRecogniser(trained.Model);
        var baseline = new VoiceBaseline();
        var random = new Random(5);
        for (var i = 0; i < 5; i++)
            Score(recogniser, ActedClips.Window(3, SpokenEmotion.Neutral, random), baseline);
        var calm = Score(recogniser, ActedClips.Window(3, SpokenEmotion.Neutral, random), baseline);
        var angry = Score(recogniser, ActedClips.Window(3, SpokenEmotion.Angry, random), baseline);
        Assert.True(angry.Arousal > calm.Arousal + 0.3);
        Assert.Equal(EmotionLabel.Anger, angry.Emotions.Top);
        Assert.Equal(EmotionLabel.Neutral, calm.Emotions.Top);
        Assert.All(new[] { calm, angry }, score =>
        {
            Assert.InRange(score.Arousal, 0, 1);
            Assert.InRange(score.Valence, -1, 1);
            Assert.Equal(0, score.Confidence);
            Assert.InRange(score.ArousalConfidence, 0.5f, 1);
        });
    }

    [Fact]
    public void Anything_ThatIsNoVoice_IsAnAbstention()
    {
        var recogniser = new AcousticVoiceRecogniser(trained.Model);
        Assert.Equal(AbstentionReason.NoSignal, Score(recogniser, new float[AudioFeatureSet.Names.Count], new VoiceBaseline()).Abstention);
        Assert.Equal(AbstentionReason.BadFeatures, Score(recogniser, [], new VoiceBaseline()).Abstention);
    }

    [Fact]
    public void File_ReadBack_ScoresTheSame()
    {
        trained.Model.Save(_file);
        var (before, after) = (new AcousticVoiceRecogniser(trained.Model), new AcousticVoiceRecogniser(VoiceModel.Load(_file)));
        var random = new Random(2);
        var (one, other) = (new VoiceBaseline(), new VoiceBaseline());
        for (var i = 0; i < 20; i++)
        {
            var window = ActedClips.Window(i % 4, (SpokenEmotion)(i % 5), random);
            var (first, second) = (Score(before, window, one), Score(after, window, other));
            Assert.Equal((first.Arousal, first.Valence, first.Emotions[0]), (second.Arousal, second.Valence, second.Emotions[0]));
        }

        Assert.Equal("toy-1", after.Model);
        // Anger was told from each of three other emotions.
        Assert.Equal([1, 3, 1], VoiceModel.Load(_file).Card.Tasks.OrderBy(task => task.Key).Select(task => task.Value.Sets));
        Assert.Equal(["nobody's voice"], VoiceModel.Load(_file).Card.TrainedOn);
    }

    [Fact]
    public void Training_Twice_GivesTheSame()
    {
        var again = new TrainedVoice().Model;
        Assert.Equal(trained.Model.Card.Tasks, again.Card.Tasks);
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 7", "its format is 7")]
    [InlineData("\"hnrMean\"", "\"wobble\"", "other acoustic features")]
    public void File_OfAnotherVersion_SaysWhatToDo(string from, string to, string message)
    {
        trained.Model.Save(_file);
        using (var zip = ZipFile.Open(_file, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("card.json")!;
            string card;
            using (var reader = new StreamReader(entry.Open()))
                card = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("card.json").Open());
            writer.Write(card.Replace(from, to, StringComparison.Ordinal));
        }

        var problem = Assert.Throws<ModelFileException>(() => VoiceModel.Load(_file));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains("train it again", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsNone_IsRefused()
    {
        File.WriteAllText(_file, "a text");
        Assert.Contains("not a voice model", Assert.Throws<ModelFileException>(() => VoiceModel.Load(_file)).Message, StringComparison.Ordinal);
        trained.Model.Save(_file);
        using (var zip = ZipFile.Open(_file, ZipArchiveMode.Update))
            zip.GetEntry("anger-1.mlnet")!.Delete();
        Assert.Contains("it has no anger-1.mlnet", Assert.Throws<ModelFileException>(() => VoiceModel.Load(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_OnOneEmotionOrOneSpeaker_IsRefused()
    {
        var trainer = new VoiceTrainer(new VoiceTrainingOptions(), _ => { });
        var angry = ActedClips.Make().Where(clip => clip.Emotion == SpokenEmotion.Angry).ToList();
        Assert.Throws<ArgumentException>(() => trainer.Train("x", angry, [], CancellationToken.None));
        Assert.Throws<ArgumentException>(() => trainer.Train("x", ActedClips.Make(speakers: 1), [], CancellationToken.None));
    }

    private static EmotionScore Score(AcousticVoiceRecogniser recogniser, float[] features, VoiceBaseline baseline)
    {
        CustomerVoice.TryCreate(Speaker.Customer, features, 3000, out var voice);
        return recogniser.Score(voice, baseline);
    }
}
