using EmotionStream.App.Configuration;
using EmotionStream.App.Notifications.Formats;

namespace EmotionStream.App.Notifications;

/// <summary>What the <c>Notify</c> section must hold beyond kinds and ranges.</summary>
internal static class NotifySettingsCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Checks the section; one without webhooks is as good as none.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="binder">Takes the problems.</param>
    public static void Run(Settings settings, StrictBinder binder)
    {
        var notify = settings.Notify;
        if (notify.PageUrl is { } page && !(Uri.TryCreate(page, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            binder.Add("Notify:PageUrl", "must be an http:// or https:// URL");
        if (string.IsNullOrWhiteSpace(notify.Group))
            binder.Add("Notify:Group", "must not be empty");
        CheckWait("Notify:Timeout", notify.Timeout, binder);
        CheckWait("Notify:Backoff", notify.Backoff, binder);
        CheckWait("Notify:MaxBackoff", notify.MaxBackoff, binder);
        foreach (var (name, webhook) in notify.Webhooks)
            CheckWebhook($"Notify:Webhooks:{name}", webhook, binder);
        for (var i = 0; i < notify.Routes.Count; i++)
            CheckRoute($"Notify:Routes:{i}", notify.Routes[i], settings, binder);
    }

    private static void CheckWait(string key, TimeSpan value, StrictBinder binder)
    {
        if (value < TimeSpan.FromMilliseconds(1) || value > LongestWait)
            binder.Add(key, "must be between 1ms and 1h");
    }

    private static void CheckWebhook(string key, WebhookSettings webhook, StrictBinder binder)
    {
        if ((webhook.Url is null) == (webhook.UrlFile is null))
            binder.Add(key, "needs its address: either Url (from the environment) or UrlFile");
        else if (webhook.Url is not null && !WebhookSettings.IsUsable(webhook.Url, out _))
            binder.Add(key + ":Url", "must be an https:// URL (http:// only on this machine)");
        else if (webhook.UrlFile is { } file && !IsReadable(key + ":UrlFile", file, binder))
            return;
        else if (webhook.UrlFile is not null && !HoldsAddress(webhook))
            binder.Add(key + ":UrlFile", "must hold an https:// URL (http:// only on this machine)");
        if (webhook.AuthorizationFile is { } authorization)
            IsReadable(key + ":AuthorizationFile", authorization, binder);
        if (webhook.TemplateFile is not { } template)
            return;
        if (webhook.Format != WebhookFormat.Json)
            binder.Add(key + ":TemplateFile", "goes with Format=json only");
        else if (IsReadable(key + ":TemplateFile", template, binder) && JsonTemplate.Problem(File.ReadAllText(template)) is { } problem)
            binder.Add(key + ":TemplateFile", problem);
    }

    private static bool HoldsAddress(WebhookSettings webhook)
    {
        try
        {
            webhook.Address();
            return true;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool IsReadable(string key, string file, StrictBinder binder)
    {
        try
        {
            File.OpenRead(file).Dispose();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            binder.Add(key, File.Exists(file) ? "may not be read by this user" : "no such file");
            return false;
        }
    }

    private static void CheckRoute(string key, RouteSettings route, Settings settings, StrictBinder binder)
    {
        if (route.Webhooks.Count == 0)
            binder.Add(key + ":Webhooks", "must name at least one of Notify:Webhooks");
        CheckNames(key + ":Webhooks", route.Webhooks, settings.Notify.Webhooks.Keys, binder);
        CheckNames(key + ":Rules", route.Rules, settings.Rules.Keys, binder);
    }

    private static void CheckNames(string key, List<string> names, IReadOnlyCollection<string> known, StrictBinder binder)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (known.Contains(names[i], StringComparer.OrdinalIgnoreCase))
                continue;
            var advice = NearestName.Find(names[i], known) is { } nearest ? $"did you mean {nearest}? " : "";
            binder.Add($"{key}:{i}", $"no such name; {advice}known are {(known.Count == 0 ? "none" : string.Join(", ", known))}");
        }
    }
}
