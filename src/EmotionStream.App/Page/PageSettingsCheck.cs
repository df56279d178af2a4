using System.Net;
using EmotionStream.App.Configuration;
using EmotionStream.App.Page.Security;

namespace EmotionStream.App.Page;

/// <summary>What the <c>Page</c> section must hold beyond kinds and ranges.</summary>
internal static class PageSettingsCheck
{
    private static readonly TimeSpan LongestHistory = TimeSpan.FromDays(30);

    /// <summary>Checks the section.</summary>
    /// <param name="page">The settings.</param>
    /// <param name="binder">Takes the problems.</param>
    public static void Run(PageSettings page, StrictBinder binder)
    {
        if (!IPAddress.TryParse(page.Address, out _) && page.Address is not "localhost")
            binder.Add("Page:Address", "must be an IP address, or localhost");
        else if (!IPAddress.IsLoopback(page.ListenAddress) && !page.AsksWho)
            binder.Add("Page:Address", "needs Page:Keys or Page:OpenIdConnect:Authority: what the page shows is customers' data, and others than this machine reach it there");
        if (page.PublicUrl is { } url && !IsWeb(url))
            binder.Add("Page:PublicUrl", "must be an http:// or https:// URL");
        CheckTime("Page:HistoryTime", page.HistoryTime, TimeSpan.FromMinutes(1), LongestHistory, binder);
        CheckTime("Page:CurveTime", page.CurveTime, TimeSpan.FromMinutes(1), LongestHistory, binder);
        CheckTime("Page:UndoTime", page.UndoTime, TimeSpan.Zero, TimeSpan.FromMinutes(1), binder);
        if ((page.CertificateFile is null) != (page.CertificateKeyFile is null))
            binder.Add("Page:CertificateKeyFile", "goes with Page:CertificateFile: give both or neither");
        CheckFile("Page:CertificateFile", page.CertificateFile, binder);
        CheckFile("Page:CertificateKeyFile", page.CertificateKeyFile, binder);
        for (var i = 0; i < page.Keys.Count; i++)
            CheckKey(page, i, binder);
        CheckProvider(page.OpenIdConnect, binder);
    }

    private static void CheckKey(PageSettings page, int index, StrictBinder binder)
    {
        var (key, path) = (page.Keys[index], $"Page:Keys:{index}");
        if (key.User.Length == 0)
            binder.Add($"{path}:User", "must be given: the audit trail names it");
        if (page.Keys.Take(index).Any(other => other.User == key.User))
            binder.Add($"{path}:User", "stands twice");
        if ((key.Key is null) == (key.KeyFile is null))
            binder.Add($"{path}: give Key or KeyFile, one of them.");
        else if (key.KeyFile is not null && !File.Exists(key.KeyFile))
            binder.Add($"{path}:KeyFile", "no such file");
        else if (key.Read()!.Length < PageKey.LeastLength)
            binder.Add($"{path}: the key must have {PageKey.LeastLength} characters or more; openssl rand -base64 32 makes one.");
    }

    private static void CheckProvider(OpenIdConnectSettings provider, StrictBinder binder)
    {
        if (provider.Authority is null)
            return;
        if (!IsWeb(provider.Authority))
            binder.Add("Page:OpenIdConnect:Authority", "must be an https:// URL");
        else if (new Uri(provider.Authority) is { Scheme: "http", IsLoopback: false })
            binder.Add("Page:OpenIdConnect:Authority", "must be an https:// URL: what it says is believed");
        if (string.IsNullOrEmpty(provider.ClientId))
            binder.Add("Page:OpenIdConnect:ClientId", "must be given");
        CheckFile("Page:OpenIdConnect:ClientSecretFile", provider.ClientSecretFile, binder);
    }

    private static void CheckFile(string key, string? file, StrictBinder binder)
    {
        if (file is not null && !File.Exists(file))
            binder.Add(key, "no such file");
    }

    private static void CheckTime(string key, TimeSpan value, TimeSpan least, TimeSpan most, StrictBinder binder)
    {
        if (value < least || value > most)
            binder.Add(key, $"must be between {least.TotalSeconds:0}s and {most.TotalHours:0.##}h");
    }

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
