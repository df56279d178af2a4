using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Repeats;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Topics;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Repeats;

/// <summary>Closed interactions of known customers, for those who look at who comes back.</summary>
/// <param name="Name">Where they are from, for a person.</param>
/// <param name="Contacts">Those whose customer is known.</param>
/// <param name="Unknown">How many interactions named no customer.</param>
internal sealed record ContactSource(string Name, IReadOnlyList<CustomerContact> Contacts, int Unknown)
{
    /// <summary>Replays recorded conversations through the live graph.</summary>
    /// <param name="option">The option that named the files.</param>
    /// <param name="files">The files.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="progress">Receives progress.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ContactSource OfFiles(string option, string[] files, Settings settings, TextWriter progress, CancellationToken cancellation)
    {
        var all = RecordedRun.Replay(option, files, settings, progress, cancellation).Interactions;
        var moments = RecogniserFactory.Moments(settings.Recognition);
        var known = all.Where(static one => one.CustomerId is not null).Select(one => new CustomerContact(
            one.Id, one.CustomerId!, moments.MatterOf(one.Queue, one.Moments), one.Started, one.Ended, one.EffortScore, RepeatFeatures.Of(one.Measures, one.Effort, one.Moments.Count, one.Ended - one.Started))).ToList();
        return new(string.Join(", ", files.Select(Path.GetFileName)), known, all.Count - known.Count);
    }

    /// <summary>Reads <c>emotion.outcomes</c> to the end it has now.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="progress">Receives progress.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="CommandException">The cluster is away or has no such topic.</exception>
    public static ContactSource OfTopic(Settings settings, TextWriter progress, CancellationToken cancellation)
    {
        var topics = new RecordedTopics(WorkerOptionsFactory.Client(settings));
        var topic = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application).Of(OutputTopic.Outcomes);
        progress.WriteLine($"{topic} at {topics.Bootstrap} …");
        var bounds = topics.Bounds(topic);
        if (bounds.Count == 0)
            throw new CommandException($"Kafka at {topics.Bootstrap} has no topic {topic}. Run: emotionstream topics create --bootstrap {topics.Bootstrap}");
        var all = bounds.SelectMany(pair => topics.Read(topic, pair.Key, pair.Value, cancellation))
            .Select(static record => JsonSerializer.Deserialize(record.Message.Value, ContractJson.Default.OutcomeMessage)!).ToList();
        var moments = RecogniserFactory.Moments(settings.Recognition);
        var known = all.Where(static one => one.CustomerId is not null).Select(one => Of(one, moments)).ToList();
        return new(topic, known, all.Count - known.Count);
    }

    private static CustomerContact Of(OutcomeMessage outcome, MomentCatalogue moments)
    {
        var (started, ended) = (outcome.StartedAt.ToUnixTimeMilliseconds(), (outcome.EndedAt ?? outcome.LastEventAt).ToUnixTimeMilliseconds());
        var measures = new Measures
        {
            Turns = outcome.Turns, Remembered = outcome.Remembered, End = outcome.End, PeakNegative = outcome.PeakNegative, Trend = outcome.Trend,
        };
        var effort = new EffortCounts
        {
            Transfers = outcome.Effort.Transfers, Holds = outcome.Effort.Holds, HoldMs = outcome.Effort.HoldMs, SilenceMs = outcome.Effort.SilenceMs, ChannelSwitches = outcome.Effort.ChannelSwitches,
            SelfServiceFailures = outcome.Effort.SelfServiceFailures, InformationRepeats = outcome.Effort.InformationRepeats, RepeatsSaid = outcome.Effort.RepeatsSaid,
            RepeatsGiven = outcome.Effort.RepeatsGiven,
        };
        return new(
            outcome.InteractionId, outcome.CustomerId!, moments.MatterOf(outcome.Queue, outcome.Moments ?? []), started, ended, outcome.Effort.Score,
            RepeatFeatures.Of(measures, effort, outcome.Moments?.Count ?? 0, ended - started));
    }
}
