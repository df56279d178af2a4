using System.Text.Json;
using EmotionStream.Core.Memory;

namespace EmotionStream.Recognition.Memory;

/// <summary>A fitted memory model as a small JSON file: version, name, intercept, a weight by measure, and how it was fitted.</summary>
public static class MemoryFile
{
    private const int Version = 1;
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads a model. Its name is the one in the file with a fingerprint of its numbers: <c>name@1a2b3c4d</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no memory model of this version; the message says why.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static FittedMemory Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is var version and not Version)
                throw new FormatException($"{path} has version {version}: this build reads version {Version}");
            MemoryVector weights = default;
            foreach (var weight in root.GetProperty("weights").EnumerateObject())
                weights[Measure(weight.Name) ?? throw new FormatException($"{path}: no measure '{weight.Name}'; there are {string.Join(", ", Names())}")] = Finite(weight.Value);
            var intercept = Finite(root.GetProperty("intercept"));
            return new($"{root.GetProperty("name").GetString() ?? "fitted"}@{Fingerprint(intercept, weights)}", intercept, weights);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path} is no memory model: {problem.Message}", problem);
        }
    }

    /// <summary>Writes a model with how it was fitted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name and version of the model.</param>
    /// <param name="report">The training that made it.</param>
    public static void Write(string path, string name, MemoryReport report)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, Indented);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("name", name);
        json.WriteNumber("intercept", Math.Round(report.Fit.Intercept, 6));
        json.WriteStartObject("weights");
        foreach (var measure in Enum.GetValues<MemoryMeasure>())
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(measure.ToString()), Math.Round(report.Fit.Weights[(int)measure], 6));
        json.WriteEndObject();
        json.WriteStartObject("fitted");
        json.WriteNumber("surveys", report.Surveys);
        json.WriteNumber("interactions", report.Interactions);
        json.WriteNumber("effectiveSurveys", Math.Round(report.EffectiveSurveys, 1));
        json.WriteNumber("penalty", report.Penalty);
        foreach (var figure in report.Figures)
        {
            json.WriteStartObject(figure.Model);
            json.WriteNumber("heldOutError", Math.Round(figure.Error, 4));
            json.WriteNumber("low", Math.Round(figure.Low, 4));
            json.WriteNumber("high", Math.Round(figure.High, 4));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Fingerprint(float intercept, MemoryVector weights) =>
        ModelFingerprint.Of([intercept, .. Enum.GetValues<MemoryMeasure>().Select(measure => (double)weights[measure])]);

    private static float Finite(JsonElement value) =>
        value.GetSingle() is var number && float.IsFinite(number) ? number : throw new FormatException($"{value} is no finite number");

    private static MemoryMeasure? Measure(string name) =>
        Enum.GetNames<MemoryMeasure>().FirstOrDefault(measure => JsonNamingPolicy.CamelCase.ConvertName(measure) == name) is { } found ? Enum.Parse<MemoryMeasure>(found) : null;

    private static IEnumerable<string> Names() => Enum.GetNames<MemoryMeasure>().Select(JsonNamingPolicy.CamelCase.ConvertName);
}
