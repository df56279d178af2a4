using System.Numerics.Tensors;

namespace EmotionStream.Audio.Features;

/// <summary>Triangular filters, evenly spaced on the mel scale (1127·ln(1 + f/700)), over a power spectrum.</summary>
internal sealed class MelBank
{
    private readonly int[] _first;
    private readonly float[][] _weights;

    /// <summary>Makes a bank.</summary>
    /// <param name="bands">How many filters.</param>
    /// <param name="lowest">Lower edge of the first, Hz.</param>
    /// <param name="highest">Upper edge of the last, Hz.</param>
    /// <param name="binHz">Width of a bin of the spectrum, Hz.</param>
    public MelBank(int bands, double lowest, double highest, double binHz)
    {
        var edges = new double[bands + 2];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = Mel(lowest) + ((Mel(highest) - Mel(lowest)) * i / (bands + 1));
        Centres = [.. edges.Skip(1).Take(bands).Select(mel => 700 * (Math.Exp(mel / 1127) - 1))];
        _first = new int[bands];
        _weights = new float[bands][];
        var bins = (int)(highest / binHz) + 1;
        for (var band = 0; band < bands; band++)
        {
            var triangle = Enumerable.Range(0, bins).Select(bin => Triangle(Mel(bin * binHz), edges.AsSpan(band, 3))).ToArray();
            _first[band] = Math.Max(0, Array.FindIndex(triangle, w => w > 0));
            _weights[band] = [.. triangle.Skip(_first[band]).TakeWhile(w => w > 0).Select(w => (float)w)];
        }
    }

    /// <summary>Centre frequency of each filter, Hz.</summary>
    public IReadOnlyList<double> Centres { get; }

    /// <summary>Energies of the bands.</summary>
    /// <param name="power">The power spectrum.</param>
    /// <param name="bands">Receives one value a band.</param>
    public void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        for (var band = 0; band < _weights.Length; band++)
            bands[band] = TensorPrimitives.Dot(_weights[band], power.Slice(_first[band], _weights[band].Length));
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));

    private static double Triangle(double mel, ReadOnlySpan<double> edges) =>
        Math.Max(0, Math.Min((mel - edges[0]) / (edges[1] - edges[0]), (edges[2] - mel) / (edges[2] - edges[1])));
}
