using System.Numerics.Tensors;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Trains rows and network on texts with (soft) labels: mini-batches, Adam on the network and lazily on the rows a batch touches. Each thread
/// computes a share of a batch, then updates its own share of the rows, so the result depends on the seed and the number of threads only.
/// </summary>
internal sealed class TextTrainer
{
    private readonly TrainingOptions _options;
    private readonly float[] _rows;
    private readonly Network _network;
    private readonly Adam _rowAdam;
    private readonly Adam _networkAdam;
    private readonly Worker[] _workers;
    private readonly float[] _embeddingGradients;
    private readonly int[][] _kept;
    private readonly int[] _keptCounts;

    /// <summary>Prepares to train.</summary>
    /// <param name="options">How.</param>
    /// <param name="rows">Row values, trained in place.</param>
    /// <param name="network">The network, trained in place.</param>
    public TextTrainer(TrainingOptions options, float[] rows, Network network)
    {
        _options = options;
        _rows = rows;
        _network = network;
        _rowAdam = new Adam(rows.Length, options.RowDecay);
        _networkAdam = new Adam(network.Parameters.Length);
        _workers = [.. Enumerable.Range(0, options.Threads).Select(_ => new Worker(network, options.Batch))];
        _embeddingGradients = new float[options.Batch * network.Embedding];
        _kept = new int[options.Batch][];
        _keptCounts = new int[options.Batch];
        for (var i = 0; i < _kept.Length; i++)
            _kept[i] = [];
    }

    /// <summary>Trains all epochs.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="features">Their rows, in the same order.</param>
    /// <param name="afterEpoch">Called with the epoch from 1 and its mean loss.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public void Train(IReadOnlyList<TrainingText> texts, FeatureRows features, Action<int, double> afterEpoch, CancellationToken cancellation = default)
    {
        var random = new Random(_options.Seed);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var batches = (texts.Count + _options.Batch - 1) / _options.Batch;
        var steps = batches * _options.Epochs;
        var step = 0;
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            for (var start = 0; start < order.Length; start += _options.Batch)
            {
                cancellation.ThrowIfCancellationRequested();
                var batch = order.AsMemory(start, Math.Min(_options.Batch, order.Length - start));
                step++;
                var left = _options.FallingRate ? 1 - ((step - 1f) / steps) : 1;
                var rate = Adam.Corrected(_options.Rate * left, step);
                loss += Step(texts, features, batch, rate, random.Next());
            }

            afterEpoch(epoch, loss / order.Length);
        }
    }

    private double Step(IReadOnlyList<TrainingText> texts, FeatureRows features, Memory<int> batch, float rate, int seed)
    {
        InParallel(worker => Compute(worker, texts, features, batch.Span, seed));
        var gradient = _workers[0].ParameterGradient;
        var loss = _workers[0].Loss;
        foreach (var worker in _workers.AsSpan(1))
        {
            TensorPrimitives.Add(gradient, worker.ParameterGradient, gradient);
            loss += worker.Loss;
        }

        TensorPrimitives.Multiply(gradient, 1f / batch.Length, gradient);
        _networkAdam.Update(_network.Parameters, gradient, 0, rate);
        InParallel(worker => UpdateRows(worker, batch.Length, rate));
        return loss;
    }

    private void InParallel(Action<int> work)
    {
        if (_workers.Length == 1)
            work(0);
        else
            Parallel.For(0, _workers.Length, work);
    }

    private void Compute(int number, IReadOnlyList<TrainingText> texts, FeatureRows features, ReadOnlySpan<int> batch, int seed)
    {
        var worker = _workers[number];
        Array.Clear(worker.ParameterGradient);
        worker.Loss = 0;
        for (var i = number; i < batch.Length; i += _workers.Length)
        {
            var rows = Keep(i, features[batch[i]], SplitMix.Start(seed, i));
            var embedding = worker.Embedding.AsSpan();
            embedding.Clear();
            foreach (var row in rows)
                TensorPrimitives.Add(embedding, RowOf(row), embedding);
            var scale = _network.Scale(rows.Length, TensorPrimitives.SumOfSquares<float>(embedding) / embedding.Length);
            TensorPrimitives.Multiply(embedding, scale, embedding);
            _network.Forward(embedding, worker.Hidden, worker.Outputs);
            Activation.All(worker.Outputs);
            var text = texts[batch[i]];
            text.CopyTargets(worker.Targets);
            worker.Loss += Training.Loss.Gradient(worker.Outputs, worker.Targets, text.Heads, text.Weight);
            var embeddingGradient = _embeddingGradients.AsSpan(i * _network.Embedding, _network.Embedding);
            _network.Backward(embedding, worker.Hidden, worker.Outputs, worker.ParameterGradient, embeddingGradient, worker.HiddenGradient);
            _network.BackwardScale(embedding, scale / batch.Length, embeddingGradient);
        }
    }

    private ReadOnlySpan<int> Keep(int i, ReadOnlySpan<int> rows, SplitMix random)
    {
        if (_kept[i].Length < rows.Length)
            _kept[i] = new int[rows.Length * 2];
        var count = 0;
        foreach (var row in rows)
            if (_options.FeatureDropout == 0 || random.NextSingle() >= _options.FeatureDropout)
                _kept[i][count++] = row;
        _keptCounts[i] = count;
        return _kept[i].AsSpan(0, count);
    }

    private void UpdateRows(int number, int batch, float rate)
    {
        var worker = _workers[number];
        var size = _network.Embedding;
        worker.Slots.Clear();
        for (var i = 0; i < batch; i++)
        {
            var gradient = _embeddingGradients.AsSpan(i * size, size);
            foreach (var row in _kept[i].AsSpan(0, _keptCounts[i]))
            {
                if (row % _workers.Length != number)
                    continue;
                var sum = worker.GradientOf(row, out var isNew);
                if (isNew)
                    gradient.CopyTo(sum);
                else
                    TensorPrimitives.Add(sum, gradient, sum);
            }
        }

        foreach (var (row, slot) in worker.Slots)
            _rowAdam.Update(RowOf(row), worker.SlotGradient(slot), (long)row * size, rate);
    }

    private Span<float> RowOf(int row) => _rows.AsSpan(row * _network.Embedding, _network.Embedding);

    /// <summary>What one thread writes to.</summary>
    private sealed class Worker(Network network, int batch)
    {
        private readonly int _size = network.Embedding;
        private float[] _slotGradients = new float[batch * 64 * network.Embedding];

        public float[] ParameterGradient { get; } = new float[network.Parameters.Length];

        public float[] Embedding { get; } = new float[network.Embedding];

        public float[] Hidden { get; } = new float[network.Hidden];

        public float[] HiddenGradient { get; } = new float[network.Hidden];

        public float[] Outputs { get; } = new float[OutputLayout.Count];

        public float[] Targets { get; } = new float[OutputLayout.Count];

        public double Loss { get; set; }

        public Dictionary<int, int> Slots { get; } = [];

        public Span<float> GradientOf(int row, out bool isNew)
        {
            ref var slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Slots, row, out var exists);
            isNew = !exists;
            if (isNew)
            {
                slot = Slots.Count - 1;
                if ((slot + 1) * _size > _slotGradients.Length)
                    Array.Resize(ref _slotGradients, _slotGradients.Length * 2);
            }

            return SlotGradient(slot);
        }

        public Span<float> SlotGradient(int slot) => _slotGradients.AsSpan(slot * _size, _size);
    }
}
