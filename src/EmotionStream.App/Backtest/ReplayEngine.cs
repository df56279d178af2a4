using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.App.Backtest;

/// <summary>
/// Runs recorded records through the graph that runs live (decoder, recognisers, <see cref="InteractionTask"/>) with virtual time: the clock jumps from record to
/// record, in steps between them as long as an interaction is open, so that silences and closings come when they would have come.
/// </summary>
/// <param name="settings">Interactions as they are followed live.</param>
/// <param name="rules">The rules.</param>
/// <param name="recognisers">The recognisers; each run makes its own.</param>
/// <param name="queues">Which turns queues are told of; null = none.</param>
internal sealed class ReplayEngine(Settings settings, RuleSet rules, Recognisers recognisers, QueueSampling? queues = null)
{
    /// <summary>How far ahead of now recorded times may be: they are what they are.</summary>
    public static readonly TimeSpan AnyFuture = TimeSpan.FromDays(36_500);

    private const int BatchSize = 1000;
    private const long Step = 1_000;
    private const long CoarseStep = 60_000;

    // Longer than anything but a follow-up waits for; then time takes longer steps.
    private const long FineFor = 600_000;
    private static readonly bool[] AllRead = [true, true, true, true];
    private static readonly Action<ReadOnlyMemory<byte>, InteractionSnapshot?> NoLiveState = static (_, _) => { };

    /// <summary>Runs one partition from its first record until every interaction of it is closed and forgotten.</summary>
    /// <param name="records">Its records in order of time.</param>
    /// <param name="observer">Told of everything.</param>
    /// <param name="cancellation">Stops the run.</param>
    public void Run(IEnumerable<RawRecord> records, IReplayObserver observer, CancellationToken cancellation)
    {
        using var task = new InteractionTask(settings.Interactions, rules, recognisers.Voice?.Invoke(), observer, recognisers.Moments, queues);
        var text = recognisers.Text?.Invoke();
        var cues = recognisers.Cues?.Invoke();
        var decoder = new InputDecoder(new DecoderLimits { MaxFuture = AnyFuture });
        var clock = new VirtualClock(task);
        var changelog = new NoChangelog();
        var pool = Enumerable.Range(0, BatchSize).Select(static _ => new InputRecord()).ToArray();
        foreach (var batch in records.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var count = 0;
            foreach (var raw in batch)
            {
                var record = pool[count];
                if (decoder.Decode(raw.Source, raw.Key, raw.Value, record).Failed)
                {
                    observer.Undecodable();
                    continue;
                }

                record.Offset = raw.Offset;
                count++;
            }

            Score(text, cues, pool.AsSpan(0, count));
            foreach (var record in pool.AsSpan(0, count))
            {
                clock.AdvanceTo(record.Time);
                observer.Seen(record);
                task.Process(record);
            }

            Settle(task, changelog);
        }

        clock.RunOut(() => Settle(task, changelog), cancellation);
    }

    private static void Settle(InteractionTask task, NoChangelog changelog)
    {
        task.Checkpoint(changelog, NoLiveState);
        task.Commit();
    }

    private static void Score(ITextRecogniser? recogniser, ITextCueReader? cues, ReadOnlySpan<InputRecord> records)
    {
        var texts = new List<CustomerText>();
        var waiting = new List<InputRecord>();
        foreach (var record in records)
        {
            if (record.Source != InputSource.ChatMessages || !CustomerText.TryCreate(record.Speaker, record.Text, out var text))
                continue;
            if (cues is not null && record.TextLength > 0)
                record.SetCues(cues.Read(text, record.Key));
            if (record.ScoreOrigin != ScoreOrigin.None)
                continue;
            if (recogniser is null || record.TextLength == 0)
            {
                record.SetScore(EmotionScore.Abstained(recogniser is null ? AbstentionReason.NoRecogniser : AbstentionReason.NoSignal), ScoreOrigin.Recognised);
                continue;
            }

            texts.Add(text);
            waiting.Add(record);
        }

        if (waiting.Count == 0)
            return;
        var scores = new EmotionScore[waiting.Count];
        recogniser!.Score(texts.ToArray(), scores);
        for (var i = 0; i < scores.Length; i++)
            waiting[i].SetScore(scores[i], ScoreOrigin.Recognised);
    }

    private sealed class VirtualClock(InteractionTask task)
    {
        private long _now = long.MinValue;

        public void AdvanceTo(long time)
        {
            if (_now == long.MinValue)
                _now = time;
            var from = _now;
            while (_now + Step < time && task.LiveInteractions > 0)
                Tick(_now + (_now - from < FineFor ? Step : Math.Min(CoarseStep, time - _now)));
            if (time > _now)
                Tick(time);
        }

        public void RunOut(Action settle, CancellationToken cancellation)
        {
            if (_now == long.MinValue)
                return;
            for (var from = _now; task.LiveInteractions > 0; settle())
            {
                cancellation.ThrowIfCancellationRequested();
                Tick(_now + (_now - from < FineFor ? Step : CoarseStep));
            }
        }

        private void Tick(long time)
        {
            _now = time;
            task.Advance(time, AllRead);
        }
    }

    private sealed class NoChangelog : IChangelog
    {
        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
        }

        public void Delete(ReadOnlySpan<byte> key)
        {
        }
    }
}
