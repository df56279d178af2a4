using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class NetworkTests
{
    private const int Embedding = 32;
    private const int Hidden = 16;

    private readonly Network _network = new(Embedding, Hidden, damping: 0.05f);
    private readonly float[] _input = new float[Embedding];
    private readonly float[] _targets = new float[OutputLayout.Count];

    public NetworkTests()
    {
        var random = new Random(7);
        _network.Initialise(random);
        foreach (ref var value in _input.AsSpan())
            value = random.NextSingle() - 0.5f;
        foreach (ref var value in _targets.AsSpan())
            value = random.NextSingle();
        Activation.Softmax(_targets.AsSpan(OutputLayout.Service, OutputLayout.ServiceCount));
        Activation.Softmax(_targets.AsSpan(OutputLayout.Language, OutputLayout.LanguageCount));
    }

    [Theory]
    [InlineData((int)OutputHeads.All)]
    [InlineData((int)(OutputHeads.Affect | OutputHeads.Service))]
    [InlineData((int)OutputHeads.Language)]
    public void Backward_EveryParameter_AgreesWithFiniteDifferences(int heads)
    {
        var (gradient, _) = Gradients((OutputHeads)heads);

        for (var i = 0; i < _network.Parameters.Length; i += 7)
            Assert.Equal(FiniteDifference(_network.Parameters, i, (OutputHeads)heads), gradient[i], 2e-3);
    }

    [Fact]
    public void Backward_EveryInput_AgreesWithFiniteDifferences()
    {
        var (_, gradient) = Gradients(OutputHeads.All);

        for (var i = 0; i < Embedding; i++)
            Assert.Equal(FiniteDifference(_input, i, OutputHeads.All), gradient[i], 5e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05f)]
    public void BackwardScale_EverySum_AgreesWithFiniteDifferences(float damping)
    {
        // Any function of the embedding will do: here a weighted sum, whose gradient by the embedding is the weights.
        const int Rows = 9;
        const float Step = 1e-2f;
        var network = new Network(Embedding, Hidden, damping);
        var weights = Array.ConvertAll(_input, static value => MathF.Sin(20 * value));
        var (embedding, scale) = Embed(_input);
        var gradient = (float[])weights.Clone();

        network.BackwardScale(embedding, scale, gradient);

        for (var i = 0; i < Embedding; i++)
        {
            var (above, below) = ((float[])_input.Clone(), (float[])_input.Clone());
            (above[i], below[i]) = (above[i] + Step, below[i] - Step);
            Assert.Equal((Dot(Embed(above).Embedding) - Dot(Embed(below).Embedding)) / (2 * Step), gradient[i], 2e-3);
        }

        (float[] Embedding, float Scale) Embed(float[] sum)
        {
            var factor = network.Scale(Rows, Vectors.MeanSquare(sum));
            return (Array.ConvertAll(sum, value => value * factor), factor);
        }

        float Dot(float[] values) => values.Zip(weights, static (value, weight) => value * weight).Sum();
    }

    [Fact]
    public void Scale_ALongTextOfTheSameFeeling_IsHardlyThinned()
    {
        var damped = new Network(Embedding, Hidden, damping: 0.05f);
        var undamped = new Network(Embedding, Hidden, damping: 0);

        Assert.Equal(0, damped.Scale(0, 0));
        Assert.Equal(0.1f, undamped.Scale(100, 7), 1e-6); // 1 / √100, whatever the sum
        Assert.InRange(damped.Scale(100, 50) / damped.Scale(25, 50), 0.95f, 1); // the sum's own length counts
        Assert.InRange(undamped.Scale(100, 50) / undamped.Scale(25, 50), 0.49f, 0.51f);
    }

    [Fact]
    public void PackedLayer_SameWeights_GivesTheSameOutputs()
    {
        var (hidden, outputs) = (new float[Hidden], new float[OutputLayout.Count]);
        _network.Forward(_input, hidden, outputs);
        var first = new PackedLayer(_network.Parameters.AsSpan(0, _network.HiddenBias), _network.Parameters.AsSpan(_network.HiddenBias, Hidden));
        var packed = new float[Hidden];

        first.Multiply(_input, packed);

        Assert.All(packed.Zip(hidden), pair => Assert.Equal(pair.Second, Math.Max(0, pair.First), 1e-5));
    }

    private (float[] Parameters, float[] Inputs) Gradients(OutputHeads heads)
    {
        var (hidden, outputs) = (new float[Hidden], new float[OutputLayout.Count]);
        var (parameters, inputs) = (new float[_network.Parameters.Length], new float[Embedding]);
        _network.Forward(_input, hidden, outputs);
        Activation.All(outputs);
        Loss.Gradient(outputs, _targets, heads, weight: 1);
        _network.Backward(_input, hidden, outputs, parameters, inputs, new float[Hidden]);
        return (parameters, inputs);
    }

    private float FiniteDifference(float[] values, int i, OutputHeads heads)
    {
        const float Step = 5e-3f;
        var value = values[i];
        values[i] = value + Step;
        var above = LossNow(heads);
        values[i] = value - Step;
        var below = LossNow(heads);
        values[i] = value;
        return (float)((above - below) / (2 * Step));
    }

    private double LossNow(OutputHeads heads)
    {
        var (hidden, outputs) = (new float[Hidden], new float[OutputLayout.Count]);
        _network.Forward(_input, hidden, outputs);
        Activation.All(outputs);
        return Loss.Gradient(outputs, _targets, heads, weight: 1);
    }
}
