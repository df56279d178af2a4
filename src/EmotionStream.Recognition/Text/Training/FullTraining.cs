using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>Trains a model from nothing on the permissive sets: how the shipped model was made.</summary>
public static class FullTraining
{
    /// <summary>Half of the range that row values are drawn from at the start.</summary>
    private const float StartRange = 0.05f;

    /// <summary>Trains and calibrates a model.</summary>
    /// <param name="folder">A folder with <c>teacher goemotions xed service languages</c>.</param>
    /// <param name="name">Name and version of the model.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told what happens, a line at a time.</param>
    /// <param name="cancellation">Stops the training.</param>
    /// <exception cref="InvalidDataException">A file of the folder is not as expected.</exception>
    public static TextModel Run(
        string folder, string name, TrainingOptions options, Action<string> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var texts = new TextCorpora(folder, new CorpusOptions()).Read();
        progress($"{texts.Count} texts read; counting their features");
        var table = new FeatureTable(new ushort[options.Rows]);
        var used = CountFeatures(texts, table, options.LeastCount);
        var features = new FeatureRows();
        foreach (var text in texts)
            features.Add(text.Text, table);
        progress($"{used} features have a row (a few share one) of {options.Embedding} values; training {options.Epochs} epochs on {options.Threads} threads");

        var random = new Random(options.Seed);
        var rows = new float[options.Rows * options.Embedding];
        foreach (ref var value in rows.AsSpan())
            value = ((random.NextSingle() * 2) - 1) * StartRange;
        var network = new Network(options.Embedding, options.Hidden);
        network.Initialise(random);
        new TextTrainer(options, rows, network).Train(
            texts, features, (epoch, loss) => progress($"epoch {epoch} of {options.Epochs}: loss {loss:F4}"), cancellation);
        ClearUnused(table, rows, options.Embedding);
        var model = new TextModel(name, table, QuantisedRows.Of(rows, options.Embedding), network, new Calibration());
        return Calibrator.Calibrate(model, folder);
    }

    private static int CountFeatures(List<TrainingText> texts, FeatureTable table, int leastCount)
    {
        var counter = new FeatureCounter();
        foreach (var text in texts)
            counter.Add(text.Text);
        return counter.Fill(table, leastCount);
    }

    /// <summary>Rows without a feature are zero, so that the file compresses and a later feature starts from nothing.</summary>
    private static void ClearUnused(FeatureTable table, float[] rows, int size)
    {
        for (var row = 0; row < table.Rows; row++)
            if (table.Fingerprints[row] == 0)
                rows.AsSpan(row * size, size).Clear();
    }
}
