using System.Numerics.Tensors;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// The network above the embedding in single precision: e → h = ReLU(W₁e + b₁) → z = W₂h + Wₛe + b₂. The embedding e is the sum s of a text's n rows over
/// √(κn + s·s / d): divided by its own length (RMSNorm, Zhang &amp; Sennrich 2019), so that a feeling said in few of many words is not thinned out, where κ keeps
/// small what little a text without any says. Weights are stored by input, so that a pass over one input touches one run of memory.
/// </summary>
internal sealed class Network
{
    /// <summary>Makes a network.</summary>
    /// <param name="embedding">Size of the embedding.</param>
    /// <param name="hidden">Size of the hidden layer.</param>
    /// <param name="damping">κ.</param>
    public Network(int embedding, int hidden, float damping)
    {
        Embedding = embedding;
        Hidden = hidden;
        Damping = damping;
        Parameters = new float[(embedding * hidden) + hidden + ((hidden + embedding + 1) * OutputLayout.Count)];
    }

    /// <summary>Size of the embedding.</summary>
    public int Embedding { get; }

    /// <summary>Size of the hidden layer.</summary>
    public int Hidden { get; }

    /// <summary>κ; 0 in models made before there was one, whose sums are divided by √n alone.</summary>
    public float Damping { get; }

    /// <summary>All parameters in one array: W₁ by input, b₁, then W₂ by input, Wₛ by input, b₂.</summary>
    public float[] Parameters { get; }

    /// <summary>Where b₁ starts.</summary>
    public int HiddenBias => Embedding * Hidden;

    /// <summary>Where W₂ starts; Wₛ follows it.</summary>
    public int Output => HiddenBias + Hidden;

    /// <summary>Where b₂ starts.</summary>
    public int OutputBias => Output + ((Hidden + Embedding) * OutputLayout.Count);

    /// <summary>A copy, to train on.</summary>
    public Network Clone()
    {
        var copy = new Network(Embedding, Hidden, Damping);
        Parameters.CopyTo(copy.Parameters, 0);
        return copy;
    }

    /// <summary>Draws start values: scaled by the inputs of each layer (He et al. 2015).</summary>
    /// <param name="random">Source of randomness.</param>
    public void Initialise(Random random)
    {
        Draw(random, Parameters.AsSpan(0, HiddenBias), MathF.Sqrt(2f / Embedding));
        Draw(random, Parameters.AsSpan(Output, OutputBias - Output), MathF.Sqrt(0.5f / (Hidden + Embedding)));
    }

    /// <summary>What a sum of rows is multiplied by to be the embedding.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="meanSquare">Mean square of the sum's values.</param>
    public float Scale(int rows, float meanSquare) =>
        rows == 0 ? 0 : 1 / MathF.Sqrt(Damping > 0 ? (Damping * rows) + meanSquare : rows);

    /// <summary>Turns the gradient by the embedding into the one by the sum of rows.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="scale">Its <see cref="Scale"/>.</param>
    /// <param name="gradient">The gradient, turned in place.</param>
    public void BackwardScale(ReadOnlySpan<float> embedding, float scale, Span<float> gradient)
    {
        if (Damping > 0)
            TensorPrimitives.MultiplyAdd(embedding, -TensorPrimitives.Dot<float>(embedding, gradient) / Embedding, gradient, gradient);
        TensorPrimitives.Multiply(gradient, scale, gradient);
    }

    /// <summary>Computes the outputs before their sigmoid or softmax.</summary>
    /// <param name="embedding">The embedding.</param>
    /// <param name="hidden">Receives the hidden layer.</param>
    /// <param name="outputs">Receives the outputs.</param>
    public void Forward(ReadOnlySpan<float> embedding, Span<float> hidden, Span<float> outputs)
    {
        Parameters.AsSpan(HiddenBias, Hidden).CopyTo(hidden);
        for (var i = 0; i < Embedding; i++)
            TensorPrimitives.MultiplyAdd(Parameters.AsSpan(i * Hidden, Hidden), embedding[i], hidden, hidden);
        TensorPrimitives.Max(hidden, 0f, hidden);
        Parameters.AsSpan(OutputBias, OutputLayout.Count).CopyTo(outputs);
        for (var i = 0; i < Hidden; i++)
            if (hidden[i] > 0)
                TensorPrimitives.MultiplyAdd(Row(Parameters, i), hidden[i], outputs, outputs);
        for (var i = 0; i < Embedding; i++)
            TensorPrimitives.MultiplyAdd(Row(Parameters, Hidden + i), embedding[i], outputs, outputs);
    }

    /// <summary>Adds the gradients of one text.</summary>
    /// <param name="embedding">The embedding of the forward pass.</param>
    /// <param name="hidden">The hidden layer of the forward pass.</param>
    /// <param name="outputGradient">Gradient of the loss by the outputs.</param>
    /// <param name="parameterGradient">Gradients by the parameters, added to.</param>
    /// <param name="embeddingGradient">Receives the gradient by the embedding.</param>
    /// <param name="hiddenGradient">Scratch of the hidden layer's size.</param>
    public void Backward(
        ReadOnlySpan<float> embedding, ReadOnlySpan<float> hidden, ReadOnlySpan<float> outputGradient,
        Span<float> parameterGradient, Span<float> embeddingGradient, Span<float> hiddenGradient)
    {
        AddTo(parameterGradient.Slice(OutputBias, OutputLayout.Count), outputGradient);
        for (var i = 0; i < Hidden; i++)
        {
            hiddenGradient[i] = 0;
            if (hidden[i] <= 0)
                continue;
            var gradient = Row(parameterGradient, i);
            TensorPrimitives.MultiplyAdd(outputGradient, hidden[i], gradient, gradient);
            hiddenGradient[i] = TensorPrimitives.Dot(Row(Parameters, i), outputGradient);
        }

        AddTo(parameterGradient.Slice(HiddenBias, Hidden), hiddenGradient);
        for (var i = 0; i < Embedding; i++)
        {
            var gradient = Row(parameterGradient, Hidden + i);
            TensorPrimitives.MultiplyAdd(outputGradient, embedding[i], gradient, gradient);
            var first = parameterGradient.Slice(i * Hidden, Hidden);
            TensorPrimitives.MultiplyAdd(hiddenGradient, embedding[i], first, first);
            embeddingGradient[i] = TensorPrimitives.Dot(Row(Parameters, Hidden + i), outputGradient)
                + TensorPrimitives.Dot(Parameters.AsSpan(i * Hidden, Hidden), hiddenGradient);
        }
    }

    private static void AddTo(Span<float> sum, ReadOnlySpan<float> addend) => TensorPrimitives.Add(sum, addend, sum);

    private static void Draw(Random random, Span<float> values, float deviation)
    {
        foreach (ref var value in values)
            value = ((random.NextSingle() * 2) - 1) * deviation * 1.732f;
    }

    private Span<float> Row(Span<float> parameters, int input) => parameters.Slice(Output + (input * OutputLayout.Count), OutputLayout.Count);
}
