using System.CommandLine;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream report</c>: what operations learns from all interactions.</summary>
internal static class ReportCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create() => new("report", "Say what all interactions have in common.")
    {
        ReportCausesCommand.Create(),
        ReportEffectsCommand.Create(),
        ReportEffortCommand.Create(),
    };
}
