using System.Globalization;
using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>Where the columns of a labelled file are.</summary>
/// <param name="Text">Column of the text.</param>
/// <param name="Valence">Column of the valence, or −1.</param>
/// <param name="Arousal">Column of the arousal, or −1.</param>
/// <param name="Emotion">Column of the emotion, or −1.</param>
internal sealed record LabelledTurnColumns(int Text, int Valence, int Arousal, int Emotion)
{
    private const float Scale = 2;

    /// <summary>Finds the columns in a header.</summary>
    /// <param name="header">The header's fields.</param>
    /// <param name="path">The file, for the message.</param>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static LabelledTurnColumns Of(string[] header, string path)
    {
        var columns = new LabelledTurnColumns(Find("text"), Find("valence"), Find("arousal"), Find("emotion"));
        if (columns.Text < 0 || (columns.Valence < 0 && columns.Emotion < 0))
            throw new InvalidDataException(
                $"{path}: the first line must name the columns, tab-separated: text, and valence or emotion or both. It names: {string.Join(", ", header)}.");
        return columns;

        int Find(string name) => Array.FindIndex(header, field => field.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a line.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="place">File and line, for the message.</param>
    /// <exception cref="InvalidDataException">A value is missing or out of range.</exception>
    public LabelledTurn Parse(string[] fields, string place)
    {
        var text = Field(Text, "text");
        var emotion = Emotion < 0 ? EmotionLabel.Unknown : EmotionOf(Field(Emotion, "emotion"));
        var index = (int)emotion;
        var valence = Valence >= 0 ? Number(Valence, "valence", -Scale) : EmotionAffect.Valences[index];
        var arousal = Arousal >= 0 ? Number(Arousal, "arousal", 0) : emotion == EmotionLabel.Unknown ? 0 : EmotionAffect.Arousals[index];
        return new LabelledTurn(text, valence, arousal, emotion);

        string Field(int column, string name) =>
            column < fields.Length ? fields[column] : throw new InvalidDataException($"{place}: there is no column for {name}.");

        EmotionLabel EmotionOf(string field) =>
            Enum.TryParse<EmotionLabel>(field, ignoreCase: true, out var label) && Enum.IsDefined(label) && !char.IsDigit(field[0])
            && label != EmotionLabel.Unknown
                ? label
                : throw new InvalidDataException(
                    $"{place}: the emotion is one of {string.Join(", ", Enum.GetNames<EmotionLabel>().Take(OutputLayout.ServiceCount)).ToLowerInvariant()}, not \"{field}\".");

        float Number(int column, string name, float least)
        {
            var field = Field(column, name);
            return float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= Scale
                ? value / Scale
                : throw new InvalidDataException($"{place}: {name} is a number from {least} to {Scale}, not \"{field}\".");
        }
    }
}
