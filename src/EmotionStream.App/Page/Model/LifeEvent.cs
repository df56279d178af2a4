using EmotionStream.Core.Records;

namespace EmotionStream.App.Page.Model;

/// <summary>Something that happened to an interaction, for the bands and ticks of its curve.</summary>
/// <param name="Time">When.</param>
/// <param name="Type">What: transferred, held, resumed, channelSwitched …</param>
/// <param name="To">Queue or channel it went to.</param>
public sealed record LifeEvent(DateTimeOffset Time, InteractionEventType Type, string? To);
