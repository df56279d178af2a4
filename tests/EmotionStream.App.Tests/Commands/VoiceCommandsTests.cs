using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Tests.CommandLine;

namespace EmotionStream.App.Tests.Commands;

/// <summary>The voice commands over a made-up corpus of tones: an angry one is louder, higher and brighter.</summary>
public sealed class VoiceCommandsTests : IDisposable
{
    private const int Rate = 8000;
    private static readonly string[] Emotions = ["neutral", "angry", "sad", "happy"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-voice-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Train_ThenScoreAndRun_WithTheModel()
    {
        MakeCorpus("tones", speakers: 6, clipsEach: 8);
        var file = Path.Combine(_folder.FullName, "voice.esvm");
        var (code, output, error) = await Cli.RunAsync("train", "voice", "--data", _folder.FullName, "--out", file, "--name", "tones-1");
        Assert.True(code == ExitCodes.Success, error);
        Assert.Contains("anger: AUC over windows", output, StringComparison.Ordinal);
        Assert.Contains("tones: on the terms of whoever made it", output, StringComparison.Ordinal);

        (code, output, _) = await Cli.RunAsync("score", "voice", Clip("tones", 0, 1), "--model", file);
        Assert.Equal(ExitCodes.Success, code);
        var reading = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        Assert.Equal("tones-1", reading.GetProperty("model").GetString());
        Assert.InRange(reading.GetProperty("anger").GetDouble(), 0, 1);
        Assert.InRange(reading.GetProperty("arousal").GetDouble(), 0, 1);

        var recognisers = RecogniserFactory.Create(new RecognitionSettings { Text = false, VoiceModel = file });
        Assert.Equal("tones-1", recognisers.VoiceModel);
    }

    [Fact]
    public async Task Evaluate_TwoCorpora_TrainsOnTheOther()
    {
        MakeCorpus("one", speakers: 3, clipsEach: 8);
        MakeCorpus("other", speakers: 3, clipsEach: 8);
        var (code, output, error) = await Cli.RunAsync("evaluate", "voice", "--data", _folder.FullName, "--json");
        Assert.True(code == ExitCodes.Success, error);
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("measure").GetString()!).ToList();
        Assert.Equal((2 + 1) * 4 * (3 + 5 + 5), rows.Count);
        Assert.Contains("anger AUC, trained on the others, own baseline", rows);
        Assert.Contains("arousal AUC, untrained, one baseline for all", rows);
    }

    [Fact]
    public async Task Score_WithoutAModel_GivesArousalOnly()
    {
        MakeCorpus("tones", speakers: 1, clipsEach: 1);
        var (code, output, _) = await Cli.RunAsync("score", "voice", Clip("tones", 0, 0));
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("\"model\":\"voice-baseline-1\",\"arousal\":0.3", output, StringComparison.Ordinal);
        Assert.DoesNotContain("anger", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ThatIsNone_IsALoudError()
    {
        var file = Path.Combine(_folder.FullName, "none.esvm");
        await File.WriteAllTextAsync(file, "not a model");
        MakeCorpus("tones", speakers: 1, clipsEach: 1);
        var (code, _, error) = await Cli.RunAsync("score", "voice", Clip("tones", 0, 0), "--model", file);
        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("not a voice model", error, StringComparison.Ordinal);
        var problem = Assert.Throws<ConfigurationException>(() => RecogniserFactory.Create(new RecognitionSettings { VoiceModel = file }));
        Assert.Contains("Recognition:VoiceModel", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file\tspeaker\nx.wav\ta\n", "file, speaker, emotion")]
    [InlineData("file\tspeaker\temotion\nx.wav\ta\tfurious\n", "labels.tsv:2")]
    public async Task Labels_ThatCannotBeRead_AreNamed(string labels, string message)
    {
        var corpus = _folder.CreateSubdirectory("mine");
        await File.WriteAllTextAsync(Path.Combine(corpus.FullName, "labels.tsv"), labels);
        var (code, _, error) = await Cli.RunAsync("train", "voice", "--data", _folder.FullName, "--out", Path.Combine(_folder.FullName, "x"));
        Assert.NotEqual(ExitCodes.Success, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithoutACorpus_IsExplained()
    {
        var (code, _, error) = await Cli.RunAsync("evaluate", "voice", "--data", _folder.FullName);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("labels.tsv", error, StringComparison.Ordinal);
    }

    private string Clip(string corpus, int speaker, int clip) => Path.Combine(_folder.FullName, corpus, $"{speaker}-{clip}.wav");

    private void MakeCorpus(string name, int speakers, int clipsEach)
    {
        _folder.CreateSubdirectory(name);
        var labels = new List<string> { "file\tspeaker\temotion" };
        for (var speaker = 0; speaker < speakers; speaker++)
        {
            for (var clip = 0; clip < clipsEach; clip++)
            {
                var emotion = clip % Emotions.Length;
                WriteTone(Clip(name, speaker, clip), 120 + (20 * speaker) + (emotion == 1 ? 40 : 0) + clip, emotion is 1 or 3 ? 0.3 : 0.1, emotion == 1 ? 0.7 : 1.5);
                labels.Add($"{speaker}-{clip}.wav\ts{speaker}\t{Emotions[emotion]}");
            }
        }

        File.WriteAllLines(Path.Combine(_folder.FullName, name, "labels.tsv"), labels);
    }

    private static void WriteTone(string path, double hertz, double level, double fall)
    {
        var samples = new short[2 * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = Enumerable.Range(1, 12).Sum(n => level / Math.Pow(n, fall) * Math.Sin(2 * Math.PI * hertz * n * i / Rate));
            samples[i] = (short)(sample * 12_000 * (i % 4000 < 3000 ? 1 : 0));
        }

        TestWav.Write(path, Rate, samples);
    }
}
