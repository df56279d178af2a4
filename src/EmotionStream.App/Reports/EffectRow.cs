using EmotionStream.Core.Records;

namespace EmotionStream.App.Reports;

/// <summary>A row of the effect table.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Outcome">What is looked at, as in JSON: end, remembered, satisfaction; of a call-back after the end comesBack, nextEnd, nextRemembered.</param>
/// <param name="Estimate">What the comparison says.</param>
internal sealed record EffectRow(AlertActionType Action, string Outcome, EffectEstimate Estimate);
