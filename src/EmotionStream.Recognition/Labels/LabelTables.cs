using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Labels;

/// <summary>
/// The label sets that need no mapping of the user's: GoEmotions (Demszky et al. 2020), Ekman's six with neutral and love, sentiment, stars. A label that names
/// one of our ten emotions has that emotion's valence and arousal (<see cref="EmotionAffect"/>); the others lie beside the nearest one, the emotion being
/// that of the grouping into Ekman's six which the GoEmotions authors published, told apart further where ours has a name for it.
/// </summary>
internal static class LabelTables
{
    /// <summary>All sets, by name, in the order in which they are tried.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, LabelAffect>> All { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, LabelAffect>>(StringComparer.Ordinal)
        {
            ["emotions"] = Emotions(),
            ["sentiment"] = Sentiment(),
            ["stars"] = Stars(),
        };

    private static Dictionary<string, LabelAffect> Emotions() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["admiration"] = new(0.60f, 0.25f, EmotionLabel.Joy),
        ["amusement"] = new(0.60f, 0.40f, EmotionLabel.Joy),
        ["anger"] = Of(EmotionLabel.Anger),
        ["annoyance"] = Of(EmotionLabel.Frustration),
        ["anxiety"] = Of(EmotionLabel.Anxiety),
        ["approval"] = new(0.40f, 0.10f, EmotionLabel.Joy),
        ["caring"] = new(0.45f, 0.20f, EmotionLabel.Joy),
        ["confusion"] = Of(EmotionLabel.Confusion),
        ["curiosity"] = new(0.10f, 0.30f, EmotionLabel.Surprise),
        ["desire"] = new(0.30f, 0.30f, EmotionLabel.Joy),
        ["disappointment"] = Of(EmotionLabel.Disappointment),
        ["disapproval"] = new(-0.50f, 0.25f, EmotionLabel.Frustration),
        ["disgust"] = new(-0.75f, 0.50f, EmotionLabel.Anger),
        ["embarrassment"] = new(-0.45f, 0.30f, EmotionLabel.Sadness),
        ["excitement"] = new(0.70f, 0.70f, EmotionLabel.Joy),
        ["fear"] = Of(EmotionLabel.Anxiety),
        ["frustration"] = Of(EmotionLabel.Frustration),
        ["gratitude"] = Of(EmotionLabel.Gratitude),
        ["grief"] = new(-0.80f, 0.20f, EmotionLabel.Sadness),
        ["joy"] = Of(EmotionLabel.Joy),
        ["love"] = new(0.75f, 0.35f, EmotionLabel.Joy),
        ["nervousness"] = new(-0.45f, 0.55f, EmotionLabel.Anxiety),
        ["neutral"] = Of(EmotionLabel.Neutral),
        ["optimism"] = new(0.55f, 0.30f, EmotionLabel.Joy),
        ["pride"] = new(0.60f, 0.40f, EmotionLabel.Joy),
        ["realization"] = new(0.05f, 0.20f, EmotionLabel.Surprise),
        ["relief"] = new(0.60f, 0.10f, EmotionLabel.Joy),
        ["remorse"] = new(-0.50f, 0.20f, EmotionLabel.Sadness),
        ["sadness"] = Of(EmotionLabel.Sadness),
        ["surprise"] = Of(EmotionLabel.Surprise),
    };

    private static Dictionary<string, LabelAffect> Sentiment() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["very negative"] = Toned(-0.90f, 0.60f),
        ["negative"] = Toned(-0.60f, 0.35f),
        ["neg"] = Toned(-0.60f, 0.35f),
        ["neutral"] = Toned(0, 0),
        ["neu"] = Toned(0, 0),
        ["positive"] = Toned(0.60f, 0.30f),
        ["pos"] = Toned(0.60f, 0.30f),
        ["very positive"] = Toned(0.90f, 0.50f),
    };

    private static Dictionary<string, LabelAffect> Stars()
    {
        LabelAffect[] values = [Toned(-0.90f, 0.50f), Toned(-0.45f, 0.25f), Toned(0, 0), Toned(0.45f, 0.25f), Toned(0.90f, 0.50f)];
        var table = new Dictionary<string, LabelAffect>(StringComparer.OrdinalIgnoreCase);
        for (var stars = 1; stars <= values.Length; stars++)
        {
            table[$"{stars} star"] = values[stars - 1];
            table[$"{stars} stars"] = values[stars - 1];
        }

        return table;
    }

    private static LabelAffect Of(EmotionLabel emotion) => new(EmotionAffect.Valences[(int)emotion], EmotionAffect.Arousals[(int)emotion], emotion);

    private static LabelAffect Toned(float valence, float arousal) => new(valence, arousal, EmotionLabel.Unknown);
}
