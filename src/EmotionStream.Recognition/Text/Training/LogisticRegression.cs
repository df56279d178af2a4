namespace EmotionStream.Recognition.Text.Training;

/// <summary>Logistic regression of few inputs, by Newton's method with a small ridge; a step that makes it worse is halved.</summary>
internal static class LogisticRegression
{
    private const double Ridge = 1e-3;
    private const double Enough = 1e-10;
    private const int Iterations = 50;

    /// <summary>The weight of each input.</summary>
    /// <param name="inputs">The inputs of each case; a constant one for an offset.</param>
    /// <param name="outcomes">What happened in each case.</param>
    /// <param name="weights">Weight of each case.</param>
    public static double[] Fit(double[][] inputs, bool[] outcomes, double[] weights)
    {
        var fitted = new double[inputs[0].Length];
        var loss = Loss(fitted, inputs, outcomes, weights);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var step = Step(fitted, inputs, outcomes, weights);
            double[] moved;
            double after;
            var size = 1.0;
            do
            {
                moved = [.. fitted.Zip(step, (weight, change) => weight - (size * change))];
                after = Loss(moved, inputs, outcomes, weights);
                size /= 2;
            }
            while (after > loss && size > Enough);
            if (loss - after < Enough)
                break;
            (fitted, loss) = (moved, after);
        }

        return fitted;
    }

    private static double Loss(double[] fitted, double[][] inputs, bool[] outcomes, double[] weights)
    {
        var loss = Ridge / 2 * fitted.Sum(static weight => weight * weight);
        for (var i = 0; i < inputs.Length; i++)
        {
            var logit = Logit(fitted, inputs[i]);
            loss += weights[i] * (Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - (outcomes[i] ? logit : 0));
        }

        return loss;
    }

    /// <summary>Newton's step: the gradient times the inverse of the curvature.</summary>
    private static double[] Step(double[] fitted, double[][] inputs, bool[] outcomes, double[] weights)
    {
        var size = fitted.Length;
        var gradient = Array.ConvertAll(fitted, static weight => Ridge * weight);
        var curvature = new double[size, size];
        for (var j = 0; j < size; j++)
            curvature[j, j] = Ridge;
        for (var i = 0; i < inputs.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-Logit(fitted, inputs[i])));
            var error = weights[i] * (p - (outcomes[i] ? 1 : 0));
            for (var j = 0; j < size; j++)
            {
                gradient[j] += error * inputs[i][j];
                for (var k = 0; k < size; k++)
                    curvature[j, k] += weights[i] * p * (1 - p) * inputs[i][j] * inputs[i][k];
            }
        }

        Solve(curvature, gradient);
        return gradient;
    }

    private static double Logit(double[] fitted, double[] inputs)
    {
        var sum = 0.0;
        for (var j = 0; j < fitted.Length; j++)
            sum += fitted[j] * inputs[j];
        return sum;
    }

    /// <summary>Gaussian elimination in place; the ridge makes the matrix positive definite, so no row is exchanged.</summary>
    private static void Solve(double[,] matrix, double[] values)
    {
        var size = values.Length;
        for (var column = 0; column < size; column++)
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var k = column; k < size; k++)
                    matrix[row, k] -= factor * matrix[column, k];
                values[row] -= factor * values[column];
            }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
                values[row] -= matrix[row, k] * values[k];
            values[row] /= matrix[row, row];
        }
    }
}
