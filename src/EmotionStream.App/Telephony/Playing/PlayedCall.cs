namespace EmotionStream.App.Telephony.Playing;

/// <summary>What became of a played call.</summary>
/// <param name="InteractionId">Its interaction.</param>
/// <param name="Sound">How much sound was sent.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Remark">What else there is to say; empty for nothing.</param>
internal sealed record PlayedCall(string InteractionId, TimeSpan Sound, TimeSpan Took, string Remark);
