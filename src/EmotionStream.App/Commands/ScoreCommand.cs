using System.CommandLine;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream score</c>: scores what is at hand, without Kafka.</summary>
internal static class ScoreCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create() => new("score", "Score the emotion in customers' words or voice.")
    {
        ScoreTextCommand.Create(),
        ScoreVoiceCommand.Create(),
    };
}
