using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace EmotionStream.PageLoad;

/// <summary>
/// Viewers without a browser: each holds a circuit of its own, as a browser does, and answers every drawing at once. To the server they cost what browsers cost, to
/// the machine next to nothing, as browsers on machines of their own would. An alert counts as seen when the drawing that holds it has arrived.
/// </summary>
internal sealed partial class Circuits : IAsyncDisposable
{
    /// <summary>Height of the list in pixels, as a browser of 1366 × 768 has it.</summary>
    private const int ListHeight = 568;

    private const string AlertPrefix = "alert-";
    private readonly List<HubConnection> _connections = [];
    private readonly List<ConcurrentDictionary<string, double>> _seen = [];
    private long _bytes;
    private long _drawings;

    /// <summary>Bytes of drawings, and how many there were, since the last call of <see cref="Forget"/>.</summary>
    public (long Bytes, long Drawings) Received => (Interlocked.Read(ref _bytes), Interlocked.Read(ref _drawings));

    public IReadOnlyList<IReadOnlyDictionary<string, double>> Seen => _seen;

    public static async Task<Circuits> OpenAsync(string address, int count)
    {
        var circuits = new Circuits();
        for (var i = 0; i < count; i++)
            await circuits.OpenOneAsync(address);
        return circuits;
    }

    public void Forget()
    {
        foreach (var seen in _seen)
            seen.Clear();
        Interlocked.Exchange(ref _bytes, 0);
        Interlocked.Exchange(ref _drawings, 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();

    private async Task OpenOneAsync(string address)
    {
        using var http = new HttpClient();
        var html = await http.GetStringAsync(address);
        var builder = new HubConnectionBuilder().WithUrl(address + "/_blazor");
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        var connection = builder.Build();
        var seen = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        var isDrawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.On<long, byte[]>("JS.RenderBatch", async (number, batch) =>
        {
            Note(batch, seen);
            Interlocked.Add(ref _bytes, batch.Length);
            Interlocked.Increment(ref _drawings);
            await connection.SendAsync("OnRenderCompleted", number, (string?)null);
            if (batch.AsSpan().IndexOf("data-id"u8) >= 0)
                isDrawn.TrySetResult();
        });
        connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (call, name, arguments, _, _, _) => AnswerAsync(connection, call, name, arguments));
        connection.On<string>("JS.Error", error => isDrawn.TrySetException(new InvalidOperationException(error)));
        await connection.StartAsync();
        if (await connection.InvokeAsync<string?>("StartCircuit", address + "/", address + "/", "[]", "") is null)
            throw new InvalidOperationException("The server started no circuit.");
        var operations = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups["marker"].Value)!.AsObject()).Where(marker => marker.ContainsKey("descriptor"))
            .Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() });
        var update = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) };
        await connection.SendAsync("UpdateRootComponents", update.ToJsonString(), State().Match(html).Groups["state"].Value);
        await isDrawn.Task.WaitAsync(TimeSpan.FromSeconds(30));
        _connections.Add(connection);
        _seen.Add(seen);
    }

    /// <summary>Answers what the server asks of the browser. The list asks how much of it is seen.</summary>
    private static async Task AnswerAsync(HubConnection connection, long call, string name, string arguments)
    {
        if (name.EndsWith("Virtualize.init", StringComparison.Ordinal))
        {
            var list = JsonNode.Parse(arguments)![0]!["__dotNetObject"]!.GetValue<long>();
            await connection.SendAsync("BeginInvokeDotNetFromJS", "1", (string?)null, "OnSpacerBeforeVisible", list, $"[0,0,{ListHeight}]");
        }

        if (call != 0)
            await connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call.ToString(CultureInfo.InvariantCulture)},true,null]");
    }

    private static void Note(ReadOnlySpan<byte> batch, ConcurrentDictionary<string, double> seen)
    {
        var now = (double)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var at = batch.IndexOf("alert-"u8); at >= 0; at = batch.IndexOf("alert-"u8))
        {
            batch = batch[(at + AlertPrefix.Length)..];
            var length = 0;
            while (length < batch.Length && batch[length] is >= (byte)'0' and <= (byte)'9')
                length++;
            if (length > 0)
                seen.TryAdd(AlertPrefix + Encoding.ASCII.GetString(batch[..length]), now);
        }
    }
}
