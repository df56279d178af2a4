using System.Net;
using System.Net.Http.Headers;
using EmotionStream.App.Notifications.Formats;

namespace EmotionStream.App.Notifications;

/// <summary>Delivers to one webhook, with bounded retries. An address is in no log, no metric and no dead letter.</summary>
internal sealed class Webhook
{
    /// <summary>The header that tells a receiver what it has already: the same in every attempt, also after a crash.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private readonly WebhookSettings _settings;
    private readonly NotifySettings _limits;
    private readonly INotificationFormat _format;
    private readonly HttpClient _http;
    private readonly NotifyMetrics _metrics;
    private readonly TimeProvider _time;

    /// <summary>Makes a webhook.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="http">Sends; follows no redirect.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="time">The clock of waits.</param>
    public Webhook(string name, NotifySettings settings, HttpClient http, NotifyMetrics metrics, TimeProvider time)
    {
        (Name, _limits, _settings, _http, _metrics, _time) = (name, settings, settings.Webhooks[name], http, metrics, time);
        _format = _settings.Format switch
        {
            WebhookFormat.Slack => new SlackFormat(),
            WebhookFormat.Teams => new TeamsFormat(),
            _ => _settings.TemplateFile is { } template ? new JsonTemplate(File.ReadAllText(template)) : new AlertFormat(),
        };
    }

    /// <summary>Its name, a label of metrics.</summary>
    public string Name { get; }

    /// <summary>Delivers, trying again while that may help.</summary>
    /// <param name="notification">What.</param>
    /// <param name="stop">Ends the waits between attempts; an attempt under way is finished.</param>
    /// <returns>Delivered, or the last attempt's result.</returns>
    /// <exception cref="OperationCanceledException">Stopped in between: neither delivered nor given up.</exception>
    public async Task<DeliveryResult> DeliverAsync(Notification notification, CancellationToken stop)
    {
        var body = _format.Body(notification);
        for (var attempt = 1; ; attempt++)
        {
            var (result, wait) = await AttemptAsync(notification.Key, body);
            _metrics.Attempts.WithLabels(Name, result.Detail).Inc();
            if (result.Kind != DeliveryKind.Failed || attempt == _limits.Attempts)
                return result;
            await Task.Delay(Pause(attempt, wait), _time, stop);
        }
    }

    /// <summary>What the webhook asks for, or else twice as long as the time before, less up to half at random so that many do not come back at once.</summary>
    private TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        var pause = asked ?? _limits.Backoff * Math.Pow(2, Math.Min(attempt - 1, 30)) * (0.5 + (Random.Shared.NextDouble() / 2));
        return pause < _limits.MaxBackoff ? pause : _limits.MaxBackoff;
    }

    private async Task<(DeliveryResult Result, TimeSpan? Wait)> AttemptAsync(string key, byte[] body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Address()) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.Add(KeyHeader, key);
            if (_settings.AuthorizationFile is { } file)
                request.Headers.TryAddWithoutValidation("Authorization", (await File.ReadAllTextAsync(file)).Trim());
            using var patience = new CancellationTokenSource(_limits.Timeout, _time);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return (Judge(response.StatusCode), RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException)
        {
            return (new(DeliveryKind.Failed, "timeout"), null);
        }
        catch (HttpRequestException problem)
        {
            return (new(DeliveryKind.Failed, Configuration.ValueConverter.KebabCase(problem.HttpRequestError.ToString())), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UriFormatException)
        {
            return (new(DeliveryKind.Failed, "secret-unreadable"), null);
        }
    }

    private static DeliveryResult Judge(HttpStatusCode status)
    {
        var kind = (int)status switch
        {
            >= 200 and < 300 => DeliveryKind.Delivered,
            408 or 425 or 429 or >= 500 => DeliveryKind.Failed,
            _ => DeliveryKind.Rejected,
        };
        return new(kind, $"http-{(int)status}");
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }
}
