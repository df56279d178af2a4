using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>
/// A trained voice model: a card, and for each <see cref="VoiceTask"/> one ML.NET FastTree or more. Its file is a zip of <c>card.json</c> and the
/// ML.NET models. Immutable; a recogniser over it is not thread-safe.
/// </summary>
public sealed class VoiceModel
{
    private const string CardEntry = "card.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly IReadOnlyDictionary<VoiceTask, IReadOnlyList<ITransformer>> _trees;

    internal VoiceModel(VoiceModelCard card, IReadOnlyDictionary<VoiceTask, IReadOnlyList<ITransformer>> trees)
    {
        Card = card;
        _trees = trees;
    }

    /// <summary>What it is.</summary>
    public VoiceModelCard Card { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="path">A file made by <c>emotionstream train voice</c>.</param>
    /// <exception cref="ModelFileException">It is not a voice model, of another version, or damaged.</exception>
    public static VoiceModel Load(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var card = Read(zip, CardEntry, stream => JsonSerializer.Deserialize<VoiceModelCard>(stream, Json))!;
            if (card.Format != VoiceModelCard.CurrentFormat)
                throw new ModelFileException($"its format is {card.Format}, this version reads {VoiceModelCard.CurrentFormat}; train it again");
            if (!card.Features.SequenceEqual(VoiceInput.Names, StringComparer.Ordinal))
                throw new ModelFileException("it was trained on other acoustic features than this version compares; train it again");
            if (!Enum.GetValues<VoiceTask>().All(task => card.Tasks.TryGetValue(task, out var one) && one.Sets > 0))
                throw new ModelFileException("its card does not describe every question");
            var context = new MLContext();
            return new VoiceModel(card, card.Tasks.ToDictionary(
                static task => task.Key,
                IReadOnlyList<ITransformer> (task) => [.. Enumerable.Range(1, task.Value.Sets).Select(set => Read(zip, Entry(task.Key, set), stream => Load(context, stream)))]));
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new ModelFileException("it is not a voice model made by 'emotionstream train voice', or is damaged: " + problem.Message, problem);
        }
    }

    /// <summary>Writes the model.</summary>
    /// <param name="path">The file; replaced.</param>
    public void Save(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        using (var card = zip.CreateEntry(CardEntry).Open())
            JsonSerializer.Serialize(card, Card, Json);
        var context = new MLContext();
        foreach (var (task, set, trees) in _trees.OrderBy(static pair => pair.Key).SelectMany(static pair => pair.Value.Select((trees, i) => (pair.Key, i + 1, trees))))
        {
            // ML.NET wants a stream that can seek.
            using var buffer = new MemoryStream();
            var schema = context.Data.LoadFromEnumerable(Array.Empty<VoiceInput>(), VoiceInput.Schema()).Schema;
            context.Model.Save(trees, schema, buffer);
            using var entry = zip.CreateEntry(Entry(task, set)).Open();
            entry.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
    }

    /// <summary>Makes something that scores single windows; not thread-safe.</summary>
    /// <param name="task">The question.</param>
    internal VoiceScorer Scorer(VoiceTask task) => new(_trees[task]);

    private static string Entry(VoiceTask task, int set) => $"{JsonNamingPolicy.CamelCase.ConvertName(task.ToString())}-{set}.mlnet";

    private static ITransformer Load(MLContext context, Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        buffer.Position = 0;
        return context.Model.Load(buffer, out _);
    }

    private static T Read<T>(ZipArchive zip, string name, Func<Stream, T> read)
    {
        var entry = zip.GetEntry(name) ?? throw new ModelFileException($"it is not a voice model made by 'emotionstream train voice': it has no {name}");
        using var stream = entry.Open();
        return read(stream);
    }
}
