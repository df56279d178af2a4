using EmotionStream.Recognition.MachineLearning;
using EmotionStream.Recognition.Onnx;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.BringYourOwn;

/// <summary>Loads a text model of any kind, told apart by what the path names.</summary>
public static class TextModels
{
    /// <summary>What a path may name, for help texts.</summary>
    public const string Kinds =
        "a model made by 'emotionstream train text', a folder with a Hugging Face ONNX export (model.onnx, config.json, tokenizer), or an ML.NET pipeline (.zip)";

    /// <summary>Loads a model.</summary>
    /// <param name="path">Null for the one that ships; a folder or an <c>.onnx</c> file for an export, a <c>.zip</c> for ML.NET; else a model file of ours.</param>
    /// <param name="labels">Label meanings of the user's own, for an export or an ML.NET pipeline; null for a built-in table.</param>
    /// <exception cref="ModelFileException">It can't be used; says what is wrong, and what is allowed.</exception>
    public static ITextModel Load(string? path, string? labels = null)
    {
        if (path is null && labels is null)
            return new NGramModel(TextModel.LoadShipped());
        if (path is null)
            throw new ModelFileException($"The model that ships has no labels to map; {labels} is for an ONNX export or an ML.NET pipeline.");
        if (Directory.Exists(path) || HasExtension(path, ".onnx"))
            return OnnxTextModel.Load(path, labels);
        if (HasExtension(path, ".zip"))
            return PipelineTextModel.Load(path, labels);
        return labels is null
            ? new NGramModel(TextModel.Load(path))
            : throw new ModelFileException($"{path}: is a model of our own kind, which has no labels to map; {labels} is not for it.");
    }

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
