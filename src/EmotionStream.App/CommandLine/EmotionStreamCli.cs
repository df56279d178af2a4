using System.CommandLine;
using System.CommandLine.Invocation;
using EmotionStream.App.Configuration;
using EmotionStream.Kafka.Worker;
using EmotionStream.App.Commands;

namespace EmotionStream.App.CommandLine;

/// <summary>The command line of the one executable.</summary>
internal static class EmotionStreamCli
{
    /// <summary>How long a command may take to stop after Ctrl-C or SIGTERM: a commit, a flush and leaving the consumer group.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Parses and runs a command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="stop">Stops the command, as a signal would.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        var parsed = CreateRoot().Parse(args);
        if (parsed.Action is ParseErrorAction)
            return await ExplainAsync(parsed, error);

        using var signals = new StopSignals(StopTimeout, stop);
        try
        {
            return await parsed.InvokeAsync(Streams(output, error), signals.Token);
        }
        catch (CommandException problem)
        {
            await error.WriteLineAsync("error: " + problem.Message);
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is ConfigurationException or WorkerConfigurationException)
        {
            await error.WriteLineAsync("error: " + problem.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Success;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync("error: " + problem.Message);
            return ExitCodes.Failure;
        }
    }

    /// <summary>Builds the tree of commands. Each command has a file of its own under <c>Commands/</c>.</summary>
    internal static RootCommand CreateRoot()
    {
        var root = new RootCommand("EmotionStream: real-time emotion analytics for contact centres. Emotion is inferred for customers only.")
        {
            DemoCommand.Create(),
            RunCommand.Create(),
            DashboardCommand.Create(),
            ReplayCommand.Create(),
            BacktestCommand.Create(),
            ReportCommand.Create(),
            TopicsCommand.Create(),
            CustomersCommand.Create(),
            ExtractCommand.Create(),
            ListenCommand.Create(),
            CallCommand.Create(),
            NotifyCommand.Create(),
            // One line a command, in the order the help shows them.
            ScoreCommand.Create(),
            TrainCommand.Create(),
            EvaluateCommand.Create(),
        };
        root.WithExamples(
            "emotionstream demo                                # bundled conversations on an embedded broker, nothing to install",
            "emotionstream topics create --bootstrap HOST:9092 # the topics, with a plan shown first",
            "emotionstream run --bootstrap HOST:9092           # the pipeline on your Kafka");
        CommandExamples.ShowInHelp(root);
        return root;
    }

    private static async Task<int> ExplainAsync(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var nearest = parsed.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0
            ? NearestName.Find(parsed.UnmatchedTokens[0], command.Subcommands.Select(sub => sub.Name))
            : null;
        if (parsed.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0)
            await error.WriteLineAsync($"No such command: '{parsed.UnmatchedTokens[0]}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        else
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
        await error.WriteLineAsync($"See '{CommandPath(parsed)} --help'.");
        return ExitCodes.Usage;
    }

    private static InvocationConfiguration Streams(TextWriter output, TextWriter error) => new()
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, result.Command is RootCommand ? "emotionstream" : result.Command.Name);
        return string.Join(' ', names);
    }
}
