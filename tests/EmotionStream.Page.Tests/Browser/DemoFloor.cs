using System.Collections;
using EmotionStream.App.Configuration;
using EmotionStream.App.Demo;
using EmotionStream.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionStream.Page.Tests.Browser;

/// <summary>The demo, once it is busy: the bundled conversations through the pipeline.</summary>
internal sealed class DemoFloor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DemoSession _session;

    private DemoFloor(DemoSession session) => _session = session;

    public string Address => _session.PageAddress;

    public static async Task<DemoFloor> StartAsync()
    {
        var settings = SettingsLoader.Load(null, new Hashtable(), [new("Http:Port", "0"), new("Page:Port", "0")]);
        var session = await DemoSession.StartAsync(settings, 20, NullLoggerFactory.Instance);
        Eventually.True(
            () => session.Store.View() is { Live.Count: >= 20 } view && view.Alerts.Count(alert => alert.State != Core.Alerts.AlertState.Closed) >= 3, Patience, "twenty conversations and three alerts are there");
        return new(session);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
