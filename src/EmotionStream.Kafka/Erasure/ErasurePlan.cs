using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Erasure;

/// <summary>What the erasure of a customer does, topic by topic, and how long what is older than it is kept out.</summary>
public sealed class ErasurePlan
{
    /// <summary>How long an erasure is remembered where inputs are kept for ever.</summary>
    public static readonly TimeSpan LongestMemory = TimeSpan.FromDays(3650);

    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private ErasurePlan(DateTimeOffset time, DateTimeOffset rememberUntil, IReadOnlyList<ErasedTopic> topics) =>
        (Time, RememberUntil, Topics) = (time, rememberUntil, topics);

    /// <summary>When it is asked for: what happened up to then is erased.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Until when tasks remember, as a hash, that the customer was erased: no older record can be on any input after it.</summary>
    public DateTimeOffset RememberUntil { get; }

    /// <summary>The topics: those with tombstones, then those whose records go with their retention.</summary>
    public IReadOnlyList<ErasedTopic> Topics { get; }

    /// <summary>Makes the plan.</summary>
    /// <param name="names">Names of the topics.</param>
    /// <param name="settings">Settings of the topics, as far as the cluster tells them.</param>
    /// <param name="surveyWindow">How long a closed interaction waits for its survey.</param>
    /// <param name="time">Now.</param>
    public static ErasurePlan Create(TopicNames names, IReadOnlyDictionary<string, TopicSettings> settings, TimeSpan surveyWindow, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(settings);
        ErasedTopic[] compacted =
        [
            Compacted(names.Of(OutputTopic.Customers), "the ledger"),
            Compacted(Changelog(TaskKind.Customers), "state of the ledger, reminders"),
            Compacted(names.Of(OutputTopic.Interactions), "live interactions"),
            Compacted(Changelog(TaskKind.Interactions), "state of interactions, alerts, reminders"),
        ];
        ErasedTopic[] retained =
        [
            Retained(names.Of(InputSource.InteractionEvents), "events of interactions, with the customer's id"),
            Retained(names.Of(InputSource.ChatMessages), "what was said, under interactions"),
            Retained(names.Of(InputSource.AudioFeatures), "features of the voice, under interactions"),
            Retained(names.Of(InputSource.AlertActions), "actions on alerts"),
            Retained(names.Of(OutputTopic.CustomerEvents), "starts and outcomes, by customer"),
            Retained(names.Of(OutputTopic.Readings), "scores of turns, under interactions"),
            Retained(names.Of(OutputTopic.Outcomes), "outcomes, with the customer's id"),
            Retained(names.Of(OutputTopic.Alerts), "alerts, with the customer's id"),
            Retained(names.Of(OutputTopic.RoutingHints), "routing hints, with the customer's id"),
            Retained(names.Of(OutputTopic.DeadLetters), "records without meaning, as they came"),
            Retained(names.Of(OutputTopic.SurveyEvents), "surveys and measures of outcomes, under interactions"),
            Retained(names.Of(OutputTopic.SurveyOutcomes), "surveys beside measures, under interactions"),
            Retained(names.Of(OutputTopic.QueueEvents), "peaks, phrases and outcomes, under interactions"),
            Retained(names.Of(OutputTopic.Causes), "phrases that several said, ids of interactions"),
            Ageing(Changelog(TaskKind.Surveys), "measures that wait for a survey, under interactions", surveyWindow),
        ];
        return new(time, time + Memory(), [.. compacted, .. retained]);

        string Changelog(TaskKind kind) => WorkerOptions.ChangelogOf(kind.ApplicationOf(names.Application));

        ErasedTopic Compacted(string topic, string holds) =>
            new(topic, holds, true, Bound(settings.GetValueOrDefault(topic)?.MaxCompactionLagMs, segmentMs: 0, time));

        // A segment goes when its newest record is old enough, and is filled for segment.ms at most.
        ErasedTopic Retained(string topic, string holds)
        {
            var known = settings.GetValueOrDefault(topic);
            return new(topic, holds, false, Bound(known?.RetentionMs, known?.SegmentMs ?? 0, time));
        }

        // Names no customer; its tombstones come when the wait is over.
        ErasedTopic Ageing(string topic, string holds, TimeSpan wait) =>
            new(topic, holds, false, Bound(settings.GetValueOrDefault(topic)?.MaxCompactionLagMs, segmentMs: 0, time + wait));

        TimeSpan Memory()
        {
            // An action begins nothing, so it can bring nobody back.
            var longest = TimeSpan.Zero;
            foreach (var topic in TaskKind.All.SelectMany(kind => kind.Inputs).Where(source => source != InputSource.AlertActions).Select(names.Of))
            {
                var known = settings.GetValueOrDefault(topic);
                var kept = known?.RetentionMs is { } ms and >= 0 ? TimeSpan.FromMilliseconds(Math.Min(ms + (known.SegmentMs ?? 0), LongestMemory.TotalMilliseconds)) : LongestMemory;
                longest = kept > longest ? kept : longest;
            }

            return longest + Margin;
        }
    }

    // Above some 290 years a time span ends, and a date at the year 9999: what is kept longer is kept without a bound.
    private static DateTimeOffset? Bound(long? ms, long segmentMs, DateTimeOffset time) =>
        ms is >= 0 && ms + (double)segmentMs < TimeSpan.FromDays(100 * 365).TotalMilliseconds ? time.AddMilliseconds(ms.Value + segmentMs) : null;
}
