namespace EmotionStream.App.CommandLine;

/// <summary>What the process says to the shell that started it.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done, or a signal asked to stop.</summary>
    public const int Success = 0;

    /// <summary>The work failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the configuration is wrong; nothing was started.</summary>
    public const int Usage = 2;
}
