using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>A customer's turn that tells what a queue is about: a negative peak, or one of many others.</summary>
/// <param name="Record">The turn. Valid during the call only, as the record is pooled.</param>
/// <param name="Profile">Its interaction.</param>
/// <param name="Type"><see cref="QueueEventType.Peak"/> or <see cref="QueueEventType.Turn"/>.</param>
/// <param name="Deeper">Whether the interaction had been at a negative peak before.</param>
public readonly record struct QueueTurn(InputRecord Record, InteractionProfile Profile, QueueEventType Type, bool Deeper);
