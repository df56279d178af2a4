using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Trains a model from nothing on the permissive sets: how the shipped model was made. If asked for, some larger models come first, members of an ensemble, and the
/// model's labels are in part their mean.
/// </summary>
public static class FullTraining
{
    /// <summary>Share of the members in a target of the model.</summary>
    private const float MemberShare = 0.5f;

    /// <summary>Trains and calibrates a model.</summary>
    /// <param name="folder">A folder with <c>teacher goemotions xed service languages lexicons</c>.</param>
    /// <param name="name">Name and version of the model.</param>
    /// <param name="options">How to train it.</param>
    /// <param name="members">How many larger models to train first; 0 for none.</param>
    /// <param name="progress">Told what happens, a line at a time.</param>
    /// <param name="cancellation">Stops the training.</param>
    /// <exception cref="InvalidDataException">A file of the folder is not as expected.</exception>
    public static TextModel Run(
        string folder, string name, TrainingOptions options, int members, Action<string> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var texts = new TextCorpora(folder, new CorpusOptions { Seed = options.Seed }).Read();
        progress($"{texts.Count} texts read; counting their features");
        var counter = new FeatureCounter();
        foreach (var text in texts)
            counter.Add(text.Text);

        var ensemble = new List<TextModel>();
        for (var member = 1; member <= members; member++)
        {
            var number = $"member {member} of {members}: ";
            ensemble.Add(Train(number, texts, counter, Member(options, member), line => progress(number + line), cancellation));
        }

        if (ensemble.Count > 0)
        {
            progress($"labelling with the mean of {members} models");
            texts = Distillation.Relabel(texts, ensemble, MemberShare);
        }

        return Calibrator.Calibrate(Train(name, texts, counter, options, progress, cancellation), folder);
    }

    /// <summary>A member need not be small: it is not kept.</summary>
    private static TrainingOptions Member(TrainingOptions options, int number) => options with
    {
        Embedding = 2 * options.Embedding,
        Rows = 480_000,
        Seed = options.Seed + number,
    };

    private static TextModel Train(
        string name, List<TrainingText> texts, FeatureCounter counter, TrainingOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var table = new FeatureTable(new ushort[options.Rows]);
        var used = counter.Fill(table, options.LeastCount);
        var features = new FeatureRows();
        foreach (var text in texts)
            features.Add(text.Text, table);
        progress($"{used} features have a row (a few share one) of {options.Embedding} values; training {options.Epochs} epochs on {options.Threads} threads");

        // Rows start at zero: what a rare feature never learned adds nothing, where a random start would add noise to every text.
        var rows = new float[options.Rows * options.Embedding];
        var network = new Network(options.Embedding, options.Hidden);
        network.Initialise(new Random(options.Seed));
        new TextTrainer(options, rows, network).Train(
            texts, features, (epoch, loss) => progress($"epoch {epoch} of {options.Epochs}: loss {loss:F4}"), cancellation);
        return new TextModel(name, table, QuantisedRows.Of(rows, options.Embedding), network, new Calibration());
    }
}
