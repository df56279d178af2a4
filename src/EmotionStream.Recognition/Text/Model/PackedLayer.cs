using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// A linear layer packed for scoring: sixteen outputs a block, each block's weights by input in one run of memory, so that a block is
/// two vectors of sums over one sequential read.
/// </summary>
internal sealed class PackedLayer
{
    /// <summary>Outputs a block.</summary>
    public const int BlockSize = 16;

    private readonly int _inputs;
    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <summary>Packs a layer.</summary>
    /// <param name="byInput">Weights, the outputs of one input together.</param>
    /// <param name="bias">One a output; a multiple of <see cref="BlockSize"/>.</param>
    public PackedLayer(ReadOnlySpan<float> byInput, ReadOnlySpan<float> bias)
    {
        _bias = bias.ToArray();
        _inputs = byInput.Length / bias.Length;
        _weights = new float[byInput.Length];
        for (var input = 0; input < _inputs; input++)
            for (var output = 0; output < bias.Length; output++)
            {
                var block = output / BlockSize;
                _weights[(((block * _inputs) + input) * BlockSize) + (output % BlockSize)] = byInput[(input * bias.Length) + output];
            }
    }

    /// <summary>Computes the first outputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">Receives the outputs; its length, a multiple of <see cref="BlockSize"/>, says how many.</param>
    public void Multiply(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length != _inputs)
            throw new ArgumentException($"{inputs.Length} inputs for a layer of {_inputs}.", nameof(inputs));
        ref var input = ref MemoryMarshal.GetReference(inputs);
        for (var start = 0; start < outputs.Length; start += BlockSize)
        {
            var low = Vector256.LoadUnsafe(ref _bias[start]);
            var high = Vector256.LoadUnsafe(ref _bias[start + 8]);
            var lowOdd = Vector256<float>.Zero;
            var highOdd = Vector256<float>.Zero;
            ref var weight = ref _weights[start * _inputs];
            for (var i = 0; i < inputs.Length; i += 2)
            {
                var offset = (nuint)(i * BlockSize);
                var even = Vector256.Create(inputs[i]);
                var odd = Vector256.Create(inputs[i + 1]);
                low = Vector256.FusedMultiplyAdd(even, Vector256.LoadUnsafe(ref weight, offset), low);
                high = Vector256.FusedMultiplyAdd(even, Vector256.LoadUnsafe(ref weight, offset + 8), high);
                lowOdd = Vector256.FusedMultiplyAdd(odd, Vector256.LoadUnsafe(ref weight, offset + 16), lowOdd);
                highOdd = Vector256.FusedMultiplyAdd(odd, Vector256.LoadUnsafe(ref weight, offset + 24), highOdd);
            }

            (low + lowOdd).CopyTo(outputs[start..]);
            (high + highOdd).CopyTo(outputs[(start + 8)..]);
        }
    }
}
