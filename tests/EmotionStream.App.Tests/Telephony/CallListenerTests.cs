using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Playing;
using EmotionStream.Core.Records;
using EmotionStream.Testing;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>The listener over real sockets, with the players of `emotionstream call` on the other end.</summary>
public sealed class CallListenerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Voice = CallSound.Voice(5.5);
    private static readonly byte[] Agent = CallSound.Voice(5.5, hertz: 220);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emotionstream-calls-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("twilio")]
    [InlineData("audiohook")]
    public async Task Call_OfBothSpeakers_GivesTheCustomersRecordsOnly(string protocol)
    {
        await using var bench = await ListenerBench.StartAsync();

        var played = await PlayAsync(bench, protocol, Plan(bench, protocol, CallSound.WriteWav(_folder, Voice, Agent)));

        Assert.Equal(TimeSpan.FromSeconds(5.5), played.Sound);
        CheckRecords(bench, played.InteractionId);
    }

    [Fact]
    public async Task Call_InL16_IsTheSameSound()
    {
        await using var bench = await ListenerBench.StartAsync();
        var samples = Voice.Select(EmotionStream.Audio.Sources.G711.MuLawToPcm).ToArray();
        var plan = Plan(bench, "audiohook", CallSound.WriteWav(_folder, samples)) with { Media = "L16", Speakers = [Speaker.Customer] };

        var played = await PlayAsync(bench, "audiohook", plan);

        Assert.Contains("L16", played.Remark, StringComparison.Ordinal);
        CheckRecords(bench, played.InteractionId);
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("audiohook")]
    public async Task Credentials_AreAskedFor(string protocol)
    {
        await using var bench = await ListenerBench.StartAsync(settings =>
        {
            settings.Twilio.AuthToken = "token";
            settings.AudioHook.Keys.Add(new() { ApiKey = "key", ClientSecret = "c2VjcmV0" });
        });
        var plan = Plan(bench, protocol, CallSound.WriteWav(_folder, Voice, Agent));

        var none = await Assert.ThrowsAsync<CommandException>(() => PlayAsync(bench, protocol, plan));
        var wrong = await Assert.ThrowsAsync<CommandException>(
            () => PlayAsync(bench, protocol, plan with { AuthToken = "guess", Key = new() { ApiKey = "key", ClientSecret = "Z3Vlc3M=" } }));
        var played = await PlayAsync(bench, protocol, plan with { AuthToken = "token", Key = bench.Settings.AudioHook.Keys[0] });

        Assert.Contains("401", none.Message, StringComparison.Ordinal);
        Assert.Contains("401", wrong.Message, StringComparison.Ordinal);
        CheckRecords(bench, played.InteractionId);
        Assert.Equal(protocol == "twilio" ? 2 : 1, await bench.CountAsync($$"""emotionstream_call_refused_total{protocol="{{protocol}}",reason="wrong"}"""));
    }

    [Fact]
    public async Task Probe_IsAnswered()
    {
        await using var bench = await ListenerBench.StartAsync();

        var played = await new AudioHookPlayer(Plan(bench, "audiohook", ""), isProbe: true, TimeProvider.System).PlayAsync(CancellationToken.None);

        Assert.Contains("answers", played.Remark, StringComparison.Ordinal);
        Assert.Empty(bench.Sink.Events);
    }

    [Fact]
    public async Task Certificate_MakesItTls()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.Parse("2020-01-01T00:00:00Z"), DateTimeOffset.Parse("2100-01-01T00:00:00Z"));
        var (file, keyFile) = (Path.Combine(_folder.FullName, "cert.pem"), Path.Combine(_folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var bench = await ListenerBench.StartAsync(settings => (settings.CertificateFile, settings.CertificateKeyFile) = (file, keyFile));
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, found, _, _) => found?.GetCertHashString() == certificate.GetCertHashString();

        await socket.ConnectAsync(bench.Uri("/twilio"), CancellationToken.None);

        Assert.Equal("wss", bench.Uri("/twilio").Scheme);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task Door_OpensToNoBrowser_AndToNoPlainRequest()
    {
        await using var bench = await ListenerBench.StartAsync();
        using var browser = await bench.ConnectAsync("/twilio", ("Origin", "https://page.example"));
        using var plain = new HttpClient();
        using var rebound = new HttpRequestMessage(HttpMethod.Get, bench.Uri("/twilio").AbsoluteUri.Replace("ws:", "http:", StringComparison.Ordinal));
        rebound.Headers.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.Forbidden, browser.HttpStatusCode);
        Assert.Equal(HttpStatusCode.UpgradeRequired, (await plain.GetAsync(new UriBuilder(bench.Uri("/twilio")) { Scheme = "http" }.Uri)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await plain.SendAsync(rebound)).StatusCode);
    }

    [Fact]
    public async Task Door_ClosesWhenTheHouseIsFull()
    {
        await using var bench = await ListenerBench.StartAsync(settings => settings.MaxCalls = 1);
        using var first = await bench.ConnectAsync("/twilio");
        using var second = await bench.ConnectAsync("/twilio");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.HttpStatusCode);

        await ListenerBench.SendAsync(first, "garbage"u8.ToArray());
        await ListenerBench.ReadToCloseAsync(first);

        Eventually.True(() => bench.CountAsync("""emotionstream_call_streams{protocol="twilio"}""").Result == 0, Patience, "the first stream is gone");
        using var third = await bench.ConnectAsync("/twilio");
        Assert.Equal(WebSocketState.Open, third.State);
    }

    [Fact]
    public async Task Mistake_Twilios_ClosesWithItsCodeAndCause_AndEndsTheCall()
    {
        await using var bench = await ListenerBench.StartAsync();
        using var socket = await bench.ConnectAsync("/twilio");
        await ListenerBench.SendAsync(socket, SessionBench.Json(TwilioMessages.Connected));
        await ListenerBench.SendAsync(socket, SessionBench.Json(TwilioMessages.Start()));
        await ListenerBench.SendAsync(socket, new byte[] { 1 }, WebSocketMessageType.Binary);

        var (status, words, _) = await ListenerBench.ReadToCloseAsync(socket);

        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, status);
        Assert.Contains("binary", words, StringComparison.Ordinal);
        Eventually.True(() => bench.Sink.Events.Count == 2, Patience, "the call has ended");
        Assert.Equal(1, await bench.CountAsync("""emotionstream_call_faults_total{protocol="twilio",kind="unsupported"}"""));
    }

    [Fact]
    public async Task Mistake_AudioHooks_IsToldInTheProtocolFirst()
    {
        await using var bench = await ListenerBench.StartAsync();
        using var socket = await bench.ConnectAsync("/audiohook");
        await ListenerBench.SendAsync(socket, new byte[160], WebSocketMessageType.Binary);
        await ListenerBench.SendAsync(
            socket, Encoding.UTF8.GetBytes($$$"""{"version":"2","id":"{{{AudioHookClient.Session}}}","type":"close","seq":1,"serverseq":1,"position":"PT0S","parameters":{"reason":"disconnect"}}"""));

        var (status, words, text) = await ListenerBench.ReadToCloseAsync(socket);

        Assert.Equal(WebSocketCloseStatus.ProtocolError, status);
        Assert.Contains("sound without an open session", words, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"disconnect\"", text, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"closed\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_TooLong_EndsTheStream_NotTheListener()
    {
        await using var bench = await ListenerBench.StartAsync();
        using var socket = await bench.ConnectAsync("/twilio");
        await ListenerBench.SendAsync(socket, new byte[70_000]);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, (await ListenerBench.ReadToCloseAsync(socket)).Status);
        await PlayAsync(bench, "twilio", Plan(bench, "twilio", CallSound.WriteWav(_folder, Voice, Agent)));
    }

    [Fact]
    public async Task Silence_BeforeTheOpeningMessage_IsBounded()
    {
        await using var bench = await ListenerBench.StartAsync(settings => settings.OpenTimeout = TimeSpan.FromMilliseconds(200));
        using var socket = await bench.ConnectAsync("/twilio");

        var (status, words, _) = await ListenerBench.ReadToCloseAsync(socket);

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, status);
        Assert.Contains("no opening message", words, StringComparison.Ordinal);
    }

    [Property(MaxTest = 40)]
    public async Task Garbage_NeverTakesTheListenerDown(byte[][] messages, bool isTwilio, bool[] isText)
    {
        await using var bench = await ListenerBench.StartAsync(settings => settings.CloseTimeout = TimeSpan.FromMilliseconds(100));
        using (var socket = await bench.ConnectAsync(isTwilio ? "/twilio" : "/audiohook"))
        {
            foreach (var (i, message) in messages.Index().Where(_ => socket.State == WebSocketState.Open))
            {
                try
                {
                    await ListenerBench.SendAsync(socket, message, isText.ElementAtOrDefault(i) ? WebSocketMessageType.Text : WebSocketMessageType.Binary);
                }
                catch (WebSocketException)
                {
                    break;
                }
            }
        }

        await new AudioHookPlayer(Plan(bench, "audiohook", ""), isProbe: true, TimeProvider.System).PlayAsync(CancellationToken.None);
        Assert.Equal(0, await bench.CountAsync("""emotionstream_call_faults_total{protocol="twilio",kind="internal"}"""));
        Assert.Equal(0, await bench.CountAsync("""emotionstream_call_faults_total{protocol="audiohook",kind="internal"}"""));
    }

    [Fact]
    public async Task KafkaWithoutRoom_HoldsTheSenderBack_AndNothingIsLost()
    {
        await using var bench = await ListenerBench.StartAsync();
        bench.Sink.Shut();
        var minutes = CallSound.Voice(30);
        var playing = PlayAsync(bench, "twilio", Plan(bench, "twilio", CallSound.WriteWav(_folder, minutes)) with { Speakers = [Speaker.Customer] });
        Eventually.True(() => bench.Sink.Asked == 1, Patience, "the first record waits");
        var heard = await bench.CountAsync("""emotionstream_call_heard_seconds_total{protocol="twilio"}""");
        Assert.Equal(0, heard);

        bench.Sink.Open();
        var played = await playing;

        Eventually.True(() => bench.Sink.Events.Count == 2, Patience, "the call has ended");
        var start = DateTimeOffset.Parse(CallSound.Field(bench.Sink.Events[0], "time"));
        Assert.Equal(CallSound.Records(minutes, played.InteractionId, start), bench.Sink.Features.Select(feature => feature.Text));
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("audiohook")]
    public async Task Stop_EndsEveryStream_AndTheirInteractions(string protocol)
    {
        await using var bench = await ListenerBench.StartAsync();
        var playing = PlayAsync(bench, protocol, Plan(bench, protocol, CallSound.WriteWav(_folder, CallSound.Voice(60))) with { Speed = 1, Speakers = [Speaker.Customer] });
        Eventually.True(() => bench.Sink.Events.Count == 1, Patience, "the call has started");

        await bench.Listener.StopAsync(Patience);
        var rest = new List<CallRecord>();
        bench.Calls.StopWaiting(rest);

        Assert.Equal(2, bench.Sink.Events.Count + rest.Count);
        await Assert.ThrowsAsync<CommandException>(() => playing);
    }

    private static CallPlan Plan(ListenerBench bench, string protocol, string file) =>
        new() { Target = bench.Uri("/" + protocol), File = file, Speakers = [Speaker.Customer, Speaker.Agent], Speed = null };

    private static Task<PlayedCall> PlayAsync(ListenerBench bench, string protocol, CallPlan plan) => protocol == "twilio"
        ? new TwilioPlayer(plan, TimeProvider.System).PlayAsync(CancellationToken.None)
        : new AudioHookPlayer(plan, isProbe: false, TimeProvider.System).PlayAsync(CancellationToken.None);

    private static void CheckRecords(ListenerBench bench, string interaction)
    {
        Eventually.True(() => bench.Sink.Events.Count == 2, Patience, "the call has ended");
        var start = DateTimeOffset.Parse(CallSound.Field(bench.Sink.Events[0], "time"));
        Assert.Equal(["started", "ended"], bench.Sink.Events.Select(text => CallSound.Field(text, "type")));
        Assert.Equal(start + TimeSpan.FromSeconds(5.5), DateTimeOffset.Parse(CallSound.Field(bench.Sink.Events[1], "time")));
        Assert.Equal(CallSound.Records(Voice, interaction, start), bench.Sink.Features.Select(feature => feature.Text));
    }
}
