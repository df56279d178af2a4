using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class TextTrainerTests
{
    [Fact]
    public void Train_ToyProblem_IsLearned()
    {
        var losses = new List<double>();
        var recogniser = new NGramTextRecogniser(ToyModel.Train(afterEpoch: (_, loss) => losses.Add(loss)));

        Assert.True(losses[^1] < losses[0] / 2, $"loss went from {losses[0]} to {losses[^1]}");
        Assert.Equal(EmotionLabel.Gratitude, recogniser.Score("thank you").Emotions.Top);
        Assert.Equal(EmotionLabel.Anger, recogniser.Score("furious").Emotions.Top);
        Assert.True(recogniser.Score("merci").Valence > 0.2);
        Assert.True(recogniser.Score("inadmissible").Valence < -0.2);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameModel() => Assert.Equal(Saved(seed: 3, threads: 1), Saved(seed: 3, threads: 1));

    [Fact]
    public void Train_TwoThreads_GiveTheSameModelEachTime() => Assert.Equal(Saved(seed: 3, threads: 2), Saved(seed: 3, threads: 2));

    [Fact]
    public void Train_AnotherSeed_GivesAnotherModel() => Assert.NotEqual(Saved(seed: 3, threads: 1), Saved(seed: 4, threads: 1));

    [Fact]
    public void Train_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(() =>
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var options = new TrainingOptions { Embedding = 32, Hidden = 16 };
        new TextTrainer(options, new float[32 * 64], new Network(32, 16, 0.05f))
            .Train(ToyModel.Texts, new FeatureRows(), (_, _) => { }, source.Token);
    });

    [Fact]
    public void FineTuning_NewTurns_AreLearnedAndTheOldKept()
    {
        var model = ToyModel.Train();
        var turns = Enumerable.Range(0, 40).Select(i => new LabelledTurn($"the parcel is lost {i}", -0.5f, 0.2f, EmotionLabel.Frustration)).ToList();

        var tuned = new NGramTextRecogniser(FineTuning.Run(
            model, turns, "tuned", new TrainingOptions { Epochs = 20, Rate = 1e-2f, Batch = 8 }, _ => { }));

        Assert.NotEqual(EmotionLabel.Frustration, new NGramTextRecogniser(model).Score("the parcel is lost").Emotions.Top);
        Assert.Equal(EmotionLabel.Frustration, tuned.Score("the parcel is lost").Emotions.Top);
        Assert.Equal(EmotionLabel.Gratitude, tuned.Score("merci beaucoup").Emotions.Top);
        Assert.Equal("tuned", tuned.Model);
    }

    private static byte[] Saved(int seed, int threads)
    {
        using var stream = new MemoryStream();
        ToyModel.Train(options => options with { Seed = seed, Threads = threads, Epochs = 3 }).Save(stream);
        return stream.ToArray();
    }
}
