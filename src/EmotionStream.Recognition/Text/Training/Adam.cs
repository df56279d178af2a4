using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Adam (Kingma &amp; Ba 2015) with decoupled weight decay (Loshchilov &amp; Hutter 2019). For embeddings it is lazy: a row's moments move, and it decays,
/// only when a batch touches it.
/// </summary>
/// <param name="parameters">How many parameters.</param>
/// <param name="decay">What a value loses of itself in a step, for each unit of the rate.</param>
internal sealed class Adam(int parameters, float decay = 0)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _first = new float[parameters];
    private readonly float[] _second = new float[parameters];

    /// <summary>The step's rate with the correction of the moments' start at zero.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="step">Number of the step, from 1.</param>
    public static float Corrected(float rate, int step) =>
        (float)(rate * Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step)));

    /// <summary>Moves a run of parameters against its gradient.</summary>
    /// <param name="values">The parameters of the run.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="offset">Where the run starts among all parameters.</param>
    /// <param name="rate">Corrected learning rate.</param>
    public void Update(Span<float> values, ReadOnlySpan<float> gradient, long offset, float rate)
    {
        var kept = 1 - (decay * rate);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var slope = ref MemoryMarshal.GetReference(gradient);
        ref var first = ref _first[offset];
        ref var second = ref _second[offset];
        var i = 0;
        for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
        {
            var g = Vector256.LoadUnsafe(ref slope, (nuint)i);
            var m = (Vector256.LoadUnsafe(ref first, (nuint)i) * Beta1) + (g * (1 - Beta1));
            var v = (Vector256.LoadUnsafe(ref second, (nuint)i) * Beta2) + (g * g * (1 - Beta2));
            m.StoreUnsafe(ref first, (nuint)i);
            v.StoreUnsafe(ref second, (nuint)i);
            var moved = (Vector256.LoadUnsafe(ref value, (nuint)i) * kept) - (m * rate / (Vector256.Sqrt(v) + Vector256.Create(Epsilon)));
            moved.StoreUnsafe(ref value, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            ref var m = ref Unsafe.Add(ref first, i);
            ref var v = ref Unsafe.Add(ref second, i);
            m = (m * Beta1) + (gradient[i] * (1 - Beta1));
            v = (v * Beta2) + (gradient[i] * gradient[i] * (1 - Beta2));
            values[i] = (kept * values[i]) - (rate * m / (MathF.Sqrt(v) + Epsilon));
        }
    }
}
