using EmotionStream.App.Configuration;
using Microsoft.Extensions.Logging.Console;

namespace EmotionStream.App.Hosting;

/// <summary>Makes the logger factory: to standard error, so that standard output stays for results.</summary>
internal static class Logs
{
    /// <summary>Makes a logger factory.</summary>
    /// <param name="settings">Format and level.</param>
    public static ILoggerFactory Create(LoggingSettings settings) => LoggerFactory.Create(builder =>
    {
        builder.SetMinimumLevel(settings.Level);
        builder.AddFilter("Microsoft", LogLevel.Warning);

        // It warns that signing keys are not encrypted where they are kept, which is in memory unless Page:SigningKeysFolder says otherwise.
        builder.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (settings.Format == LogFormat.Json)
        {
            builder.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            builder.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "HH:mm:ss ";
            });
        }
    });
}
