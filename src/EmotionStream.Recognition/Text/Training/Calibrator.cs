using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;
using MathNet.Numerics;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Fits a trained model's calibration on texts it was not trained on: thresholds on GoEmotions dev, temperature and scale on held-out service messages, and
/// confidence on three kinds of texts.
/// </summary>
internal static class Calibrator
{
    /// <summary>Weight of the emotions' expected valence for each part of the valence output.</summary>
    private const float EmotionsPerOutput = 1;

    /// <summary>Weight of the sentiment output for each part of the valence output.</summary>
    private const float SentimentPerOutput = 1.5f;

    /// <summary>Weight of the polarity of Plutchik's emotions for each part of the valence output.</summary>
    private const float PlutchikPerOutput = 1;

    /// <summary>Weight of <see cref="Calibration.Calmness"/> for each part of the valence output.</summary>
    private const float CalmnessPerOutput = 0.2f;

    /// <summary>Weight of <see cref="Calibration.Pleasure"/> for each part of the valence output.</summary>
    private const float PleasurePerOutput = 0.1f;

    /// <summary>The model with its calibration.</summary>
    /// <param name="model">The model as trained.</param>
    /// <param name="folder">The corpora's folder.</param>
    public static TextModel Calibrate(TextModel model, string folder)
    {
        var thresholds = model.Calibration.Thresholds.ToArray();
        Tune(model, GoEmotionsSet.Read(Path.Combine(folder, "goemotions", "dev.tsv")), OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount, thresholds);
        Tune(model, GoEmotionsSet.Read(Path.Combine(folder, "goemotions", "ekman_dev.tsv")), OutputLayout.Ekman, OutputLayout.EkmanCount, thresholds);
        var all = ServiceMessage.Read(Path.Combine(folder, "service", "train.tsv"));
        var valences = MeanValences(all.Where(static message => !HeldOut.Contains(message.Text)));
        var messages = all.Where(static message => HeldOut.IsForTuning(message.Text)).ToArray();
        return Calibrate(
            model.With(model.Calibration with { Thresholds = thresholds, EmotionValences = valences }), messages, PolaritySets.Read(folder, messages));
    }

    /// <summary>The model with temperature, valence weights and confidence fitted.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">Messages it was not trained on, for temperature and valence.</param>
    /// <param name="polarities">Texts it was not trained on, for confidence.</param>
    public static TextModel Calibrate(TextModel model, IReadOnlyList<ServiceMessage> messages, IReadOnlyList<PolarityCase> polarities)
    {
        var outputs = Outputs(model, messages.Select(static message => message.Text));
        var calibration = model.Calibration with { EmotionTemperature = Temperature(outputs, messages) };
        calibration = WithValence(calibration, outputs, messages);
        return model.With(WithConfidence(calibration, Outputs(model, polarities.Select(static one => one.Text)), polarities));
    }

    private static float[][] Outputs(TextModel model, IEnumerable<string> texts)
    {
        var scorer = new TextScorer(model);
        return [.. texts.Select(text =>
        {
            var values = new float[OutputLayout.ScoringCount];
            scorer.Run(text, values);
            return values;
        })];
    }

    private static void Tune(TextModel model, GoEmotionsSet dev, int start, int classes, float[] thresholds)
    {
        var probabilities = dev.Texts.Select(new TextProbabilities(model).Of).ToArray();
        for (var k = 0; k < classes; k++)
        {
            var column = Array.ConvertAll(probabilities, values => values[start + k]);
            var gold = Array.ConvertAll(dev.Labels, labels => labels.Contains(k));
            thresholds[start + k] = DecisionThreshold.For(column, gold);
        }
    }

    /// <summary>Mean labelled valence of the messages of each emotion.</summary>
    private static float[] MeanValences(IEnumerable<ServiceMessage> messages)
    {
        var valences = EmotionAffect.Valences.ToArray();
        foreach (var group in messages.GroupBy(static message => message.Emotion))
            valences[(int)group.Key] = group.Average(static message => message.Valence);
        return valences;
    }

