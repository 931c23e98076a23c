using Microsoft.Extensions.Logging.Console;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Logs;

/// <summary>How this process logs (R193): JSON for machines, plain lines for a person at a terminal.</summary>
public static class LogComposition
{
    /// <summary>Registers the console with the format and the level of the settings.</summary>
    public static void AddLogs(this ILoggingBuilder logging, SiloSettings settings)
    {
        logging.SetMinimumLevel(settings.LogLevel);
        logging.AddFilter("Microsoft", settings.LogLevel > LogLevel.Warning ? settings.LogLevel : LogLevel.Warning);
        // Says at each start that keys lie unencrypted on disk. They do, in a folder that is the owner's alone: docs/configuration.md.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddConsole(options => options.FormatterName = settings.LogsAsJson ? JsonLogFormatter.FormatterName : ConsoleFormatterNames.Simple);
        logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        logging.Services.Configure<SimpleConsoleFormatterOptions>(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
    }
}
