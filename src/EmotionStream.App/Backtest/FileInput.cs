using EmotionStream.App.CommandLine;
using EmotionStream.App.Recordings;

namespace EmotionStream.App.Backtest;

/// <summary>Recorded conversations of files, woven into one partition as <c>emotionstream replay</c> would send them.</summary>
/// <param name="files">The files.</param>
/// <param name="stagger">Between the starts of conversations that have no start of their own.</param>
internal sealed class FileInput(IReadOnlyList<string> files, TimeSpan stagger) : IRecordedInput
{
    // A fixed one, so that the same file gives the same report every time.
    private static readonly DateTimeOffset Origin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => string.Join(", ", files.Select(Path.GetFileName));

    /// <inheritdoc/>
    public IEnumerable<IEnumerable<RawRecord>> Partitions(CancellationToken cancellation)
    {
        yield return Records(cancellation);
    }

    private IEnumerable<RawRecord> Records(CancellationToken cancellation)
    {
        var offset = 0L;
        foreach (var placed in TimeLine.Weave(files.SelectMany(RecordingFile.Read), Origin, stagger))
        {
            cancellation.ThrowIfCancellationRequested();
            var outgoing = new OutgoingRecord(placed.InteractionId, placed.Time, placed.Record.Topic, placed.Record.Fields);
            yield return new(placed.Record.Topic, offset++, outgoing.Key, outgoing.Value());
        }

        if (offset == 0)
            throw new CommandException($"no conversation in {Name}");
    }
}
