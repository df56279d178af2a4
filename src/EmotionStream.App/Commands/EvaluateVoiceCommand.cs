using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Extraction;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Voice;
using EmotionStream.Recognition.Voice.Training;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream evaluate voice</c>: arousal, anger and valence from sound on acted speech, in every condition.</summary>
internal static class EvaluateVoiceCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = $"A folder with a folder a corpus: ravdess, banglaser, or your own with a {SpeechCorpus.Labels} (columns file, speaker, emotion).",
            HelpName = "DIR",
            Required = true,
        };
        var model = VoiceModelOption.Create("with two corpora or more, one trained on the others for each");
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a table." };
        var command = new Command(
            "voice",
            "Measure arousal, anger and valence from sound on acted speech as recorded, as 8 kHz µ-law, in the telephone band and over a poor line (area under the ROC "
            + "curve, 95% interval over speakers), with and without comparing callers with themselves, beside the recogniser that needs no training. Acted speech "
            + "overstates what calls will show.")
        {
            data, model, json,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(data), parsed.GetValue(model), parsed.GetValue(json), parsed.InvocationConfiguration, stop), CancellationToken.None));
        return command.WithExamples(
            "emotionstream evaluate voice --data ../shared/data/speech",
            "emotionstream evaluate voice --data ../shared/data/speech --model voice.esvm    # which must not have been trained on it");
    }

    private static int Run(DirectoryInfo data, FileInfo? file, bool json, InvocationConfiguration streams, CancellationToken stop)
    {
        var given = file is null ? null : VoiceModelOption.Load(file);
        var corpora = SpeechCorpus.Find(data);
        var clips = corpora.ToDictionary(static corpus => corpus.Name, corpus => SpeechConditions.Measure(corpus, streams.Error.WriteLine, stop), StringComparer.Ordinal);
        if (given is null && corpora.Count == 1)
            streams.Error.WriteLine("one corpus: there is none to train on, so only the recogniser that needs no training is measured");
        if (!json)
            EvaluationTable.WriteHead(streams.Output, baseline: "");
        var rows = new List<(string Corpus, EvaluationRow Row)>();
        foreach (var (name, measured) in clips)
        {
            var conditions = measured.GroupBy(static clip => clip.Condition, StringComparer.Ordinal)
                .Select(group => ($"{name} {SpeechConditions.Words(Enum.Parse<SpeechCondition>(group.Key))}", (IReadOnlyList<VoiceClip>)[.. group])).ToList();
            Write(name, conditions.SelectMany(static one => Untrained(one.Item1, one.Item2)));
            if (given is not null)
            {
                Write(name, conditions.SelectMany(one => Trained(one.Item1, "model", given, one.Item2)));
                continue;
            }

            var others = clips.Where(one => one.Key != name).SelectMany(static one => one.Value).ToList();
            foreach (var comparesCaller in others.Count == 0 ? [] : new[] { true, false })
            {
                var options = new VoiceTrainingOptions { ComparesCaller = comparesCaller, Threads = Environment.ProcessorCount };
                var model = new VoiceTrainer(options, streams.Error.WriteLine).Train($"all but {name}", others, [], stop);
                var recogniser = new AcousticVoiceRecogniser(model);
                Write(name, conditions.SelectMany(one => Trained(one.Item1, comparesCaller ? "trained on the others, own baseline" : "trained on the others, no baseline", recogniser, one.Item2)));
            }
        }

        if (clips.Count > 1)
            Write("", MeanOfCorpora(rows).ToList());
        return ExitCodes.Success;

        void Write(string corpus, IEnumerable<EvaluationRow> measured)
        {
            foreach (var row in measured)
            {
                stop.ThrowIfCancellationRequested();
                rows.Add((corpus, row));
                if (json)
                    EvaluationTable.WriteJson(streams.Output, row);
                else
                    EvaluationTable.Write(streams.Output, row);
            }
        }
    }

    /// <summary>Every measure as the plain mean over corpora. Their speakers are others, so the halves of the intervals add up in squares.</summary>
    private static IEnumerable<EvaluationRow> MeanOfCorpora(IEnumerable<(string Corpus, EvaluationRow Row)> rows) =>
        rows.GroupBy(static one => (Set: "all corpora" + one.Row.Set[one.Corpus.Length..], one.Row.Measure)).Select(static group =>
        {
            var of = group.Select(static one => one.Row).ToList();
            var mean = of.Average(static row => row.Value);
            return new EvaluationRow(
                group.Key.Set, group.Key.Measure, of.Sum(static row => row.Cases), mean,
                mean - (Math.Sqrt(of.Sum(static row => (row.Value - row.Low) * (row.Value - row.Low))) / of.Count),
                mean + (Math.Sqrt(of.Sum(static row => (row.High - row.Value) * (row.High - row.Value))) / of.Count),
                null);
        });

    private static IEnumerable<EvaluationRow> Untrained(string set, IReadOnlyList<VoiceClip> clips)
    {
        var recogniser = new BaselineVoiceRecogniser();
        yield return VoiceEvaluation.Area(set, "arousal AUC, untrained, own baseline", VoiceTask.Arousal, recogniser, clips);
        yield return VoiceEvaluation.Area(set, "arousal AUC, untrained, one baseline for all", VoiceTask.Arousal, recogniser, clips, ownBaseline: false);
        yield return VoiceEvaluation.Area(set, "anger AUC by arousal, untrained, own baseline", VoiceTask.Anger, recogniser, clips);
    }

    private static IEnumerable<EvaluationRow> Trained(string set, string how, IVoiceRecogniser recogniser, IReadOnlyList<VoiceClip> clips)
    {
        foreach (var task in Enum.GetValues<VoiceTask>())
            yield return VoiceEvaluation.Area(set, $"{task.ToString().ToLowerInvariant()} AUC, {how}", task, recogniser, clips);
        yield return VoiceEvaluation.Calibration(set, $"arousal ECE, {how}", VoiceTask.Arousal, recogniser, clips);
        yield return VoiceEvaluation.Calibration(set, $"anger ECE, {how}", VoiceTask.Anger, recogniser, clips);
    }
}
