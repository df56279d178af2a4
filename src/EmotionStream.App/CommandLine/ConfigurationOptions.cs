using System.CommandLine;
using System.CommandLine.Parsing;
using EmotionStream.App.Configuration;

namespace EmotionStream.App.CommandLine;

/// <summary>The options by which every command that has settings is configured.</summary>
internal sealed class ConfigurationOptions
{
    private readonly Option<string?> _file = new("--config")
    {
        Description = $"Settings file (JSON). Default: {ConfigurationSources.DefaultFile} of the working directory, where there is one.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _assignments = new("--set")
    {
        Description = "A setting, e.g. Interactions:ClosingGrace=5s or Kafka:security.protocol=SSL; may be repeated.",
        HelpName = "SECTION:KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _bootstrap = new("--bootstrap")
    {
        Description = "Kafka's address; short for --set Kafka:bootstrap.servers=…",
        HelpName = "HOST:PORT",
    };

    private readonly List<(Option Option, string Key)> _short = [];

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withBootstrap">Whether the command connects to a Kafka that has to be named.</param>
    public ConfigurationOptions AddTo(Command command, bool withBootstrap = true)
    {
        _assignments.Validators.Add(CheckAssignments);
        if (withBootstrap)
            command.Options.Add(AddShort(_bootstrap, "Kafka:bootstrap.servers"));
        command.Options.Add(_file);
        command.Options.Add(_assignments);
        return this;
    }

    /// <summary>Makes an option short for a setting.</summary>
    /// <param name="option">The option; its value is written to the setting when given.</param>
    /// <param name="key">The setting.</param>
    public Option<T> AddShort<T>(Option<T> option, string key)
    {
        _short.Add((option, key));
        return option;
    }

    /// <summary>The option that names a rule file.</summary>
    public static Option<string?> Rules() => new("--rules")
    {
        Description = "Alert rules from a YAML file (docs/rules.md) in place of those that ship.",
        HelpName = "FILE",
    };

    /// <summary>The option that sets the port of metrics and health.</summary>
    /// <param name="otherwise">The port where nobody says.</param>
    public static Option<int?> HttpPort(string otherwise) => new("--http-port")
    {
        Description = $"Port of metrics and health; 0 takes a free one. Default {otherwise}.",
        HelpName = "PORT",
    };

    /// <summary>The option that sets how logs are written.</summary>
    public static Option<LogFormat?> LogFormat() => new("--log-format")
    {
        Description = "text or json, to standard error.",
        HelpName = "FORMAT",
    };

    /// <summary>Loads the settings.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="defaults">What holds where nobody says otherwise: weaker than the file.</param>
    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public Settings Load(ParseResult parsed, params IReadOnlyList<KeyValuePair<string, string>> defaults)
    {
        var assignments = new List<KeyValuePair<string, string>>();
        foreach (var (option, key) in _short)
        {
            if (parsed.GetResult(option) is { Implicit: false } result)
                assignments.Add(new(key, result.Tokens is [var token, ..] ? token.Value : "true"));
        }

        foreach (var assignment in parsed.GetValue(_assignments) ?? [])
        {
            var separator = assignment.IndexOf('=', StringComparison.Ordinal);
            assignments.Add(new(assignment[..separator], assignment[(separator + 1)..]));
        }

        return SettingsLoader.Load(parsed.GetValue(_file), Environment.GetEnvironmentVariables(), assignments, defaults);
    }

    private static void CheckAssignments(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            result.AddError($"--set {token.Value}: write SECTION:KEY=VALUE.");
    }
}
