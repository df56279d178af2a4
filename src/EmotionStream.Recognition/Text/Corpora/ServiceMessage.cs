using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>A customer message with its label: a line of <c>service/train.tsv</c> (<c>lang sector valence arousal emotion text</c>).</summary>
/// <param name="Language">en or fr.</param>
/// <param name="Valence">Valence in [−1, 1]; the file has −2…2.</param>
/// <param name="Arousal">Arousal in [0, 1]; the file has 0…2.</param>
/// <param name="Emotion">The emotion.</param>
/// <param name="Text">The message.</param>
internal sealed record ServiceMessage(string Language, float Valence, float Arousal, EmotionLabel Emotion, string Text)
{
    /// <summary>Reads the messages.</summary>
    /// <param name="path">The file.</param>
    public static List<ServiceMessage> Read(string path) =>
        [.. Tsv.Read(path).Skip(1).Select(Of)];

    /// <summary>The message of a line.</summary>
    /// <param name="fields">Its columns.</param>
    public static ServiceMessage Of(string[] fields) => new(
        fields[0], int.Parse(fields[2]) / 2f, int.Parse(fields[3]) / 2f, Enum.Parse<EmotionLabel>(fields[4], ignoreCase: true), fields[5]);
}
