using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class NetworkTests
{
    private const int Embedding = 32;
    private const int Hidden = 16;

    private readonly Network _network = new(Embedding, Hidden);
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
