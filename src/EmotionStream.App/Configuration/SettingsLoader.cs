using System.Collections;
using System.Net;
using EmotionStream.App.Notifications;
using EmotionStream.App.Page;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Worker;
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
        binder.Bind(root, settings);
        CheckNewRules(root, binder);
        Check(settings, binder);
        KafkaSettingsCheck.Run(settings, binder);
        if (binder.Problems.Count > 0)
            throw new ConfigurationException(binder.Problems);
        return settings;
    }

    /// <summary>A rule nobody knows that doesn't say what it judges is more likely a misspelt name than a new rule.</summary>
    private static void CheckNewRules(IConfigurationRoot root, StrictBinder binder)
    {
        var known = RuleSet.Defaults().Select(rule => rule.Name).ToArray();
        foreach (var rule in root.GetSection("Rules").GetChildren().Where(rule => !known.Contains(rule.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (rule["Measure"] is not null && rule["Open"] is not null && rule["Close"] is not null)
                continue;
            var advice = NearestName.Find(rule.Key, known) is { } nearest ? $"did you mean {nearest}? " : "";
            binder.Add(rule.Path, $"no such rule; {advice}A new rule needs Measure, Open and Close; those that ship are {string.Join(", ", known)}");
        }
    }

    private static void Check(Settings settings, StrictBinder binder)
    {
        foreach (var (name, rule) in settings.Rules)
            rule.Name ??= name;
        foreach (var message in settings.Interactions.Validate().Concat(RuleSet.Validate([.. settings.Rules.Values])))
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
