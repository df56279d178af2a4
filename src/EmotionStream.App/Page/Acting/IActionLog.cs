using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Acting;

/// <summary>Takes what people did about alerts.</summary>
internal interface IActionLog
{
    /// <summary>Writes an action.</summary>
    /// <param name="action">The action.</param>
    /// <returns>Whether it stands.</returns>
    Task<bool> WriteAsync(AlertActionMessage action);
}
