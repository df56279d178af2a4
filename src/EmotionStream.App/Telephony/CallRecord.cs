using EmotionStream.Core.Records;

namespace EmotionStream.App.Telephony;

/// <summary>A record that a call gives rise to.</summary>
/// <param name="Topic">The input topic.</param>
/// <param name="InteractionId">The key.</param>
/// <param name="Value">The contract's JSON, UTF-8.</param>
internal readonly record struct CallRecord(InputSource Topic, string InteractionId, byte[] Value);
