using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Trains a model from nothing on the permissive sets: how the shipped model was made. A trunk at the full rate, branches that go on from it at a
/// falling one, and the mean of their weights.
/// </summary>
public static class FullTraining
{
    /// <summary>Distance of the branches' seeds, so that runs of neighbouring seeds share none.</summary>
    private const int SeedStep = 1_000;

    /// <summary>Trains and calibrates a model.</summary>
    /// <param name="folder">A folder with <c>teacher goemotions xed service languages lexicons</c>.</param>
    /// <param name="name">Name and version of the model.</param>
    /// <param name="options">How to train it.</param>
    /// <param name="progress">Told what happens, a line at a time.</param>
    /// <param name="cancellation">Stops the training.</param>
    /// <exception cref="InvalidDataException">A file of the folder is not as expected.</exception>
    public static TextModel Run(string folder, string name, TrainingOptions options, Action<string> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var texts = new TextCorpora(folder, new CorpusOptions { Seed = options.Seed }).Read();
        progress($"{texts.Count} texts read; counting their features");
        var table = new FeatureTable(new ushort[options.Rows]);
        var features = Features(texts, table, options, progress);

        // Rows start at zero: what a rare feature never learned adds nothing, where a random start would add noise to every text.
        var rows = new float[options.Rows * options.Embedding];
        var network = new Network(options.Embedding, options.Hidden, options.Damping);
        network.Initialise(new Random(options.Seed));
        Train("trunk", options with { Epochs = options.TrunkEpochs, FallingRate = false }, rows, network);
        var mean = new WeightMean(rows.Length, network);
        for (var branch = 1; branch <= options.Branches; branch++)
        {
            var (branchRows, branchNetwork) = ((float[])rows.Clone(), network.Clone());
            Train($"branch {branch} of {options.Branches}", options with { Seed = options.Seed + (SeedStep * (branch - 1)) }, branchRows, branchNetwork);
            mean.Add(branchRows, branchNetwork);
        }

        return Calibrator.Calibrate(new TextModel(name, table, QuantisedRows.Round(options.Bits, mean.Rows, options.Embedding), mean.Network, new Calibration()), folder);

        void Train(string part, TrainingOptions how, float[] trained, Network above) => new TextTrainer(how, trained, above).Train(
            texts, features, (epoch, loss) => progress($"{part}: epoch {epoch} of {how.Epochs}: loss {loss:F4}"), cancellation);
    }

    /// <summary>Gives the most frequent features their rows in the table, and the rows of each text.</summary>
    private static FeatureRows Features(List<TrainingText> texts, FeatureTable table, TrainingOptions options, Action<string> progress)
    {
        var counter = new FeatureCounter();
        foreach (var text in texts)
            counter.Add(text.Text);
        var used = counter.Fill(table, options.LeastCount);
        progress($"{used} features have a row (a few share one) of {options.Embedding} values; training on {options.Threads} threads");
        var features = new FeatureRows();
        foreach (var text in texts)
            features.Add(text.Text, table);
        return features;
    }
}
