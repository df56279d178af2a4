namespace EmotionStream.Core.Keyed;

/// <summary>A state that time alone may change: it knows when the reminder comes due that stands for it.</summary>
internal interface IRemindedState
{
    /// <summary>No reminder stands.</summary>
    const long Never = long.MaxValue;

    /// <summary>When the reminder that stands comes due; <see cref="Never"/> when none does.</summary>
    long ScheduledAt { get; set; }
}
