using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Continues a model on a user's own labelled turns. What the turns have no label for is held to what the model said before (learning without
/// forgetting, Li &amp; Hoiem 2016); features the model did not know get a row where the table has room.
/// </summary>
public static class FineTuning
{
    /// <summary>Fewest texts a new feature must be in.</summary>
    private const int LeastCount = 3;

    /// <summary>Whether a turn is held out to measure on: one in five, by a hash of its text.</summary>
    /// <param name="turn">The turn.</param>
    public static bool IsHeldOut(LabelledTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return HeldOut.ContainsOneInFive(turn.Text);
    }

    /// <summary>Trains a copy of a model on turns.</summary>
    /// <param name="model">The model to continue from.</param>
    /// <param name="turns">The turns to train on.</param>
    /// <param name="name">Name of the new model.</param>
    /// <param name="options">How: epochs, rate, dropout, seed, threads. Sizes and damping are the model's.</param>
    /// <param name="progress">Told what happens, a line at a time.</param>
    /// <param name="cancellation">Stops the training.</param>
    public static TextModel Run(
        TextModel model, IEnumerable<LabelledTurn> turns, string name, TrainingOptions options, Action<string> progress,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var probabilities = new TextProbabilities(model);
        var texts = turns.Select(turn => TextOf(turn, probabilities.Of(turn.Text))).ToList();
        var table = new FeatureTable(model.Features.Fingerprints.ToArray());
        var counter = new FeatureCounter();
        foreach (var text in texts)
            counter.Add(text.Text);
        counter.Fill(table, LeastCount);
        var features = new FeatureRows();
        foreach (var text in texts)
            features.Add(text.Text, table);
        var rows = model.Rows.ToSingle();
        var network = model.Network.Clone();
        new TextTrainer(options with { Embedding = model.Rows.Size, Hidden = model.Hidden, Rows = table.Rows }, rows, network).Train(
            texts, features, (epoch, loss) => progress($"epoch {epoch} of {options.Epochs}: loss {loss:F4}"), cancellation);
        return new TextModel(name, table, ByteRows.Round(rows, model.Rows.Size), network, model.Calibration);
    }

    private static TrainingText TextOf(LabelledTurn turn, float[] said)
    {
        var targets = Array.ConvertAll(said, static p => (byte)MathF.Round(p * byte.MaxValue));
        targets[OutputLayout.Valence] = (byte)MathF.Round((turn.Valence + 1) / 2 * byte.MaxValue);
        targets[OutputLayout.Sentiment] = targets[OutputLayout.Valence];
        targets[OutputLayout.Arousal] = (byte)MathF.Round(turn.Arousal * byte.MaxValue);
        if (turn.Emotion != EmotionLabel.Unknown)
        {
            targets.AsSpan(OutputLayout.Service, OutputLayout.ServiceCount).Clear();
            targets[OutputLayout.Service + (int)turn.Emotion] = byte.MaxValue;
        }

        return new TrainingText(turn.Text, targets, OutputHeads.All, 1);
    }
}
