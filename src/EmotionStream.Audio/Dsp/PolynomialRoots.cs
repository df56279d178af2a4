using System.Numerics;

namespace EmotionStream.Audio.Dsp;

/// <summary>Roots of a polynomial of low degree, all at once, by the Aberth–Ehrlich iteration.</summary>
internal static class PolynomialRoots
{
    private const int MaximumIterations = 60;
    private const double Tolerance = 1e-9;

    /// <summary>Finds the roots.</summary>
    /// <param name="coefficients">Highest power first; the first is 1.</param>
    /// <param name="roots">Receives as many roots as the degree.</param>
    /// <returns>False when it did not converge.</returns>
    public static bool Find(ReadOnlySpan<double> coefficients, Span<Complex> roots)
    {
        for (var i = 0; i < roots.Length; i++)
            roots[i] = Complex.FromPolarCoordinates(0.9, ((2 * Math.PI * i) + 1) / roots.Length);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var largest = 0.0;
            for (var i = 0; i < roots.Length; i++)
            {
                var step = Step(coefficients, roots, i);
                roots[i] -= step;
                largest = Math.Max(largest, Math.Abs(step.Real) + Math.Abs(step.Imaginary));
            }

            if (largest < Tolerance)
                return true;
        }

        return false;
    }

    private static Complex Step(ReadOnlySpan<double> coefficients, ReadOnlySpan<Complex> roots, int i)
    {
        var z = roots[i];
        var (value, slope) = (new Complex(coefficients[0], 0), Complex.Zero);
        for (var k = 1; k < coefficients.Length; k++)
        {
            slope = (slope * z) + value;
            value = (value * z) + coefficients[k];
        }

        if (value == Complex.Zero)
            return Complex.Zero;
        var repulsion = Complex.Zero;
        for (var j = 0; j < roots.Length; j++)
        {
            if (j != i && roots[j] != z)
                repulsion += 1 / (z - roots[j]);
        }

        return 1 / ((slope / value) - repulsion);
    }
}
