namespace EmotionStream.Audio.Features;

/// <summary>Linear prediction by the autocorrelation method (Levinson 1947, Durbin 1960).</summary>
internal static class LinearPrediction
{
    /// <summary>Solves for the predictor.</summary>
    /// <param name="autocorrelation">Lags 0…p.</param>
    /// <param name="coefficients">Receives a₀ = 1, a₁ … a_p of A(z) = Σ aᵢz⁻ⁱ.</param>
    /// <returns>False when the frame has no energy to predict.</returns>
    public static bool Solve(ReadOnlySpan<double> autocorrelation, Span<double> coefficients)
    {
        var error = autocorrelation[0];
        coefficients.Clear();
        coefficients[0] = 1;
        if (!(error > 0))
            return false;
        Span<double> before = stackalloc double[coefficients.Length];
        for (var order = 1; order < coefficients.Length; order++)
        {
            var sum = autocorrelation[order];
            for (var i = 1; i < order; i++)
                sum += coefficients[i] * autocorrelation[order - i];
            var reflection = -sum / error;
            coefficients.CopyTo(before);
            for (var i = 1; i < order; i++)
                coefficients[i] = before[i] + (reflection * before[order - i]);
            coefficients[order] = reflection;
            error *= 1 - (reflection * reflection);
            if (!(error > 0))
                return false;
        }

        return true;
    }
}
