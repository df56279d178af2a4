namespace EmotionStream.App.CommandLine;

/// <summary>Ends a command with a message for the person at the keyboard, without a stack trace.</summary>
internal sealed class CommandException : Exception
{
    /// <summary>A failure of the work.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    public CommandException(string message)
        : this(message, ExitCodes.Failure)
    {
    }

    /// <summary>A failure with an exit code of its own.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
    public CommandException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }

    /// <summary>A mistake in how the command was called.</summary>
    /// <param name="message">What is wrong and what is allowed.</param>
    public static CommandException Usage(string message) => new(message, ExitCodes.Usage);
}
