using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.Logs;

/// <summary>One JSON object for each line, with the keys timestamp, level, logger, message, request_id, exception and context (R193, acceptance section 12).</summary>
public sealed class JsonLogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Its name in the console's options.</summary>
    public const string FormatterName = "om-json";

    private const string TemplateKey = "{OriginalFormat}";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", Word(logEntry.LogLevel));
            json.WriteString("logger", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            var context = Context(logEntry.State, scopeProvider, out var requestId);
            if (requestId is not null)
            {
                json.WriteString(RequestId.Key, requestId);
            }

            WriteException(json, logEntry.Exception);
            WriteContext(json, context);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    // Inner scopes win over outer ones, and the line's own values over all scopes.
    private static Dictionary<string, string?> Context<TState>(TState state, IExternalScopeProvider? scopes, out string? requestId)
    {
        var context = new Dictionary<string, string?>(StringComparer.Ordinal);
        scopes?.ForEachScope(Add, context);
        Add(state, context);
        context.Remove(RequestId.Key, out requestId);
        return context;
    }

    private static void Add(object? values, Dictionary<string, string?> context)
    {
        if (values is not IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            return;
        }

        foreach (var (key, value) in pairs)
        {
            if (key != TemplateKey)
            {
                context[key] = Convert.ToString(value, CultureInfo.InvariantCulture);
            }
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception? exception)
    {
        if (exception is null)
        {
            return;
        }

        json.WriteStartObject("exception");
        json.WriteString("type", exception.GetType().FullName);
        json.WriteString("message", exception.Message);
        json.WriteString("stack", exception.ToString());
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, Dictionary<string, string?> context)
    {
        if (context.Count == 0)
        {
            return;
        }

        json.WriteStartObject("context");
        foreach (var (key, value) in context)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        _ => "CRITICAL",
    };
}
