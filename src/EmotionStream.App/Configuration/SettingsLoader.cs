using System.Collections;
using System.Net;
using EmotionStream.App.Notifications;
using EmotionStream.App.Page;
using EmotionStream.App.Rules;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Recognition.Memory;
using EmotionStream.Recognition.Repeats;
using Microsoft.Extensions.Configuration;

namespace EmotionStream.App.Configuration;

/// <summary>Loads and checks all settings before anything starts.</summary>
internal static class SettingsLoader
{
    /// <summary>Loads settings from file, environment and command line, in rising precedence.</summary>
    /// <param name="file">The file named on the command line, if any.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="assignments">Assignments from the command line.</param>
    /// <param name="defaults">What a command wants where nobody says otherwise: weaker than the file.</param>
    /// <exception cref="ConfigurationException">Something is wrong; the message names everything that is.</exception>
    public static Settings Load(
        string? file,
        IDictionary environment,
        IEnumerable<KeyValuePair<string, string>> assignments,
        params IReadOnlyList<KeyValuePair<string, string>> defaults)
    {
        var root = ConfigurationSources.Load(file, environment, assignments, defaults);
        var settings = new Settings();
        var binder = new StrictBinder(root);
        LoadRules(root, settings, binder);
        var known = settings.Rules.Keys.ToArray();
        binder.Bind(root, settings);
        CheckNewRules(root, known, binder);
        Check(settings, binder);
        KafkaSettingsCheck.Run(settings, binder);
        if (binder.Problems.Count > 0)
            throw new ConfigurationException(binder.Problems);
        return settings;
    }

    /// <summary>The rules of a file stand in place of those that ship, before the section <c>Rules</c> changes them.</summary>
    private static void LoadRules(IConfigurationRoot root, Settings settings, StrictBinder binder)
    {
        if (string.IsNullOrEmpty(root[nameof(Settings.RuleFile)]))
            return;
        try
        {
            var rules = RuleFile.Read(root[nameof(Settings.RuleFile)]!);
            settings.Rules.Clear();
            foreach (var rule in rules)
                settings.Rules[rule.Name] = rule;
        }
        catch (RuleFileException problem)
        {
            foreach (var message in problem.Problems)
                binder.Add(nameof(Settings.RuleFile), message);
        }
    }

    /// <summary>A rule nobody knows that doesn't say what it judges is more likely a misspelt name than a new rule.</summary>
    private static void CheckNewRules(IConfigurationRoot root, string[] known, StrictBinder binder)
    {
        foreach (var rule in root.GetSection("Rules").GetChildren().Where(rule => !known.Contains(rule.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (rule["Measure"] is not null && rule["Open"] is not null && rule["Close"] is not null)
                continue;
            var advice = NearestName.Find(rule.Key, known) is { } nearest ? $"did you mean {nearest}? " : "";
            binder.Add(rule.Path, $"no such rule; {advice}A new rule needs Measure, Open and Close; those there are: {string.Join(", ", known)}");
        }
    }

    private static void Check(Settings settings, StrictBinder binder)
    {
        foreach (var (name, rule) in settings.Rules)
            rule.Name ??= name;
        var messages = settings.Interactions.Validate()
            .Concat(settings.Customers.Validate()).Concat(settings.Surveys.Validate()).Concat(settings.Queues.Validate()).Concat(RuleSet.Validate([.. settings.Rules.Values]));
        foreach (var message in messages)
            binder.Add(message);
        try
        {
            settings.Pipeline.Validate();
        }
        catch (WorkerConfigurationException problem)
        {
            binder.Add("Pipeline:" + problem.Message);
        }

        if (!IPAddress.TryParse(settings.Http.Address, out _) && settings.Http.Address is not "localhost")
            binder.Add("Http:Address", "must be an IP address, or localhost");
        else if (settings.Http.State && !IPAddress.IsLoopback(settings.Http.ListenAddress))
            binder.Add("Http:State", "is customers' data and is served on loopback only, as nothing here asks who is calling");
        if (settings.Interactions.MemoryFile is { Length: > 0 } memory)
        {
            try
            {
                settings.Interactions.Fitted = MemoryFile.Read(memory);
            }
            catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
            {
                binder.Add("Interactions:MemoryFile", problem.Message);
            }
        }

        if (settings.Interactions.RepeatFile is { Length: > 0 } repeat)
        {
            try
            {
                settings.Interactions.Repeat = RepeatFile.Read(repeat);
            }
            catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
            {
                binder.Add("Interactions:RepeatFile", problem.Message);
            }
        }

        CallSettingsCheck.Run(settings.Calls, binder);
        NotifySettingsCheck.Run(settings, binder);
        PageSettingsCheck.Run(settings.Page, binder);
        if (settings.Recognition.TextModel is { } model && !Path.Exists(model))
            binder.Add("Recognition:TextModel", "no such file or folder");
        if (settings.Recognition.Moments is { } moments && !File.Exists(moments))
            binder.Add("Recognition:Moments", "no such file");
        if (settings.Recognition.VoiceModel is { } voice && !File.Exists(voice))
            binder.Add("Recognition:VoiceModel", "no such file");
    }
}
