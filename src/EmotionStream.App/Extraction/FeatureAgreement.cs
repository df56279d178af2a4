using EmotionStream.Core.Records;

namespace EmotionStream.App.Extraction;

/// <summary>How one feature of ours agrees with a reference's over clips in a condition, as Pearson's r.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="R">Ours with the reference's, both in this condition.</param>
/// <param name="ReferenceKept">The reference's in this condition with the reference's as recorded: what the condition leaves of the feature there.</param>
/// <param name="OursKept">Ours in this condition with the reference's as recorded: what it leaves of the feature here.</param>
internal sealed record FeatureAgreement(AudioFeature Feature, double R, double ReferenceKept, double OursKept);