    /// <summary>The temperature with the least cross-entropy, by golden-section search on its logarithm.</summary>
    private static float Temperature(float[][] outputs, IReadOnlyList<ServiceMessage> messages)
    {
        const double Golden = 0.618_033_988_75;
        double low = Math.Log(0.25), high = Math.Log(4);
        for (var i = 0; i < 40; i++)
        {
            var a = high - (Golden * (high - low));
            var b = low + (Golden * (high - low));
            if (CrossEntropy(Math.Exp(a)) < CrossEntropy(Math.Exp(b)))
                high = b;
            else
                low = a;
        }

        return (float)Math.Exp((low + high) / 2);

        double CrossEntropy(double temperature)
        {
            var sum = 0.0;
            for (var i = 0; i < outputs.Length; i++)
                sum -= Math.Log(Math.Max(1e-9, Emotions(outputs[i], (float)temperature)[(int)messages[i].Emotion]));
            return sum;
        }
    }

    /// <summary>
    /// Valence mixes the valence output, the emotions' expected valence, calmness and pleasure, the sentiment and the polarity of Plutchik's emotions: the service
    /// emotions know service messages best, the others other texts, and real chats lie between the two. The common scale and the offset are fitted by least
    /// squares.
    /// </summary>
    private static Calibration WithValence(Calibration calibration, float[][] outputs, IReadOnlyList<ServiceMessage> messages)
    {
        var mixed = Array.ConvertAll(outputs, values =>
        {
            var emotions = Emotions(values, calibration.EmotionTemperature);
            return EmotionReadout.Signed(values[OutputLayout.Valence])
                + (EmotionsPerOutput * (double)calibration.ExpectedValence(emotions))
                + (SentimentPerOutput * EmotionReadout.Signed(values[OutputLayout.Sentiment]))
                + (PlutchikPerOutput * PlutchikPolarity.Of(values))
                + (CalmnessPerOutput * calibration.Calmness(emotions))
                + (PleasurePerOutput * calibration.Pleasure(emotions));
        });
        var (offset, scale) = Fit.Line(mixed, [.. messages.Select(static message => (double)message.Valence)]);
        if (!double.IsFinite(scale))
            (offset, scale) = (0, 1 / (1 + EmotionsPerOutput + SentimentPerOutput + PlutchikPerOutput)); // all messages alike
        return calibration with
        {
            ValenceFromOutput = (float)scale,
            ValenceFromEmotions = (float)scale * EmotionsPerOutput,
            ValenceFromSentiment = (float)scale * SentimentPerOutput,
            ValenceFromPlutchik = (float)scale * PlutchikPerOutput,
            ValenceFromCalmness = (float)scale * CalmnessPerOutput,
            ValenceFromPleasure = (float)scale * PleasurePerOutput,
            ValenceOffset = (float)offset,
        };
    }

    /// <summary>Platt's logistic regression of "the polarity is right".</summary>
    private static Calibration WithConfidence(Calibration calibration, float[][] outputs, IReadOnlyList<PolarityCase> cases)
    {
        var inputs = new double[outputs.Length][];
        var right = new bool[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var score = EmotionReadout.Read(outputs[i], calibration);
            var polarity = EmotionAffect.Polarity(score.Valence);
            inputs[i] = [EmotionReadout.PolarityLogit(score.Emotions, score.Valence, calibration), EmotionReadout.Margin(score.Valence), polarity == 0 ? 1 : 0, 1];
            right[i] = polarity == cases[i].Polarity;
        }

        var weights = LogisticRegression.Fit(inputs, right, [.. cases.Select(static one => one.Weight)]);
        return calibration with
        {
            ConfidenceSlope = (float)weights[0],
            ConfidenceFromMargin = (float)weights[1],
            ConfidenceWhenNeutral = (float)weights[2],
            ConfidenceOffset = (float)weights[3],
        };
    }

    private static float[] Emotions(float[] outputs, float temperature)
    {
        var emotions = outputs.AsSpan(OutputLayout.Service, OutputLayout.ServiceCount).ToArray();
        foreach (ref var value in emotions.AsSpan())
            value /= temperature;
        Activation.Softmax(emotions);
        return emotions;
    }
}
