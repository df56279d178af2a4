using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>A user's own labelled turn.</summary>
/// <param name="Text">The words.</param>
/// <param name="Valence">Valence in [−1, 1]; the emotion's when the file has none.</param>
/// <param name="Arousal">Arousal in [0, 1]; the emotion's when the file has none.</param>
/// <param name="Emotion">The emotion; <see cref="EmotionLabel.Unknown"/> when the file has none.</param>
public sealed record LabelledTurn(string Text, float Valence, float Arousal, EmotionLabel Emotion)
{
    /// <summary>
    /// Reads a tab-separated file with a header that names its columns: <c>text</c>, and <c>valence</c> (−2…2) or <c>emotion</c> or both;
    /// <c>arousal</c> (0…2) is optional. Other columns are ignored.
    /// </summary>
    /// <param name="path">The file; gzip-compressed when it ends in <c>.gz</c>.</param>
    /// <exception cref="InvalidDataException">A line is not as described; the message says which and why.</exception>
    public static IReadOnlyList<LabelledTurn> Read(string path)
    {
        var turns = new List<LabelledTurn>();
        LabelledTurnColumns? columns = null;
        var number = 0;
        foreach (var fields in Tsv.Read(path))
        {
            number++;
            if (columns is null)
                columns = LabelledTurnColumns.Of(fields, path);
            else if (fields is not [{ Length: 0 }])
                turns.Add(columns.Parse(fields, $"{path}, line {number}"));
        }

        return turns.Count > 0 ? turns : throw new InvalidDataException($"{path} has no labelled turn.");
    }

    /// <summary>The turn as a service message, for calibration and measuring.</summary>
    internal ServiceMessage ToMessage() => new("", Valence, Arousal, Emotion, Text);
}
