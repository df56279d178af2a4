using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Labels;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Onnx;

/// <summary>
/// A text classifier in the layout of a Hugging Face ONNX export: <c>model.onnx</c>, <c>config.json</c> and a tokenizer. Shared by the recognisers made of it.
/// </summary>
public sealed class OnnxTextModel : ITextModel, IDisposable
{
    private const string UsualName = "model.onnx";

    private OnnxTextModel(string name, ModelConfig config, SequenceEncoder encoder, OnnxClassifier classifier, LabelMap labels) =>
        (Name, Config, Encoder, Classifier, Labels) = (name, config, encoder, classifier, labels);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What its labels mean.</summary>
    public LabelMap Labels { get; }

    /// <summary>What its outputs are.</summary>
    public ProblemType Problem => Config.Problem;

    /// <summary>What its <c>config.json</c> says.</summary>
    internal ModelConfig Config { get; }

    /// <summary>Its tokenizer.</summary>
    internal SequenceEncoder Encoder { get; }

    /// <summary>Its network.</summary>
    internal OnnxClassifier Classifier { get; }

    /// <summary>Loads an export.</summary>
    /// <param name="path">The folder, or the <c>.onnx</c> file in it.</param>
    /// <param name="labels">The user's label meanings; null for <c>emotionstream-labels.json</c> in the folder if there is one, else a built-in table.</param>
    /// <exception cref="ModelFileException">Something is missing or can't be honoured; names the file, the key, and what is allowed.</exception>
    public static OnnxTextModel Load(string path, string? labels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var network = Directory.Exists(path) ? NetworkIn(path) : path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(network))!;
        // Optimum writes the network into a folder of its own in newer exports.
        if (!File.Exists(Path.Combine(folder, ModelConfig.FileName)) && Path.GetFileName(folder) == "onnx")
            folder = Path.GetDirectoryName(folder)!;
        var config = ModelConfig.Read(folder);
        var map = LabelMap.For(config.Labels, labels ?? OwnLabels(folder), Path.Combine(folder, ModelConfig.FileName));
        var encoder = TokeniserFolder.Load(folder, config.Tokeniser);
        var classifier = new OnnxClassifier(network, config.Labels.Count);
        return new(ModelName.Of(folder, network), config, encoder, classifier, map);
    }

    /// <inheritdoc/>
    public ITextRecogniser CreateRecogniser(float minimumConfidence = 0) => new OnnxTextRecogniser(this, minimumConfidence);

    /// <inheritdoc/>
    public void Dispose() => Classifier.Dispose();

    private static string NetworkIn(string folder)
    {
        foreach (var candidate in (string[])[UsualName, Path.Combine("onnx", UsualName)])
            if (Path.Combine(folder, candidate) is var path && File.Exists(path))
                return path;
        var networks = Directory.GetFiles(folder, "*.onnx");
        return networks.Length == 1
            ? networks[0]
            : throw new ModelFileException(networks.Length == 0
                ? $"{folder}: has no {UsualName}."
                : $"{folder}: has several networks ({string.Join(", ", networks.Select(Path.GetFileName))}) and none is named {UsualName}; name the one to use.");
    }

    private static string? OwnLabels(string folder) => Path.Combine(folder, LabelFile.Name) is var path && File.Exists(path) ? path : null;
}
