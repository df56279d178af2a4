using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>A trained text model: immutable, shared by any number of recognisers.</summary>
public sealed class TextModel
{
    private const string ShippedResource = "EmotionStream.Recognition.Models.text.estm";

    internal TextModel(string name, FeatureTable features, QuantisedRows rows, Network network, Calibration calibration)
    {
        Name = name;
        Features = features;
        Rows = rows;
        Network = network;
        Calibration = calibration;
        Hidden = network.Hidden;
        var parameters = network.Parameters.AsSpan();
        HiddenLayer = new PackedLayer(parameters[..network.HiddenBias], parameters.Slice(network.HiddenBias, network.Hidden));
        OutputLayer = new PackedLayer(parameters[network.Output..network.OutputBias], parameters.Slice(network.OutputBias, OutputLayout.Count));
    }

    /// <summary>Name and version, for readings and metrics.</summary>
    public string Name { get; }

    internal FeatureTable Features { get; }

    internal QuantisedRows Rows { get; }

    internal Network Network { get; }

    internal Calibration Calibration { get; }

    internal int Hidden { get; }

    internal PackedLayer HiddenLayer { get; }

    internal PackedLayer OutputLayer { get; }

    /// <summary>The model with another calibration.</summary>
    /// <param name="calibration">The calibration.</param>
    internal TextModel With(Calibration calibration) => new(Name, Features, Rows, Network, calibration);

    /// <summary>Loads the model that ships in this assembly (see <c>docs/models/text.md</c>).</summary>
    public static TextModel LoadShipped()
    {
        using var stream = typeof(TextModel).Assembly.GetManifestResourceStream(ShippedResource)
            ?? throw new ModelFileException($"This build has no text model: the resource {ShippedResource} is missing.");
        return TextModelFile.Load(stream);
    }

    /// <summary>Loads a model that <c>emotionstream train text</c> made.</summary>
    /// <param name="stream">The file's content.</param>
    /// <exception cref="ModelFileException">It is not a model of this version, or damaged.</exception>
    public static TextModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return TextModelFile.Load(stream);
    }

    /// <summary>Loads a model from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is not a model of this version, or damaged.</exception>
    public static TextModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return TextModelFile.Load(stream);
    }

    /// <summary>Writes the model.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        TextModelFile.Save(this, stream);
    }

    /// <summary>Writes the model to a file, which is never seen half-written.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        var unfinished = path + ".part";
        using (var stream = File.Create(unfinished))
            TextModelFile.Save(this, stream);
        File.Move(unfinished, path, overwrite: true);
    }
}
