using EmotionStream.App.CommandLine;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Recordings;

/// <summary>A replay of recording files, as asked for on the command line.</summary>
/// <param name="files">The files, one after the other.</param>
/// <param name="pace">How fast.</param>
/// <param name="start">Which event times.</param>
/// <param name="stagger">Between the starts of conversations that have none of their own.</param>
/// <param name="speakers">Who speaks in each channel of a sound file; null leaves one out.</param>
internal sealed class Replay(
    IReadOnlyList<string> files, ReplayPace pace, ReplayStart start, TimeSpan stagger, IReadOnlyList<Speaker?> speakers)
{
    /// <summary>Plays the files.</summary>
    /// <param name="send">Takes each record.</param>
    /// <param name="paced">Whether each record's moment is waited for.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <exception cref="CommandException">There is no conversation in the files.</exception>
    public async Task PlayAsync(Action<OutgoingRecord> send, bool paced, CancellationToken cancellation)
    {
        // Two passes over the files rather than one held in memory: a recording may be a year of calls.
        var origin = TimeProvider.System.GetUtcNow();
        var span = TimeLine.Span(Conversations(), origin, stagger) ?? throw new CommandException($"no conversation in {string.Join(", ", files)}");
        var began = TimeProvider.System.GetUtcNow();
        var player = new RecordPlayer(TimeProvider.System, paced ? pace.Factor : null, start.Clock(span, pace, began), began);
        await player.PlayAsync(TimeLine.Weave(Conversations(), origin, stagger), send, cancellation);
    }

    private IEnumerable<RecordedConversation> Conversations() => files.SelectMany(file =>
        file.EndsWith(SoundRecording.Extension, StringComparison.OrdinalIgnoreCase) ? [SoundRecording.Read(file, speakers)] : RecordingFile.Read(file));
}
