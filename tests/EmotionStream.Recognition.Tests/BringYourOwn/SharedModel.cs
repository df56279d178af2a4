using System.Text.Json;

namespace EmotionStream.Recognition.Tests.BringYourOwn;

/// <summary>The real export beside the repository, which is not part of it, with what other implementations make of 200 texts.</summary>
internal static class SharedModel
{
    public const string Missing = "The model to test with is not at hand: put it in ../shared/models/minilm-goemotions-onnx beside the repository.";

    /// <summary>The folder; null where it is not.</summary>
    public static string? Folder { get; } = SharedFolder.Find("models", "minilm-goemotions-onnx");

    public static IReadOnlyList<(string Text, long[] Ids, float[] Logits)> Reference() =>
    [
        .. File.ReadLines(Path.Combine(Folder!, "reference.jsonl")).Select(static line =>
        {
            using var row = JsonDocument.Parse(line);
            return (row.RootElement.GetProperty("text").GetString()!,
                row.RootElement.GetProperty("input_ids").EnumerateArray().Select(static id => id.GetInt64()).ToArray(),
                row.RootElement.GetProperty("logits").EnumerateArray().Select(static logit => logit.GetSingle()).ToArray());
        }),
    ];
}
