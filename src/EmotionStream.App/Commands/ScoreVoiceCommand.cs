using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream score voice</c>: a customer's sound in, a reading a window out.</summary>
internal static class ScoreVoiceCommand
{
    private static readonly Argument<FileInfo[]> Files = new("FILE")
    {
        Description = "WAV files (PCM, float, A-law, µ-law; any rate). Each is one call.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<FileInfo?> Model = VoiceModelOption.Create("the recogniser that needs no training, which gives arousal only");

    private static readonly Option<int> Channel = new("--channel")
    {
        Description = "The customer's channel, the first being 1. Nobody else's voice is scored.",
        DefaultValueFactory = static _ => 1,
        HelpName = "N",
    };

    /// <summary>Builds the command.</summary>
    internal static Command Create()
    {
        var command = new Command("voice", "Score a customer's voice: a WAV file in, a JSON object a window of 3 s out (arousal and what it is worth; with a trained model anger and valence).")
        {
            Files, Model, Channel,
        };
        command.SetAction(static (parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command.WithExamples(
            "emotionstream score voice call.wav",
            "emotionstream score voice call.wav --channel 2 --model voice.esvm");
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var streams = parsed.InvocationConfiguration;
        var recogniser = VoiceModelOption.Load(parsed.GetValue(Model));
        var failures = 0;
        foreach (var file in parsed.GetValue(Files)!)
        {
            try
            {
                Score(file, parsed.GetValue(Channel), recogniser, streams.Output, stop);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                streams.Error.WriteLine($"error: {file}: {problem.Message}");
                failures++;
            }
        }

        return failures == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Score(FileInfo file, int channel, IVoiceRecogniser recogniser, TextWriter output, CancellationToken stop)
    {
        using var source = new WavSource(file.OpenRead());
        if (channel < 1 || channel > source.Channels)
            throw CommandException.Usage($"{file} has {source.Channels} channels; --channel {channel} is not one.");
        var baseline = new VoiceBaseline();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        foreach (var (found, window) in AudioFeatureExtraction.Windows(source, WindowOptions.Default))
        {
            stop.ThrowIfCancellationRequested();
            if (found != channel - 1)
                continue;
            CustomerVoice.TryCreate(Speaker.Customer, window.Values, (int)(window.End - window.Start).TotalMilliseconds, out var voice);
            buffer.ResetWrittenCount();
            json.Reset();
            Write(json, file.Name, window, recogniser.Model, recogniser.Score(voice, baseline));
            json.Flush();
            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    private static void Write(Utf8JsonWriter json, string file, FeatureWindow window, string model, in EmotionScore score)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        WriteRounded("start", window.Start.TotalSeconds);
        WriteRounded("end", window.End.TotalSeconds);
        json.WriteString("model", model);
        if (score.Abstention == AbstentionReason.None)
        {
            WriteRounded("arousal", score.Arousal);
            WriteRounded("arousalConfidence", score.ArousalConfidence);
            if (score.Emotions.Top != EmotionLabel.Unknown)
                WriteRounded("anger", score.Emotions[(int)EmotionLabel.Anger]);
            WriteRounded("valence", score.Valence);
            WriteRounded("confidence", score.Confidence);
        }
        else
        {
            json.WriteString("abstained", JsonNamingPolicy.CamelCase.ConvertName(score.Abstention.ToString()));
        }

        json.WriteEndObject();

        void WriteRounded(string name, double value) => json.WriteNumber(name, Math.Round((decimal)value, 4));
    }
}
