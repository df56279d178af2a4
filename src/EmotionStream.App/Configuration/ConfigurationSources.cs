using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace EmotionStream.App.Configuration;

/// <summary>
/// Gathers configuration from a file, the environment and the command line; a later one wins. Settings no source names keep the
/// defaults of their class.
/// </summary>
internal static class ConfigurationSources
{
    /// <summary>What an environment variable starts with; sections are separated by two underscores.</summary>
    public const string EnvironmentPrefix = "EMOTIONSTREAM__";

    /// <summary>The file read from the working directory when no other is named.</summary>
    public const string DefaultFile = "appsettings.json";

    /// <summary>Gathers the configuration.</summary>
    /// <param name="file">The file named on the command line; null = <see cref="DefaultFile"/> where there is one.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="assignments">Assignments from the command line, key and value.</param>
    /// <param name="defaults">What a command wants where nobody says otherwise.</param>
    /// <exception cref="ConfigurationException">The file is missing or isn't JSON.</exception>
    public static IConfigurationRoot Load(
        string? file,
        IDictionary environment,
        IEnumerable<KeyValuePair<string, string>> assignments,
        params IReadOnlyList<KeyValuePair<string, string>> defaults)
    {
        var builder = new ConfigurationBuilder();
        builder.Add(new NamedSource("the command's defaults", defaults));
        var path = Path.GetFullPath(file ?? DefaultFile);
        if (file is not null && !File.Exists(path))
            throw new ConfigurationException([new("--config", file, "no such file", null)]);
        if (File.Exists(path))
            builder.AddJsonFile(path, optional: false, reloadOnChange: false);
        builder.Add(new NamedSource("the environment", FromEnvironment(environment)));
        builder.Add(new NamedSource("the command line", assignments));
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException problem)
        {
            throw new ConfigurationException([new(path, null, "is not a JSON file of settings: " + (problem.InnerException ?? problem).Message, null)]);
        }
    }

    /// <summary>Names a source for a message.</summary>
    /// <param name="provider">The provider a value came from.</param>
    public static string Describe(IConfigurationProvider provider) => provider switch
    {
        NamedProvider named => named.Name,
        JsonConfigurationProvider json => json.Source.Path ?? "the file",
        _ => provider.GetType().Name,
    };

    private static IEnumerable<KeyValuePair<string, string>> FromEnvironment(IDictionary environment)
    {
        foreach (DictionaryEntry entry in environment)
        {
            var name = (string)entry.Key;
            if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var key = name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal);

            // A shell can't export a name with dots, and librdkafka's keys have them: KAFKA__BOOTSTRAP_SERVERS is bootstrap.servers.
            if (key.StartsWith("Kafka:", StringComparison.OrdinalIgnoreCase))
                key = "Kafka:" + key["Kafka:".Length..].Replace('_', '.').ToLowerInvariant();
            yield return new(key, (string?)entry.Value ?? "");
        }
    }

    private sealed class NamedSource(string name, IEnumerable<KeyValuePair<string, string>> values) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new NamedProvider(name, values);
    }

    private sealed class NamedProvider : ConfigurationProvider
    {
        public NamedProvider(string name, IEnumerable<KeyValuePair<string, string>> values)
        {
            Name = name;
            foreach (var (key, value) in values)
                Set(key, value);
        }

        public string Name { get; }
    }
}
