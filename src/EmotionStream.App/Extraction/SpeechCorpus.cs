using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Features;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.App.Extraction;

/// <summary>
/// A corpus of labelled speech: a folder whose clips say emotion and speaker in their names (RAVDESS, BanglaSER), or that has a <c>labels.tsv</c> with
/// the columns file, speaker and emotion.
/// </summary>
/// <param name="Name">Its folder.</param>
/// <param name="Terms">Where it is from and on what terms, for the card of a model.</param>
/// <param name="Clips">Its clips, in order of name.</param>
internal sealed record SpeechCorpus(string Name, string Terms, IReadOnlyList<SpeechClip> Clips)
{
    /// <summary>The file that labels a corpus of one's own.</summary>
    public const string Labels = "labels.tsv";

    private const int NameFields = 7, EmotionField = 2, SpeakerField = 6;
    private static readonly string[] Columns = ["file", "speaker", "emotion"];

    /// <summary>Corpora known by name: their terms, and what the third field of a clip's name stands for.</summary>
    private static readonly Dictionary<string, (string Terms, SpokenEmotion[] Codes)> Known = new(StringComparer.Ordinal)
    {
        ["ravdess"] = ("RAVDESS (Livingstone & Russo 2018), CC BY-NC-SA 4.0",
            [SpokenEmotion.Neutral, SpokenEmotion.Calm, SpokenEmotion.Happy, SpokenEmotion.Sad, SpokenEmotion.Angry, SpokenEmotion.Fearful, SpokenEmotion.Disgusted, SpokenEmotion.Surprised]),
        ["banglaser"] = ("BanglaSER (Das et al. 2022), CC BY 4.0 as published: verify before you pass a model on",
            [SpokenEmotion.Happy, SpokenEmotion.Sad, SpokenEmotion.Angry, SpokenEmotion.Surprised, SpokenEmotion.Neutral]),
    };

    /// <summary>Finds the corpora in a folder.</summary>
    /// <param name="folder">A folder that holds a folder a corpus.</param>
    /// <exception cref="CommandException">There is none, or its labels can't be read.</exception>
    public static IReadOnlyList<SpeechCorpus> Find(DirectoryInfo folder)
    {
        if (!folder.Exists)
            throw CommandException.Usage($"There is no folder {folder.FullName}.");
        var corpora = folder.EnumerateDirectories().OrderBy(static sub => sub.Name, StringComparer.Ordinal).Select(Read).OfType<SpeechCorpus>().ToList();
        return corpora.Count > 0
            ? corpora
            : throw CommandException.Usage($"{folder.FullName} has no corpus: a folder named {string.Join(" or ", Known.Keys)}, or one with a {Labels}.");
    }

    /// <summary>Measures clips in a condition, on every core.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="sounds">The clips' sounds, as <see cref="Decode"/> gives them.</param>
    /// <param name="stop">Stops.</param>
    public IReadOnlyList<VoiceClip> Measure(SpeechCondition condition, IReadOnlyList<Sound> sounds, CancellationToken stop)
    {
        return [.. Clips.Zip(sounds).AsParallel().AsOrdered().WithCancellation(stop).Select(one => Measure(one.First, one.Second))];

        VoiceClip Measure(SpeechClip clip, Sound sound)
        {
            using var source = LineSimulation.Apply(sound, condition, $"{Name}/{Path.GetFileName(clip.Path)}", $"{Name}/{clip.Speaker}");
            var windows = AudioFeatureExtraction.Windows(source, WindowOptions.Default).Select(static found => found.Window.Values);
            return new VoiceClip(Name, condition.ToString(), clip.Speaker, clip.Emotion, [.. windows]);
        }
    }

    /// <summary>Decodes every clip.</summary>
    /// <param name="stop">Stops.</param>
    public IReadOnlyList<Sound> Decode(CancellationToken stop) =>
        [.. Clips.AsParallel().AsOrdered().WithCancellation(stop).Select(static clip => Sound.Read(clip.Path))];

    private static SpeechCorpus? Read(DirectoryInfo folder)
    {
        var labels = Path.Combine(folder.FullName, Labels);
        if (File.Exists(labels))
            return new SpeechCorpus(folder.Name, $"{folder.Name}: on the terms of whoever made it", ReadLabels(folder.FullName, labels));
        return Known.TryGetValue(folder.Name, out var known) ? new SpeechCorpus(folder.Name, known.Terms, ReadNames(folder, known.Codes)) : null;
    }

    private static List<SpeechClip> ReadNames(DirectoryInfo folder, SpokenEmotion[] codes)
    {
        var clips = new List<SpeechClip>();
        foreach (var file in folder.EnumerateFiles("*.*", SearchOption.AllDirectories).OrderBy(static file => file.FullName, StringComparer.Ordinal))
        {
            var fields = Path.GetFileNameWithoutExtension(file.Name).Split('-');
            if (file.Extension is ".flac" or ".wav" && fields.Length == NameFields
                && int.TryParse(fields[EmotionField], out var code) && code >= 1 && code <= codes.Length)
            {
                clips.Add(new SpeechClip(file.FullName, fields[SpeakerField], codes[code - 1]));
            }
        }

        return clips;
    }

    private static List<SpeechClip> ReadLabels(string folder, string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines.Length == 0 ? [] : lines[0].Split('\t');
        var at = Array.ConvertAll(Columns, column => Array.IndexOf(head, column));
        if (at.Contains(-1))
            throw new CommandException($"{path}: the first line names the tab-separated columns {string.Join(", ", Columns)}.");
        return [.. lines.Skip(1).Where(static line => line.Length > 0).Select((line, i) =>
        {
            var cells = line.Split('\t');
            if (cells.Length != head.Length || !Enum.TryParse<SpokenEmotion>(cells[at[2]], ignoreCase: true, out var emotion) || !Enum.IsDefined(emotion))
                throw new CommandException($"{path}:{i + 2}: the emotion is one of {string.Join(", ", Enum.GetNames<SpokenEmotion>()).ToLowerInvariant()}.");
            return new SpeechClip(Path.Combine(folder, cells[at[0]]), cells[at[1]], emotion);
        })];
    }
}
