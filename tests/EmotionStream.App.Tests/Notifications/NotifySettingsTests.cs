using System.Collections;
using EmotionStream.App.Configuration;
using EmotionStream.App.Notifications;
using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Tests.Notifications;

/// <summary>The section `Notify`: a mistake stops the start, and no message holds an address.</summary>
public sealed class NotifySettingsTests
{
    private const string Secret = "https://hooks.example/services/T0/B0/verysecret";

    [Theory]
    [InlineData("Notify:Webhooks:desk:Format", "slck", "did you mean slack?")]
    [InlineData("Notify:Webhooks:desk:Url", "http://hooks.example/T0/verysecret", "must be an https:// URL")]
    [InlineData("Notify:Webhooks:desk:UrlFile", "/nowhere", "either Url (from the environment) or UrlFile")]
    [InlineData("Notify:Webhooks:desk:AuthorizationFile", "/nowhere", "no such file")]
    [InlineData("Notify:Routes:0:Webhooks:0", "dsk", "did you mean desk?")]
    [InlineData("Notify:Routes:0:Rules:0", "NegativPeak", "did you mean NegativePeak?")]
    [InlineData("Notify:Routes:0:Queus:0", "billing", "did you mean Queues?")]
    [InlineData("Notify:Routes:0:Severities:0", "high", "must be one of info, warning, critical")]
    [InlineData("Notify:Attempts", "0", "must be between 1 and 100")]
    [InlineData("Notify:PageUrl", "page", "must be an http:// or https:// URL")]
    public void Mistake_IsNamed_WithWhatIsAllowed(string key, string value, string advice)
    {
        var problem = Assert.Throws<ConfigurationException>(() => Load(("Notify:Webhooks:desk:Url", Secret), (key, value)));

        Assert.Contains(string.Join(':', key.Split(':')[..Math.Min(3, key.Split(':').Length)]), problem.Message, StringComparison.Ordinal);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Routes_AnAlertFollowsEachItFits_ToEachWebhookOnce()
    {
        var router = new AlertRouter(Load(
            ("Notify:Webhooks:desk:Url", Secret),
            ("Notify:Webhooks:pager:Url", Secret),
            ("Notify:Routes:0:Queues:0", "billing"),
            ("Notify:Routes:0:Webhooks:0", "desk"),
            ("Notify:Routes:1:Severities:0", "critical"),
            ("Notify:Routes:1:States:0", "opened"),
            ("Notify:Routes:1:States:1", "updated"),
            ("Notify:Routes:1:Webhooks:0", "pager"),
            ("Notify:Routes:1:Webhooks:1", "DESK")));

        Assert.Equal(["desk", "pager"], router.Of(AlertSamples.Alert(queue: "Billing")).Order());
        Assert.Equal(["desk"], router.Of(AlertSamples.Alert(severity: AlertSeverity.Info)));
        Assert.Equal(["desk", "pager"], router.Of(AlertSamples.Alert(queue: null, state: AlertState.Updated)).Select(name => name.ToLowerInvariant()).Order());
        Assert.Empty(router.Of(AlertSamples.Alert(state: AlertState.Closed)));
    }

    [Fact]
    public void WithoutRoutes_EveryWebhookGetsWhatOpens_FromWarningOn()
    {
        var router = new AlertRouter(Load(("Notify:Webhooks:desk:Url", Secret)));

        Assert.Single(router.Of(AlertSamples.Alert(severity: AlertSeverity.Warning)));
        Assert.Empty(router.Of(AlertSamples.Alert(severity: AlertSeverity.Info)));
        Assert.Empty(router.Of(AlertSamples.Alert(state: AlertState.Updated)));
    }

    private static NotifySettings Load(params (string Key, string Value)[] settings) =>
        SettingsLoader.Load(null, new Hashtable(), settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Notify;
}
