using System.Collections.Concurrent;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>Keeps the records of calls in memory, with the time each came; can be held shut.</summary>
internal sealed class RecordingSink : ICallSink
{
    private readonly ConcurrentQueue<(CallRecord Record, DateTimeOffset At)> _records = new();
    private volatile TaskCompletionSource? _gate;

    public int Asked;

    public IReadOnlyList<(string Text, DateTimeOffset At)> Features => [.. _records.Where(one => one.Record.Topic == InputSource.AudioFeatures)
        .Select(one => (SessionBench.Text(one.Record), one.At))];

    public IReadOnlyList<string> Events => [.. _records.Where(one => one.Record.Topic == InputSource.InteractionEvents).Select(one => SessionBench.Text(one.Record))];

    public void Shut() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _gate?.TrySetResult();

    public void Late(CallRecord record) => _records.Enqueue((record, TimeProvider.System.GetUtcNow()));

    public async ValueTask SendAsync(CallRecord record, long received, CancellationToken cancellation)
    {
        Interlocked.Increment(ref Asked);
        if (_gate is { } gate)
            await gate.Task.WaitAsync(cancellation);
        _records.Enqueue((record, TimeProvider.System.GetUtcNow()));
    }
}
