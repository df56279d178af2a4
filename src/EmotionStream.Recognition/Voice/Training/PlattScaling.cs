namespace EmotionStream.Recognition.Voice.Training;

/// <summary>
/// Fits p = 1/(1 + e^−(slope·score + offset)) with Platt's (1999) softened targets, by Newton's method with halved steps (Lin, Lin and Weng 2007): whole
/// steps run away when the scores are far from the scale of log-odds.
/// </summary>
internal static class PlattScaling
{
    private const int Iterations = 100, Halvings = 40;
    private const double Ridge = 1e-9, Precision = 1e-10;

    /// <summary>Fits.</summary>
    /// <param name="scores">Scores of cases that did not train what scored them.</param>
    /// <param name="positive">Which are positive.</param>
    public static (double Slope, double Offset) Fit(double[] scores, bool[] positive)
    {
        var positives = positive.Count(static one => one);
        var high = (positives + 1.0) / (positives + 2);
        var low = 1.0 / (positive.Length - positives + 2);
        var targets = Array.ConvertAll(positive, one => one ? high : low);
        var (slope, offset) = (0.0, Math.Log((positives + 1.0) / (positive.Length - positives + 1)));
        var loss = Loss(scores, targets, slope, offset);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (ds, db) = Step(scores, targets, slope, offset);
            var size = 1.0;
            var next = Loss(scores, targets, slope - ds, offset - db);
            for (var halving = 0; halving < Halvings && next > loss; halving++)
            {
                size /= 2;
                next = Loss(scores, targets, slope - (size * ds), offset - (size * db));
            }

            if (!(loss - next > Precision * loss))
                break;
            (slope, offset, loss) = (slope - (size * ds), offset - (size * db), next);
        }

        return (slope, offset);
    }

    private static (double Slope, double Offset) Step(double[] scores, double[] targets, double slope, double offset)
    {
        double g0 = 0, g1 = 0, h00 = Ridge, h01 = 0, h11 = Ridge;
        for (var i = 0; i < scores.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-((slope * scores[i]) + offset)));
            var (error, weight) = (p - targets[i], p * (1 - p));
            g0 += error * scores[i];
            g1 += error;
            h00 += weight * scores[i] * scores[i];
            h01 += weight * scores[i];
            h11 += weight;
        }

        var determinant = (h00 * h11) - (h01 * h01);
        return (((g0 * h11) - (g1 * h01)) / determinant, ((g1 * h00) - (g0 * h01)) / determinant);
    }

    /// <summary>Cross-entropy, written so that no exponential overflows.</summary>
    private static double Loss(double[] scores, double[] targets, double slope, double offset)
    {
        var loss = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var logit = (slope * scores[i]) + offset;
            loss += Math.Max(logit, 0) - (targets[i] * logit) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
        }

        return loss;
    }
}
