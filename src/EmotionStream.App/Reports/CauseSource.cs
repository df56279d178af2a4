using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using EmotionStream.Recognition.Causes;

namespace EmotionStream.App.Reports;

/// <summary>Where reported causes come from.</summary>
internal static class CauseSource
{
    /// <summary>Reads what the pipeline has published on <c>emotion.causes</c>.</summary>
    /// <param name="settings">Which Kafka.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static IReadOnlyList<CausesMessage> OfTopic(Settings settings, CancellationToken cancellation)
    {
        var topic = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application).Of(OutputTopic.Causes);
        var causes = new List<CausesMessage>();
        foreach (var value in TopicValues.Read(WorkerOptionsFactory.Client(settings), topic, cancellation))
            causes.Add(Parse(value, topic));
        return causes;
    }

    /// <summary>Runs recorded conversations through the graphs of interactions and of queues.</summary>
    /// <param name="files">The files.</param>
    /// <param name="stagger">Between the starts of conversations that have no start of their own.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="cancellation">Stops the replay.</param>
    public static IReadOnlyList<CausesMessage> OfFiles(IReadOnlyList<string> files, TimeSpan stagger, Settings settings, CancellationToken cancellation)
    {
        var sampling = new Core.Queues.QueueSampling(settings.Queues.SampleEvery);
        using var queues = new QueueReplay(settings.Queues, new(new KeyPhraseReader(), sampling.Every));
        var observer = new CauseObserver(queues);
        var engine = new ReplayEngine(settings, settings.RuleSet, RecogniserFactory.Create(settings.Recognition), sampling);
        foreach (var partition in RecordedInputs.Find(files, stagger, settings).Partitions(cancellation))
            engine.Run(partition, observer, cancellation);
        if (observer.Interactions == 0)
            throw new CommandException($"no interaction in {string.Join(", ", files)}");
        queues.Finish();
        return queues.Causes;
    }

    private static CausesMessage Parse(byte[] value, string topic)
    {
        try
        {
            return JsonSerializer.Deserialize(value, ContractJson.Default.CausesMessage) ?? throw new CommandException($"{topic} has a record that is no report.");
        }
        catch (JsonException problem)
        {
            throw new CommandException($"{topic} has a record that is no report: {problem.Message}");
        }
    }
}
