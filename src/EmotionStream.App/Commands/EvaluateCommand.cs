using System.CommandLine;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate</c>: measures a recogniser on labelled sets.</summary>
internal static class EvaluateCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create() => new("evaluate", "Measure a recogniser on labelled sets, beside its baselines.")
    {
        EvaluateFeaturesCommand.Create(),
        EvaluateMemoryCommand.Create(),
        EvaluateMomentsCommand.Create(),
        EvaluateTextCommand.Create(),
        EvaluateVoiceCommand.Create(),
    };
}
