using System.Collections;
using EmotionStream.App.Configuration;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>The section `Calls`: who may call is settled before anything listens.</summary>
public sealed class CallSettingsTests
{
    private static readonly (string, string)[] Token = [("Calls:Twilio:AuthToken", "token")];
    private static readonly (string, string)[] Key = [("Calls:AudioHook:Keys:0:ApiKey", "key"), ("Calls:AudioHook:Keys:0:ClientSecret", "c2VjcmV0")];

    [Fact]
    public void Loopback_NeedsNoCredentials() => Assert.Equal(9465, Load().Calls.Port);

    [Fact]
    public void OffLoopback_EveryEnabledProtocolNeedsThem()
    {
        var both = Problem(("Calls:Address", "0.0.0.0"));
        Assert.Contains("Calls:Twilio:AuthToken: is needed to listen on 0.0.0.0", both, StringComparison.Ordinal);
        Assert.Contains("Calls:AudioHook:Keys: are needed to listen on 0.0.0.0", both, StringComparison.Ordinal);
        Assert.DoesNotContain("Twilio", Problem([("Calls:Address", "0.0.0.0"), .. Token]), StringComparison.Ordinal);

        Assert.Equal("key", Load([("Calls:Address", "0.0.0.0"), .. Token, .. Key]).Calls.AudioHook.Keys[0].ApiKey);
        Assert.False(Load([("Calls:Address", "0.0.0.0"), .. Token, ("Calls:AudioHook:Enabled", "false")]).Calls.AudioHook.Enabled);
    }

    [Theory]
    [InlineData("Calls:AudioHook:Keys:0:ClientSecret", "no base64!", "must be base64")]
    [InlineData("Calls:AudioHook:Keys:0:ApiKey", "", "must be given")]
    [InlineData("Calls:PublicUrl", "https://calls.example.com", "ws:// or wss://")]
    [InlineData("Calls:Address", "everywhere", "IP address")]
    [InlineData("Calls:Twilio:Path", "twilio", "begins with /")]
    [InlineData("Calls:Twilio:Path", "/audiohook", "must differ")]
    [InlineData("Calls:OpenTimeout", "0s", "between")]
    [InlineData("Calls:MaxCalls", "0", "between")]
    [InlineData("Calls:CertificateFile", "none.pem", "no such file")]
    [InlineData("Calls:Twilio:CustomerTrack", "both", "inbound, outbound")]
    public void Mistake_IsNamed(string key, string value, string words) => Assert.Contains(words, Problem([.. Key, (key, value)]), StringComparison.Ordinal);

    [Fact]
    public void Secrets_StayOutOfMessages() =>
        Assert.DoesNotContain("hush", Problem([("Calls:AudioHook:Keys:0:ApiKey", "key"), ("Calls:AudioHook:Keys:0:ClientSecret", "hush!")]), StringComparison.Ordinal);

    private static string Problem(params (string, string)[] settings) => Assert.Throws<ConfigurationException>(() => Load(settings)).Message;

    private static Settings Load(params (string Key, string Value)[] settings) =>
        SettingsLoader.Load(null, new Hashtable(), settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
}
