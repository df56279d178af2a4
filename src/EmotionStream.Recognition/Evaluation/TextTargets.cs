namespace EmotionStream.Recognition.Evaluation;

/// <summary>What the text model aims for on the public sets; BERT's published 0.624 and 0.46 on GoEmotions among them.</summary>
internal static class TextTargets
{
    private static readonly Dictionary<(string Set, string Measure), double> Values = new()
    {
        [("GoEmotions test", "Ekman macro-F1 (7)")] = 0.624,
        [("GoEmotions test", "macro-F1 (28)")] = 0.48,
        [("French support turns", TextEvaluation.NegativeArea)] = 0.85,
        [("MAIA (English)", TextEvaluation.NegativeArea)] = 0.75,
        [("UMSAB French tweets", TextEvaluation.NegativeArea)] = 0.80,
        [("EmoBank", TextEvaluation.ValenceCorrelation)] = 0.60,
        [("SemEval-2018 tweets", TextEvaluation.ValenceCorrelation)] = 0.70,
        [("49 other languages", LanguageMeasures.LongAbstains)] = 0.97,
        [("MAIA German turns", LanguageMeasures.LongAbstains)] = 0.97,
        [("GoEmotions test (English)", LanguageMeasures.DoesNotAbstain)] = 0.99,
        [("French support turns", LanguageMeasures.DoesNotAbstain)] = 0.99,
        [("UMSAB French tweets", LanguageMeasures.DoesNotAbstain)] = 0.99,
    };

    /// <summary>The row with its target, if it has one.</summary>
    /// <param name="row">The row.</param>
    public static EvaluationRow Apply(EvaluationRow row) =>
        Values.TryGetValue((row.Set, row.Measure), out var target) ? row with { Target = target } : row;
}
