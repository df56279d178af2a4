using System.Net;
using EmotionStream.App.Configuration;

namespace EmotionStream.App.Telephony;

/// <summary>What the <c>Calls</c> section must hold beyond kinds and ranges.</summary>
internal static class CallSettingsCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Checks the section.</summary>
    /// <param name="calls">The settings.</param>
    /// <param name="binder">Takes the problems.</param>
    public static void Run(CallSettings calls, StrictBinder binder)
    {
        CheckAddress(calls, binder);
        CheckPath("Calls:Twilio:Path", calls.Twilio.Path, binder);
        CheckPath("Calls:AudioHook:Path", calls.AudioHook.Path, binder);
        if (calls.Twilio.Enabled && calls.AudioHook.Enabled && calls.Twilio.Path == calls.AudioHook.Path)
            binder.Add("Calls:AudioHook:Path", "must differ from Calls:Twilio:Path");
        for (var i = 0; i < calls.AudioHook.Keys.Count; i++)
            CheckKey(calls, i, binder);
        CheckWait("Calls:OpenTimeout", calls.OpenTimeout, TimeSpan.FromMilliseconds(100), binder);
        CheckWait("Calls:IdleTimeout", calls.IdleTimeout, TimeSpan.FromSeconds(1), binder);
        CheckWait("Calls:CloseTimeout", calls.CloseTimeout, TimeSpan.FromMilliseconds(100), binder);
        CheckWait("Calls:ReconnectTime", calls.ReconnectTime, TimeSpan.Zero, binder);
        CheckCertificate(calls, binder);
    }

    private static void CheckAddress(CallSettings calls, StrictBinder binder)
    {
        if (calls.PublicUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "wss" or "ws"))
            binder.Add("Calls:PublicUrl", "must be a ws:// or wss:// URL");
        if (!IPAddress.TryParse(calls.Address, out _) && calls.Address is not "localhost")
        {
            binder.Add("Calls:Address", "must be an IP address, or localhost");
            return;
        }

        if (IPAddress.IsLoopback(calls.ListenAddress))
            return;
        if (calls.Twilio is { Enabled: true, AuthToken: null or "" })
        {
            binder.Add(
                "Calls:Twilio:AuthToken",
                $"is needed to listen on {calls.Address}, as others than this machine reach it: give the account's auth token, or Calls:Twilio:Enabled=false");
        }

        if (calls.AudioHook is { Enabled: true, Keys.Count: 0 })
        {
            binder.Add(
                "Calls:AudioHook:Keys",
                $"are needed to listen on {calls.Address}, as others than this machine reach it: give Keys:0:ApiKey and Keys:0:ClientSecret, or Calls:AudioHook:Enabled=false");
        }
    }

    private static void CheckPath(string key, string path, StrictBinder binder)
    {
        if (!path.StartsWith('/') || path.AsSpan().ContainsAny("?#{} "))
            binder.Add(key, "must be a path that begins with /");
    }

    private static void CheckKey(CallSettings calls, int index, StrictBinder binder)
    {
        var key = calls.AudioHook.Keys[index];
        if (key.ApiKey.Length == 0)
            binder.Add($"Calls:AudioHook:Keys:{index}:ApiKey", "must be given");
        if (calls.AudioHook.Keys.Take(index).Any(other => other.ApiKey == key.ApiKey))
            binder.Add($"Calls:AudioHook:Keys:{index}:ApiKey", "stands twice");
        if (key.Secret() is null)
            binder.Add($"Calls:AudioHook:Keys:{index}:ClientSecret", "must be base64 of at least one byte");
    }

    private static void CheckWait(string key, TimeSpan value, TimeSpan least, StrictBinder binder)
    {
        if (value < least || value > LongestWait)
            binder.Add(key, $"must be between {least.TotalSeconds:0.##}s and 1h");
    }

    private static void CheckCertificate(CallSettings calls, StrictBinder binder)
    {
        if ((calls.CertificateFile is null) != (calls.CertificateKeyFile is null))
            binder.Add("Calls:CertificateKeyFile", "goes with Calls:CertificateFile: give both or neither");
        if (calls.CertificateFile is { } certificate && !File.Exists(certificate))
            binder.Add("Calls:CertificateFile", "no such file");
        if (calls.CertificateKeyFile is { } file && !File.Exists(file))
            binder.Add("Calls:CertificateKeyFile", "no such file");
    }
}
