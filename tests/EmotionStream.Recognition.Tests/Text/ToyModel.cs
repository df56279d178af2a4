using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

/// <summary>A model of a few texts, trained in milliseconds.</summary>
internal static class ToyModel
{
    private static readonly (string Text, EmotionLabel Emotion)[] Turns =
    [
        ("this is great, thank you", EmotionLabel.Gratitude), ("thank you so much", EmotionLabel.Gratitude), ("merci beaucoup", EmotionLabel.Gratitude),
        ("this is unacceptable", EmotionLabel.Anger), ("I am furious", EmotionLabel.Anger), ("c'est inadmissible", EmotionLabel.Anger),
        ("my order number", EmotionLabel.Neutral), ("I have a question", EmotionLabel.Neutral), ("une question sur ma facture", EmotionLabel.Neutral),
    ];

    public static IReadOnlyList<TrainingText> Texts { get; } = [.. Turns.Select(turn => Labelled(turn.Text, turn.Emotion))];

    public static TrainingText Labelled(string text, EmotionLabel emotion)
    {
        var targets = new byte[OutputLayout.Count];
        targets[OutputLayout.Service + (int)emotion] = byte.MaxValue;
        targets[OutputLayout.Valence] = (byte)((EmotionAffect.Valences[(int)emotion] + 1) / 2 * byte.MaxValue);
        targets[OutputLayout.Arousal] = (byte)(EmotionAffect.Arousals[(int)emotion] * byte.MaxValue);
        targets[OutputLayout.Language] = byte.MaxValue;
        return new TrainingText(text, targets, OutputHeads.Affect | OutputHeads.Service | OutputHeads.Language, 1);
    }

    public static TextModel Train(Func<TrainingOptions, TrainingOptions>? change = null, Action<int, double>? afterEpoch = null)
    {
        var options = new TrainingOptions { Embedding = 32, Hidden = 16, Rows = 4096, Epochs = 60, Batch = 4, Rate = 1e-2f, FeatureDropout = 0.1f };
        options = change?.Invoke(options) ?? options;
        var table = new FeatureTable(new ushort[options.Rows]);
        var counter = new FeatureCounter();
        foreach (var text in Texts)
            counter.Add(text.Text);
        counter.Fill(table, 1);
        var features = new FeatureRows();
        foreach (var text in Texts)
            features.Add(text.Text, table);
        var rows = new float[options.Rows * options.Embedding];
        var random = new Random(options.Seed);
        foreach (ref var value in rows.AsSpan())
            value = (random.NextSingle() - 0.5f) * 0.1f;
        var network = new Network(options.Embedding, options.Hidden, options.Damping);
        network.Initialise(random);
        new TextTrainer(options, rows, network).Train(Texts, features, afterEpoch ?? ((_, _) => { }));
        return new TextModel("toy-1", table, ByteRows.Round(rows, options.Embedding), network, new Calibration());
    }
}
