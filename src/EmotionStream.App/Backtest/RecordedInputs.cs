using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;

namespace EmotionStream.App.Backtest;

/// <summary>What <c>--from</c> may name: files, or the topics of a Kafka.</summary>
internal static class RecordedInputs
{
    /// <summary>Stands for the topics.</summary>
    public const string Topic = "topic";

    /// <summary>Whether the topics are meant.</summary>
    /// <param name="from">What was asked for.</param>
    /// <exception cref="CommandException">Topics and files together.</exception>
    public static bool IsTopic(IReadOnlyList<string> from)
    {
        if (!from.Contains(Topic, StringComparer.Ordinal))
            return false;
        return from.Count == 1 ? true : throw CommandException.Usage("--from topic goes with no other --from.");
    }

    /// <summary>Finds what was asked for.</summary>
    /// <param name="from">What was asked for.</param>
    /// <param name="stagger">Between the starts of conversations that have no start of their own.</param>
    /// <param name="settings">Which Kafka.</param>
    /// <exception cref="CommandException">There is no such file, or Kafka is away.</exception>
    public static IRecordedInput Find(IReadOnlyList<string> from, TimeSpan stagger, Settings settings)
    {
        if (IsTopic(from))
            return new TopicInput(WorkerOptionsFactory.Client(settings), settings.Topics.Prefix);
        if (from.FirstOrDefault(static file => !File.Exists(file)) is { } missing)
            throw CommandException.Usage($"--from {missing}: no such file, nor is it 'topic'.");
        return new FileInput(from, stagger);
    }
}
