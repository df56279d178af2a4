using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Extraction;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate voice</c>: arousal from sound on acted speech, clean and through a telephone.</summary>
internal static class EvaluateVoiceCommand
{
    private static readonly string[] Conditions = ["clean", "g711", "telephone"];

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"A folder with the corpora, each in a folder of its name ({string.Join(", ", SpeechCorpus.All.Select(c => c.Name))}). "
                + "One that is not there is left out.",
            HelpName = "DIR",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a table." };
        var command = new Command(
            "voice",
            "Measure the voice recogniser's arousal (area under the ROC curve, 95% interval over speakers) on acted speech: "
            + "as recorded, as 8 kHz µ-law, and as 8 kHz µ-law of 300–3400 Hz.")
        {
            data, json,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(data), parsed.GetValue(json), parsed.InvocationConfiguration, stop), CancellationToken.None));
        return command.WithExamples("emotionstream evaluate voice --data ../shared/data/speech");
    }

    private static int Run(DirectoryInfo data, bool json, InvocationConfiguration streams, CancellationToken stop)
    {
        if (!data.Exists)
            throw CommandException.Usage($"There is no folder {data.FullName}.");
        var corpora = SpeechCorpus.All.Where(corpus => Directory.Exists(Path.Combine(data.FullName, corpus.Name))).ToList();
        if (corpora.Count == 0)
            throw CommandException.Usage($"The folder has none of the corpora {string.Join(", ", SpeechCorpus.All.Select(c => c.Name))}.");
        if (!json)
            EvaluationTable.WriteHead(streams.Output, baseline: "");
        foreach (var corpus in corpora)
        {
            streams.Error.WriteLine($"{corpus.Name}: {corpus.Grouping}");
            var decoded = corpus.Clips(data.FullName).Select(clip => (clip.Speaker, clip.HighArousal, Sound: SpeechCorpus.Decode(clip.Path))).ToList();
            foreach (var condition in Conditions)
            {
                stop.ThrowIfCancellationRequested();
                streams.Error.WriteLine($"{corpus.Name} {condition}: {decoded.Count} clips …");
                var clips = decoded.AsParallel().AsOrdered().WithCancellation(stop)
                    .Select(clip => new VoiceClip(clip.Speaker, clip.HighArousal, Windows(clip.Sound, condition))).ToList();
                foreach (var ownBaseline in new[] { true, false })
                    Write(VoiceEvaluation.Arousal($"{corpus.Name} {condition}", new BaselineVoiceRecogniser(), clips, ownBaseline));
            }
        }

        return ExitCodes.Success;

        void Write(EvaluationRow row)
        {
            if (json)
                EvaluationTable.WriteJson(streams.Output, row);
            else
                EvaluationTable.Write(streams.Output, row);
        }
    }

    private static List<float[]> Windows((float[] Samples, int SampleRate) sound, string condition)
    {
        using var source = condition == "clean"
            ? new MemorySource(sound.Samples, sound.SampleRate)
            : new MemorySource(
                TelephoneLine.Transmit(sound.Samples, sound.SampleRate, bandLimited: condition == "telephone"), TelephoneLine.SampleRate);
        return [.. AudioFeatureExtraction.Windows(source, WindowOptions.Default).Select(found => found.Window.Values)];
    }
}
