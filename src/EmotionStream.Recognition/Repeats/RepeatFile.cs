using System.Text.Json;
using EmotionStream.Core.Repeats;

namespace EmotionStream.Recognition.Repeats;

/// <summary>A model of repeat contact as a small JSON file: version, name, window, intercept, mean, deviation and weight of each feature, and how it was fitted.</summary>
public static class RepeatFile
{
    private const int Version = 1;
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads a model. Its name is the one in the file with a fingerprint of its numbers: <c>name@1a2b3c4d</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no model of repeat contact of this version; the message says why.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static RepeatModel Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is var version and not Version)
                throw new FormatException($"{path} has version {version}: this build reads version {Version}");
            var features = root.GetProperty("features");
            var names = features.EnumerateObject().Select(static feature => feature.Name).ToArray();
            if (!names.Order(StringComparer.Ordinal).SequenceEqual(RepeatFeatures.Names.Order(StringComparer.Ordinal), StringComparer.Ordinal))
                throw new FormatException($"{path} has the features {string.Join(", ", names)}: this build has {string.Join(", ", RepeatFeatures.Names)}; train it again");
            var intercept = Finite(path, root.GetProperty("intercept"));
            RepeatTerm[] terms = [.. RepeatFeatures.Names.Select(name => Term(path, features.GetProperty(name)))];
            var fingerprint = ModelFingerprint.Of([intercept, .. terms.SelectMany(static term => new[] { term.Mean, term.Deviation, term.Weight })]);
            return new($"{root.GetProperty("name").GetString() ?? "repeat"}@{fingerprint}", TimeSpan.FromDays(Finite(path, root.GetProperty("windowDays"))), intercept, terms);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"{path} is no model of repeat contact: {problem.Message}", problem);
        }
    }

    /// <summary>Writes a model with how it was fitted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="report">The training that made it.</param>
    public static void Write(string path, string name, RepeatReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, Indented);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("name", name);
        json.WriteNumber("windowDays", report.Model.Window.TotalDays);
        json.WriteNumber("intercept", Math.Round(report.Model.Intercept, 6));
        json.WriteStartObject("features");
        for (var i = 0; i < RepeatFeatures.Count; i++)
        {
            json.WriteStartObject(RepeatFeatures.Names[i]);
            json.WriteNumber("mean", Math.Round(report.Model.Terms[i].Mean, 6));
            json.WriteNumber("deviation", Math.Round(report.Model.Terms[i].Deviation, 6));
            json.WriteNumber("weight", Math.Round(report.Model.Terms[i].Weight, 6));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("fitted");
        json.WriteNumber("contacts", report.Cases);
        json.WriteNumber("customers", report.Customers);
        json.WriteNumber("repeats", report.Repeats);
        json.WriteNumber("brier", Math.Round(report.Brier.Model, 4));
        json.WriteNumber("brierOfBaseRate", Math.Round(report.Brier.BaseRate, 4));
        json.WriteNumber("logLoss", Math.Round(report.LogLoss.Model, 4));
        json.WriteNumber("logLossOfBaseRate", Math.Round(report.LogLoss.BaseRate, 4));
        json.WriteNumber("calibrationError", Math.Round(report.CalibrationError, 4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static RepeatTerm Term(string path, JsonElement term)
    {
        var deviation = Finite(path, term.GetProperty("deviation"));
        return deviation > 0
            ? new(Finite(path, term.GetProperty("mean")), deviation, Finite(path, term.GetProperty("weight")))
            : throw new FormatException($"{path}: a deviation is {deviation}; it must be above 0");
    }

    private static double Finite(string path, JsonElement value) =>
        value.GetDouble() is var number && double.IsFinite(number) ? number : throw new FormatException($"{path}: {value} is no finite number");
}
