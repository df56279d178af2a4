using System.Numerics.Tensors;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// The mean of the weights of models that parted from one start. They stay close enough for their mean to be a model, which is about as good as the mean of
/// what they say and costs one to run. Models of different starts have no such mean.
/// </summary>
/// <param name="rows">Length of the rows' values.</param>
/// <param name="like">A network of the models' sizes.</param>
internal sealed class WeightMean(int rows, Network like)
{
    private readonly float[] _rows = new float[rows];
    private readonly Network _network = new(like.Embedding, like.Hidden, like.Damping);
    private int _count;

    /// <summary>The mean of the rows.</summary>
    public float[] Rows => _rows;

    /// <summary>The mean of the networks.</summary>
    public Network Network => _network;

    /// <summary>Adds a model to the mean.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="network">Its network.</param>
    public void Add(float[] rows, Network network)
    {
        _count++;
        Move(_rows, rows);
        Move(_network.Parameters, network.Parameters);
    }

    private void Move(float[] mean, float[] values) => TensorPrimitives.Lerp(mean, values, 1f / _count, mean);
}
