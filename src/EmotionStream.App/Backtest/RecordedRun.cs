using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;

namespace EmotionStream.App.Backtest;

/// <summary>Runs recorded conversations through the live graph for those who learn from what comes out.</summary>
internal static class RecordedRun
{
    /// <summary>What stands for the input topics of a Kafka in place of a file.</summary>
    public const string Topic = "topic";

    private static readonly TimeSpan Stagger = TimeSpan.FromMinutes(1);

    /// <summary>Runs files, or the input topics.</summary>
    /// <param name="option">The option that named them, for messages.</param>
    /// <param name="data">The files, or <see cref="Topic"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="progress">Receives a line for each input.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="CommandException">A file is missing, or the cluster is away.</exception>
    public static BacktestObserver Replay(string option, string[] data, Settings settings, TextWriter progress, CancellationToken cancellation)
    {
        if (data.Contains(Topic, StringComparer.Ordinal) && data.Length > 1)
            throw CommandException.Usage($"{option} topic goes with no other {option}.");
        IRecordedInput input = data is [Topic] ? new TopicInput(WorkerOptionsFactory.Client(settings), settings.Topics.Prefix)
            : data.FirstOrDefault(static path => !File.Exists(path)) is { } missing ? throw CommandException.Usage($"{option} {missing}: no such file, nor is it 'topic'.")
            : new FileInput(data, Stagger);
        progress.WriteLine($"{input.Name} …");
        var observer = new BacktestObserver();
        var engine = new ReplayEngine(settings, settings.RuleSet, RecogniserFactory.Create(settings.Recognition));
        foreach (var partition in input.Partitions(cancellation))
            engine.Run(partition, observer, cancellation);
        return observer;
    }
}
