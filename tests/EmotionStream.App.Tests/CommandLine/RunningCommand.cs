using System.Text.RegularExpressions;
using EmotionStream.App.CommandLine;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.CommandLine;

/// <summary>A command that runs in process until it is stopped.</summary>
internal sealed partial class RunningCommand : IAsyncDisposable
{
    private readonly StringWriter _text = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _run;

    public RunningCommand(params string[] args)
    {
        var output = TextWriter.Synchronized(_text);
        _run = Task.Run(() => EmotionStreamCli.RunAsync(args, output, output, _stop.Token));
    }

    /// <summary>Everything written so far.</summary>
    public string Output
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    /// <summary>Where the command serves HTTP; waits until it says so.</summary>
    public string Address(TimeSpan within) => Told(MetricsLine(), within);

    /// <summary>Where the live page is; waits until the command says so.</summary>
    public string Page(TimeSpan within) => Told(PageLine(), within);

    /// <summary>Waits until every worker runs.</summary>
    public void WaitReady(TimeSpan within)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address(within)) };
        Eventually.True(() => client.GetAsync("/health/ready").GetAwaiter().GetResult().IsSuccessStatusCode, within, "the workers run");
    }

    /// <summary>Stops the command as a signal would.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)_run).WaitAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private string Told(Regex line, TimeSpan within)
    {
        Eventually.True(() => _run.IsCompleted || line.IsMatch(Output), within, $"the command said {line}");
        return line.Match(Output) is { Success: true } match ? match.Groups["address"].Value : throw new InvalidOperationException(Output);
    }

    [GeneratedRegex(@"(?m)^Live page: (?<address>http://\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageLine();

    [GeneratedRegex(@"(?m)^Metrics: (?<address>http://\S+)/metrics$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricsLine();
}
