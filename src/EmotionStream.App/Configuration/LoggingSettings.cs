using Microsoft.Extensions.Logging;

namespace EmotionStream.App.Configuration;

/// <summary>The <c>Logging</c> section. Logs go to standard error; words of customers never do.</summary>
internal sealed class LoggingSettings
{
    /// <summary>Text or JSON.</summary>
    public LogFormat Format { get; set; }

    /// <summary>The least level written.</summary>
    public LogLevel Level { get; set; } = LogLevel.Information;
}
