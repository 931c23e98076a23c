using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Silo.Logs;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.Tests.Logs;

public sealed class JsonLogTests
{
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Fact]
    public void A_line_is_one_object_with_the_keys_of_the_requirements()
    {
        using var request = _scopes.Push(new RequestScope("3f9a1c2b"));

        var line = Write(LogLevel.Warning, "Client {ClientId} is down", new IOException("connection refused"), ("ClientId", "sab"));

        Assert.Equal("WARNING", line.GetProperty("level").GetString());
        Assert.Equal("Downloads", line.GetProperty("logger").GetString());
        Assert.Equal("Client {ClientId} is down", line.GetProperty("message").GetString());
        Assert.Equal("3f9a1c2b", line.GetProperty("request_id").GetString());
        Assert.Equal("System.IO.IOException", line.GetProperty("exception").GetProperty("type").GetString());
        Assert.Equal("connection refused", line.GetProperty("exception").GetProperty("message").GetString());
        Assert.Equal("sab", line.GetProperty("context").GetProperty("ClientId").GetString());
        Assert.EndsWith("Z", line.GetProperty("timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_left_out()
    {
        var line = Write(LogLevel.Information, "Started", null);

        Assert.Equal(["timestamp", "level", "logger", "message"], line.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Nested_scopes_win_and_restore()
    {
        using var outer = _scopes.Push(new Dictionary<string, object?> { ["job"] = "outer" });
        using (_scopes.Push(new Dictionary<string, object?> { ["job"] = "inner" }))
        {
            Assert.Equal("inner", Write(LogLevel.Debug, "x", null).GetProperty("context").GetProperty("job").GetString());
        }

        Assert.Equal("outer", Write(LogLevel.Debug, "x", null).GetProperty("context").GetProperty("job").GetString());
    }

    [Fact]
    public void A_message_of_several_lines_stays_one_line()
    {
        using var text = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Error, "Downloads", default, "one\ntwo", null, (state, _) => state);

        new JsonLogFormatter(TimeProvider.System).Write(entry, _scopes, text);

        Assert.Single(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private JsonElement Write(LogLevel level, string message, Exception? exception, params (string Key, object? Value)[] values)
    {
        using var text = new StringWriter();
        var state = values.Select(value => KeyValuePair.Create(value.Key, value.Value)).Append(KeyValuePair.Create<string, object?>("{OriginalFormat}", message)).ToList();
        var entry = new LogEntry<List<KeyValuePair<string, object?>>>(level, "Downloads", default, state, exception, (_, _) => message);
        new JsonLogFormatter(TimeProvider.System).Write(entry, _scopes, text);
        using var json = JsonDocument.Parse(text.ToString());
        return json.RootElement.Clone();
    }
}
