using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream score text</c>: a customer's words a line in, a JSON object a line out. The words are not repeated unless asked for.</summary>
internal static class ScoreTextCommand
{
    private const int BatchSize = 512;

    /// <summary>Builds the command.</summary>
    internal static Command Create() => Create(static () => Console.In);

    /// <summary>Builds the command over another input.</summary>
    /// <param name="input">Gives the lines to score.</param>
    internal static Command Create(Func<TextReader> input)
    {
        var model = TextModelOption.CreateForAny();
        var labels = TextModelOption.CreateLabels();
        var minimum = new Option<float>("--min-confidence") { Description = "Abstain under this confidence, 0 to 1.", HelpName = "P" };
        var echo = new Option<bool>("--echo") { Description = "Repeat the words in the output. They are personal data." };
        var command = new Command(
            "text", "Score customers' words, English or French: a line of text in, a JSON object a line out (valence, arousal, confidence, emotions).")
        {
            model, labels, minimum, echo,
        };
        minimum.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<float>() is not (>= 0 and <= 1))
                result.AddError("--min-confidence is a number from 0 to 1.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var recogniser = TextModelOption.LoadAny(parsed.GetValue(model), parsed.GetValue(labels)).CreateRecogniser(parsed.GetValue(minimum));
            Run(recogniser, input(), parsed.InvocationConfiguration.Output, parsed.GetValue(echo), cancellation);
            return Task.FromResult(ExitCodes.Success);
        });
        return command.WithExamples(
            "echo 'Still waiting, nobody calls back.' | emotionstream score text",
            "emotionstream score text --min-confidence 0.5 < turns.txt > scores.jsonl",
            "emotionstream score text --model ../shared/models/minilm-goemotions-onnx < turns.txt");
    }

    private static void Run(ITextRecogniser recogniser, TextReader input, TextWriter output, bool echo, CancellationToken cancellation)
    {
        var lines = new List<string>(BatchSize);
        var texts = new CustomerText[BatchSize];
        var scores = new EmotionScore[BatchSize];
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        string? line;
        do
        {
            lines.Clear();
            while (lines.Count < BatchSize && (line = input.ReadLine()) is not null)
            {
                CustomerText.TryCreate(Speaker.Customer, line.AsMemory(), out texts[lines.Count]);
                lines.Add(line);
            }

            recogniser.Score(texts.AsSpan(0, lines.Count), scores);
            for (var i = 0; i < lines.Count; i++)
            {
                buffer.ResetWrittenCount();
                json.Reset();
                Write(json, scores[i], echo ? lines[i] : null);
                json.Flush();
                output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
            }
        }
        while (lines.Count == BatchSize && !cancellation.IsCancellationRequested);
    }

    private static void Write(Utf8JsonWriter json, EmotionScore score, string? text)
    {
        json.WriteStartObject();
        if (text is not null)
            json.WriteString("text", text);
        if (score.Abstention != AbstentionReason.None)
        {
            json.WriteString("emotion", "unknown");
            json.WriteNumber("confidence", 0);
            json.WriteString("abstained", JsonNamingPolicy.CamelCase.ConvertName(score.Abstention.ToString()));
            json.WriteEndObject();
            return;
        }

        WriteRounded("valence", score.Valence);
        WriteRounded("arousal", score.Arousal);
        WriteRounded("confidence", score.Confidence);
        // A model of stars or sentiment tells no emotion.
        if (score.Emotions.Top != EmotionLabel.Unknown)
            WriteEmotions();
        json.WriteEndObject();

        void WriteEmotions()
        {
            json.WriteString("emotion", score.Emotions.Top.ToString().ToLowerInvariant());
            json.WriteStartObject("emotions");
            for (var i = 0; i < EmotionProbabilities.Count; i++)
                WriteRounded(((EmotionLabel)i).ToString().ToLowerInvariant(), score.Emotions[i]);
            json.WriteEndObject();
        }

        void WriteRounded(string name, float value) => json.WriteNumber(name, Math.Round((decimal)value, 4));
    }
}
