using System.CommandLine;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream train</c>: trains a recogniser.</summary>
internal static class TrainCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create() => new("train", "Train a recogniser, from nothing or on what you labelled yourself.")
    {
        TrainMemoryCommand.Create(),
        TrainRepeatCommand.Create(),
        TrainTextCommand.Create(),
        TrainVoiceCommand.Create(),
    };
}
