using System.Text.Json;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Onnx;

/// <summary>What <c>config.json</c> says of a classifier.</summary>
/// <param name="Labels">Its labels in the order of the outputs (<c>id2label</c>).</param>
/// <param name="Problem">
/// What its outputs are (<c>problem_type</c>); as in Hugging Face's pipeline, a softmax where it does not say and there are several labels.
/// </param>
/// <param name="Tokeniser">What it says of the tokenizer.</param>
internal sealed record ModelConfig(IReadOnlyList<string> Labels, ProblemType Problem, TokeniserSettings Tokeniser)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "config.json";

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder of the export.</param>
    /// <exception cref="ModelFileException">A key is missing or not as it must be; says which.</exception>
    public static ModelConfig Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new ModelFileException($"{folder}: has no {FileName}, which names the labels (id2label).");
        using var file = JsonFile.Open(path);
        return new(LabelsOf(file.Root), ProblemOf(file.Root), TokeniserSettings.Read(file.Root, folder));
    }

    private static string[] LabelsOf(JsonNodeAt root)
    {
        var node = root.Required("id2label", JsonValueKind.Object);
        var labels = new string[node.Names.Count()];
        foreach (var key in node.Names)
        {
            if (!int.TryParse(key, out var id) || id < 0 || id >= labels.Length)
                throw node.Problem($"has the keys 0 to {labels.Length - 1}, each once");
            labels[id] = node.Required(key, JsonValueKind.String).Text;
        }

        return labels.Length > 1 ? labels : throw node.Problem("has two labels or more: a model with one output is a regression, which is not a classifier");
    }

    private static ProblemType ProblemOf(JsonNodeAt root)
    {
        var node = root.Optional("problem_type", JsonValueKind.String);
        return node?.Text switch
        {
            null or "single_label_classification" => ProblemType.SingleLabel,
            "multi_label_classification" => ProblemType.MultiLabel,
            _ => throw node.Value.Problem("is single_label_classification or multi_label_classification"),
        };
    }
}
