namespace EmotionStream.Recognition.Tests.BringYourOwn;

/// <summary>A folder in the layout of a Hugging Face export, of a few words and three labels.</summary>
internal sealed class TinyExport : IDisposable
{
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "thank", "##s", "awful", "ok", "€", "ete"];

    private static readonly float[][] Table =
    [
        [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [-4, 0, 4], [0, 0, 0], [5, 0, -5], [-3, 6, -3], [0, 1, 0], [0, 1, 0],
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("tiny-export").FullName;

    public static TinyExport Create(string labels = "\"0\": \"negative\", \"1\": \"neutral\", \"2\": \"positive\"", string? problemType = null)
    {
        var export = new TinyExport();
        export.Write("config.json", $$"""
            { "model_type": "bert", "max_position_embeddings": 12, "id2label": { {{labels}} }{{(problemType is null ? "" : $", \"problem_type\": \"{problemType}\"")}} }
            """);
        export.Write("vocab.txt", string.Join('\n', Vocabulary) + "\n");
        export.Write("model.onnx", TinyNetwork.Write(Table));
        return export;
    }

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Folder, name), content);

    public void Remove(string name) => File.Delete(Path.Combine(Folder, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
