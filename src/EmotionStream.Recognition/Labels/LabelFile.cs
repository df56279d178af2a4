using System.Text.Json;
using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Labels;

/// <summary>
/// A user's own label meanings: <c>{"labels": {"angry": {"valence": -0.9, "arousal": 0.7, "emotion": "anger"}, …}}</c>. Valence in [−1, 1], arousal in [0, 1],
/// emotion one of the ten or left out.
/// </summary>
internal static class LabelFile
{
    /// <summary>The name under which it is found beside a model.</summary>
    public const string Name = "emotionstream-labels.json";

    /// <summary>Reads the meanings; names are compared without case.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is not as described; says where.</exception>
    public static IReadOnlyDictionary<string, LabelAffect> Read(string path)
    {
        using var file = JsonFile.Open(path);
        var table = new Dictionary<string, LabelAffect>(StringComparer.OrdinalIgnoreCase);
        var labels = file.Root.Required("labels", JsonValueKind.Object);
        foreach (var name in labels.Names)
        {
            var label = labels.Required(name, JsonValueKind.Object);
            table[name] = new(Number(label, "valence", -1), Number(label, "arousal", 0), Emotion(label));
        }

        return table;
    }

    private static float Number(JsonNodeAt label, string key, float least)
    {
        var value = label.Required(key, JsonValueKind.Number);
        var number = value.Element.GetSingle();
        return number >= least && number <= 1 ? number : throw value.Problem($"is a number from {least} to 1");
    }

    private static EmotionLabel Emotion(JsonNodeAt label)
    {
        if (label.Optional("emotion", JsonValueKind.String) is not { } value)
            return EmotionLabel.Unknown;
        return Enum.TryParse<EmotionLabel>(value.Text, ignoreCase: true, out var emotion) && Enum.IsDefined(emotion)
            ? emotion
            : throw value.Problem($"is one of {string.Join(", ", Enum.GetNames<EmotionLabel>().Select(static name => name.ToLowerInvariant()))}");
    }
}
