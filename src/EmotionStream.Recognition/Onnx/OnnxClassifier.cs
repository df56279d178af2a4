using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EmotionStream.Recognition.Onnx;

/// <summary>The network of an export: token ids in, a logit a label out. Thread-safe.</summary>
internal sealed class OnnxClassifier : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";
    private const string Logits = "logits";

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly int _labels;
    private readonly string _path;

    /// <summary>Loads a network.</summary>
    /// <param name="path">The <c>.onnx</c> file.</param>
    /// <param name="labels">How many labels it must have.</param>
    /// <exception cref="ModelFileException">It is not a network, or has other inputs or outputs than a text classifier's.</exception>
    public OnnxClassifier(string path, int labels)
    {
        (_path, _labels) = (path, labels);
        // Calls run beside each other, one a core: threads that share one call of a short text mostly wait for each other.
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        try
        {
            _session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new ModelFileException($"{path}: ONNX Runtime can't load it: {problem.Message}", problem);
        }

        try
        {
            _inputs = InputsOf(_session.InputMetadata);
            _outputs = [OutputOf(_session.OutputMetadata)];
            DependsOnBatch = FileContent.Mentions(path, "DynamicQuantizeLinear");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether it rounds its activations to 8 bits by the range it finds in each call: then the other texts of a batch, and what fills it up, move a text's logits,
    /// by 0.5 to 1.5 in the network tested with.
    /// </summary>
    public bool DependsOnBatch { get; }

    /// <summary>Runs a batch.</summary>
    /// <param name="batch">Sequences; shorter ones are filled to the longest.</param>
    /// <param name="padId">Id that fills.</param>
    /// <returns>Logits, a row a sequence.</returns>
    public float[] Run(ReadOnlySpan<long[]> batch, int padId)
    {
        var width = 0;
        foreach (var ids in batch)
            width = Math.Max(width, ids.Length);
        long[] shape = [batch.Length, width];
        var (tokens, mask) = (new long[batch.Length * width], new long[batch.Length * width]);
        Array.Fill(tokens, padId);
        for (var row = 0; row < batch.Length; row++)
        {
            batch[row].CopyTo(tokens, row * width);
            mask.AsSpan(row * width, batch[row].Length).Fill(1);
        }

        var values = new List<OrtValue>(_inputs.Length);
        try
        {
            foreach (var input in _inputs)
                values.Add(OrtValue.CreateTensorValueFromMemory(input switch { Ids => tokens, Mask => mask, _ => new long[tokens.Length] }, shape));
            using var results = _session.Run(_options, _inputs, values, _outputs);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            values.ForEach(static value => value.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    private string[] InputsOf(IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        foreach (var (name, node) in inputs)
        {
            if (name is not (Ids or Mask or Types))
                throw new ModelFileException($"{_path}: has the input \"{name}\"; allowed are {Ids}, {Mask} and {Types}.");
            if (node.ElementDataType != TensorElementType.Int64 || node.Dimensions.Length != 2)
                throw new ModelFileException($"{_path}: the input \"{name}\" is {node.ElementDataType} of {node.Dimensions.Length} dimensions; Int64 of batch × sequence is due.");
        }

        return inputs.ContainsKey(Ids) ? [.. inputs.Keys] : throw new ModelFileException($"{_path}: has no input \"{Ids}\".");
    }

    private string OutputOf(IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        var name = outputs.ContainsKey(Logits) ? Logits : outputs.Keys.First();
        if (outputs.Count > 1 && name != Logits)
            throw new ModelFileException($"{_path}: of its outputs ({string.Join(", ", outputs.Keys)}) none is named \"{Logits}\".");
        var node = outputs[name];
        if (node.ElementDataType != TensorElementType.Float || node.Dimensions.Length != 2)
            throw new ModelFileException($"{_path}: the output \"{name}\" is {node.ElementDataType} of {node.Dimensions.Length} dimensions; Float of batch × labels is due.");
        if (node.Dimensions[1] > 0 && node.Dimensions[1] != _labels)
            throw new ModelFileException(
                $"{_path}: gives {node.Dimensions[1]} outputs, but {ModelConfig.FileName} names {_labels} labels (id2label); they must be as many.");
        return name;
    }
}
