using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>Fits a trained model's calibration on texts it was not trained on: thresholds on GoEmotions dev, the rest on held-out service messages.</summary>
internal static class Calibrator
{
    /// <summary>Weight of the emotions' expected valence for each part of the valence output.</summary>
    private const float EmotionsPerOutput = 1.5f;

    /// <summary>Weight of the sentiment output for each part of the valence output.</summary>
    private const float SentimentPerOutput = 1;

    /// <summary>The model with its calibration.</summary>
    /// <param name="model">The model as trained.</param>
    /// <param name="folder">The corpora's folder.</param>
    public static TextModel Calibrate(TextModel model, string folder)
    {
        var thresholds = model.Calibration.Thresholds.ToArray();
        Tune(model, GoEmotionsSet.Read(Path.Combine(folder, "goemotions", "dev.tsv")), OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount, thresholds);
        Tune(model, GoEmotionsSet.Read(Path.Combine(folder, "goemotions", "ekman_dev.tsv")), OutputLayout.Ekman, OutputLayout.EkmanCount, thresholds);
        var messages = ServiceMessage.Read(Path.Combine(folder, "service", "train.tsv"));
        var valences = MeanValences(messages.Where(static message => !HeldOut.Contains(message.Text)));
        return Calibrate(
            model.With(model.Calibration with { Thresholds = thresholds, EmotionValences = valences }),
            [.. messages.Where(static message => HeldOut.IsForTuning(message.Text))]);
    }

    /// <summary>The model with temperature, valence weights and confidence fitted on messages.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">Messages it was not trained on.</param>
    public static TextModel Calibrate(TextModel model, IReadOnlyList<ServiceMessage> messages)
    {
        var scorer = new TextScorer(model);
        var outputs = messages.Select(message =>
        {
            var values = new float[OutputLayout.ScoringCount];
            scorer.Run(message.Text, values);
            return values;
        }).ToArray();
        var calibration = model.Calibration with { EmotionTemperature = Temperature(outputs, messages) };
        calibration = WithValence(calibration, outputs, messages);
        return model.With(WithConfidence(calibration, outputs, messages));
    }

    private static void Tune(TextModel model, GoEmotionsSet dev, int start, int classes, float[] thresholds)
    {
        var probabilities = dev.Texts.Select(new TextProbabilities(model).Of).ToArray();
        for (var k = 0; k < classes; k++)
        {
            var column = Array.ConvertAll(probabilities, values => values[start + k]);
            var gold = Array.ConvertAll(dev.Labels, labels => labels.Contains(k));
            thresholds[start + k] = F1.BaggedThreshold(column, gold);
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
    /// Valence mixes the valence output, the emotions' expected valence and the sentiment: the emotions know service messages best, the sentiment other
    /// texts, and real chats lie between the two. The common scale is fitted by least squares.
    /// </summary>
    private static Calibration WithValence(Calibration calibration, float[][] outputs, IReadOnlyList<ServiceMessage> messages)
    {
        double xx = 0, xv = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var x = EmotionReadout.Signed(outputs[i][OutputLayout.Valence])
                + (EmotionsPerOutput * (double)calibration.ExpectedValence(Emotions(outputs[i], calibration.EmotionTemperature)))
                + (SentimentPerOutput * EmotionReadout.Signed(outputs[i][OutputLayout.Sentiment]));
            xx += x * x;
            xv += x * messages[i].Valence;
        }

        var scale = xx > 0 ? (float)(xv / xx) : 1 / (1 + EmotionsPerOutput + SentimentPerOutput);
        return calibration with
        {
            ValenceFromOutput = scale,
            ValenceFromEmotions = scale * EmotionsPerOutput,
            ValenceFromSentiment = scale * SentimentPerOutput,
        };
    }

    /// <summary>Platt's logistic regression of "the polarity is right" on the log-odds of its mass, by Newton's method.</summary>
    private static Calibration WithConfidence(Calibration calibration, float[][] outputs, IReadOnlyList<ServiceMessage> messages)
    {
        const double Ridge = 1e-3;
        var logits = new double[outputs.Length];
        var right = new double[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var score = EmotionReadout.Read(outputs[i], calibration);
            logits[i] = EmotionReadout.PolarityLogit(score.Emotions, score.Valence, calibration);
            right[i] = EmotionAffect.Polarity(score.Valence) == EmotionAffect.Polarity(messages[i].Valence) ? 1 : 0;
        }

        double slope = 1, offset = 0;
        for (var iteration = 0; iteration < 50; iteration++)
        {
            double gradientSlope = Ridge * (slope - 1), gradientOffset = 0, curveSlope = Ridge, curveBoth = 0, curveOffset = Ridge;
            for (var i = 0; i < logits.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * logits[i]) + offset)));
                var weight = p * (1 - p);
                gradientSlope += (p - right[i]) * logits[i];
                gradientOffset += p - right[i];
                curveSlope += weight * logits[i] * logits[i];
                curveBoth += weight * logits[i];
                curveOffset += weight;
            }

            var determinant = (curveSlope * curveOffset) - (curveBoth * curveBoth);
            slope -= ((curveOffset * gradientSlope) - (curveBoth * gradientOffset)) / determinant;
            offset -= ((curveSlope * gradientOffset) - (curveBoth * gradientSlope)) / determinant;
        }

        return calibration with { ConfidenceSlope = (float)slope, ConfidenceOffset = (float)offset };
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
