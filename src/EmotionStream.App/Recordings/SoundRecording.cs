using System.Buffers;
using System.Text.Json;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Recordings;

/// <summary>Makes a conversation of a sound file: its windows' features, between <c>started</c> and <c>ended</c> of a voice interaction.</summary>
internal static class SoundRecording
{
    /// <summary>What the names of sound files end in.</summary>
    public const string Extension = ".wav";

    /// <summary>Reads a WAV file; the interaction's id is the file's name without its extension.</summary>
    /// <param name="path">The file.</param>
    /// <param name="speakers">Who speaks in each channel; null leaves one out.</param>
    /// <exception cref="IOException">The file can't be read, or has other channels than named.</exception>
    public static RecordedConversation Read(string path, IReadOnlyList<Speaker?> speakers)
    {
        using var source = new WavSource(File.OpenRead(path));
        if (source.Channels != speakers.Count)
            throw new IOException($"{path} has {source.Channels} channels and {speakers.Count} named. Say who speaks in each, e.g. --channels customer,agent.");
        var json = new ArrayBufferWriter<byte>();
        var windows = new List<RecordedRecord>();
        foreach (var (channel, window) in AudioFeatureExtraction.Windows(source, WindowOptions.Default))
        {
            if (speakers[channel] is not { } speaker)
                continue;
            json.ResetWrittenCount();
            FeatureRecord.Write(json, "-", DateTimeOffset.UnixEpoch, speaker, window);
            windows.Add(new(window.End, InputSource.AudioFeatures, WithoutPlace(json.WrittenMemory)));
        }

        return ConversationParser.Voice(Path.GetFileNameWithoutExtension(path), windows);
    }

    /// <summary>The fields but for the interaction and the time, which the replay gives.</summary>
    private static byte[] WithoutPlace(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        return ConversationParser.Fields(writer =>
        {
            foreach (var field in document.RootElement.EnumerateObject().Where(field => !field.NameEquals("interactionId") && !field.NameEquals("time")))
                field.WriteTo(writer);
        });
    }
}
