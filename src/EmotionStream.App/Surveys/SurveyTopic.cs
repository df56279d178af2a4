using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Topics;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.App.Surveys;

/// <summary>Reads <c>emotion.survey-outcomes</c>: what the live path joined, for those who learn from it.</summary>
/// <param name="settings">The settings.</param>
internal sealed class SurveyTopic(Settings settings)
{
    /// <summary>Where the topic is, for a person.</summary>
    public string Name => $"{Topic} at {WorkerOptionsFactory.Client(settings)["bootstrap.servers"]}";

    private string Topic => new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application).Of(OutputTopic.SurveyOutcomes);

    /// <summary>Reads the topic to the end it has now.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="CommandException">The cluster is away or has no such topic.</exception>
    public SurveyJoin Read(CancellationToken cancellation)
    {
        var topics = new RecordedTopics(WorkerOptionsFactory.Client(settings));
        var bounds = topics.Bounds(Topic);
        if (bounds.Count == 0)
            throw new CommandException($"Kafka at {topics.Bootstrap} has no topic {Topic}. Run: emotionstream topics create --bootstrap {topics.Bootstrap}");
        var records = bounds.OrderBy(static pair => pair.Key).SelectMany(pair => topics.Read(Topic, pair.Key, pair.Value, cancellation));
        return Join(records.Select(static record => JsonSerializer.Deserialize(record.Message.Value, ContractJson.Default.SurveyOutcomeMessage)!));
    }

    /// <summary>Takes of each interaction what is in force, and counts what came to nothing.</summary>
    /// <param name="records">The records, those of an interaction in order.</param>
    internal SurveyJoin Join(IEnumerable<SurveyOutcomeMessage> records)
    {
        var inForce = new Dictionary<string, SurveyOutcomeMessage>(StringComparer.Ordinal);
        var (outside, unmatched, newest) = (0, 0, DateTimeOffset.MinValue);
        foreach (var record in records)
        {
            newest = record.Time > newest ? record.Time : newest;
            outside += record.Status == SurveyStatus.OutsideWindow ? 1 : 0;
            unmatched += record.Status == SurveyStatus.Unmatched ? 1 : 0;

            // An interaction that was not answered in time is not answered later, so what comes last is in force.
            if (record.Status is SurveyStatus.Joined or SurveyStatus.Unanswered)
                inForce[record.InteractionId] = record;
        }

        return new(
            [.. inForce.Values.OrderBy(static one => one.InteractionId, StringComparer.Ordinal).Select(one => Interaction(one, newest))],
            inForce.Values.Sum(static one => one.Superseded),
            unmatched,
            outside);
    }

    // Where the window is open, silence is no answer yet: these tell what is remembered, not how often people answer.
    private SurveyedInteraction Interaction(SurveyOutcomeMessage record, DateTimeOffset newest)
    {
        var outcome = record.Outcome!.ToOutcome();
        var isLow = outcome.Measures.PeakNegative <= -settings.Interactions.RecoveryThreshold;
        return new(
            record.InteractionId, outcome.Started, outcome.Ended, outcome.Measures, $"{outcome.Queue ?? "–"} · {outcome.Channel ?? "–"} · {(isLow ? "low moment" : "no low moment")}")
        {
            Satisfaction = record.Satisfaction,
            IsOpen = record.Outcome.EndedAt + settings.Surveys.Window + settings.Surveys.Grace > newest,
        };
    }
}
