using System.Globalization;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>status, fullstatus, warnings and server_stats.</summary>
internal static class SabnzbdStatus
{
    /// <summary>mode=warnings; name=clear empties them.</summary>
    public static void Warnings(Utf8JsonWriter json, SabnzbdServer server, SabnzbdCall call)
    {
        if (call["name"] == "clear")
        {
            server.ClearWarnings();
            SabnzbdActs.Status(json, true);
            return;
        }

        json.WriteStartObject();
        WriteWarnings(json, server);
        json.WriteEndObject();
    }

    /// <summary>mode=server_stats: what the one news server has delivered.</summary>
    public static void ServerStats(Utf8JsonWriter json, SabnzbdServer server)
    {
        var snapshot = server.Queue.Snapshot();
        var bytes = snapshot.Entries.Sum(entry => entry.Moment.DoneBytes);
        var today = snapshot.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        WriteTotals(json, bytes);
        json.WriteStartObject("servers");
        json.WriteStartObject(server.Options.NewsServer);
        WriteTotals(json, bytes);
        WriteDay(json, "daily", today, bytes);
        WriteDay(json, "articles_tried", today, bytes / 700_000 + 12);
        WriteDay(json, "articles_success", today, bytes / 700_000);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>mode=status and mode=fullstatus.</summary>
    public static void Whole(Utf8JsonWriter json, SabnzbdServer server, bool withAddresses)
    {
        var snapshot = server.Queue.Snapshot();
        json.WriteStartObject();
        json.WriteStartObject("status");
        WriteProgram(json, server);
        SabnzbdState.Write(json, server, snapshot.IsPaused);
        WriteMachine(json, server);
        if (withAddresses)
        {
            foreach (var name in (ReadOnlySpan<string>)["active_socks5_proxy", "localipv4", "publicipv4", "ipv6", "dnslookup"])
            {
                json.WriteNull(name);
            }
        }

        WriteServers(json, server, snapshot);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProgram(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteString("uptime", SabnzbdFormat.Age(server.Queue.World.Time.GetUtcNow() - server.StartedAt));
        json.WriteString("color_scheme", "Auto");
        json.WriteString(server.IsModern ? "confighelpuri" : "helpuri", "https://sabnzbd.org/wiki/");
        json.WriteNumber("pid", server.ProcessId);
        json.WriteString("active_lang", "en");
        json.WriteBoolean("rtl", false);
        json.WriteString("my_lcldata", "/media/usenet");
        json.WriteString("my_home", "/media/usenet");
        json.WriteString("webdir", "/usr/share/sabnzbdplus/interfaces/Glitter/templates");
        json.WriteString("url_base", "");
        json.WriteBoolean("windows", false);
        json.WriteBoolean("macos", false);
        json.WriteBoolean("power_options", false);
        json.WriteBoolean("pp_pause_event", false);
        json.WriteString("apikey", server.Options.ApiKey);
        json.WriteNull("new_release");
        json.WriteNull("new_rel_url");
    }

    private static void WriteMachine(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteString("logfile", "/media/usenet/logs/sabnzbd.log");
        json.WriteNull("weblogfile");
        json.WriteString("loglevel", "1");
        json.WriteStartArray("folders");
        json.WriteEndArray();
        json.WriteString("configfn", "/media/usenet/sabnzbd.ini");
        WriteWarnings(json, server);
        if (!server.IsModern)
        {
            json.WriteNumber("delayed_decoder", 0);
        }

        json.WriteNumber("delayed_assembler", 0);
        json.WriteString("loadavg", "0.81 | 0.92 | 0.75 | V=1205M R=69M");
        json.WriteNumber("pystone", 0);
        json.WriteString("downloaddir", server.Options.IncompleteFolder);
        json.WriteNumber("downloaddirspeed", 0);
        json.WriteString("completedir", server.Options.CompleteFolder);
        json.WriteNumber("completedirspeed", 0);
        json.WriteNumber("internetbandwidth", 0);
    }

    private static void WriteServers(Utf8JsonWriter json, SabnzbdServer server, LabSnapshot snapshot)
    {
        var bytesPerSecond = snapshot.Entries.Sum(entry => entry.Moment.BytesPerSecond);
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("servername", server.Options.NewsServer);
        json.WriteBoolean("serveractive", true);
        json.WriteNumber("serveractiveconn", bytesPerSecond > 0 ? 8 : 0);
        json.WriteNumber("servertotalconn", 8);
        json.WriteStartArray("serverconnections");
        json.WriteEndArray();
        json.WriteNumber("serverssl", 0);
        json.WriteString("serversslinfo", "");
        json.WriteString("serveripaddress", "127.0.0.1");
        json.WriteString("servercanonname", "127.0.0.1");
        json.WriteString("serverwarning", "");
        json.WriteString("servererror", "");
        json.WriteNumber("serverpriority", 0);
        json.WriteNumber("serveroptional", 0);
        json.WriteString("serverbps", SabnzbdFormat.Size(bytesPerSecond));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteWarnings(Utf8JsonWriter json, SabnzbdServer server)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in server.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("type", warning.Type);
            json.WriteString("text", warning.Text);
            json.WriteNumber("time", warning.At.ToUnixTimeSeconds());
            json.WriteString("origin", warning.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTotals(Utf8JsonWriter json, long bytes)
    {
        foreach (var period in (ReadOnlySpan<string>)["total", "month", "week", "day"])
        {
            json.WriteNumber(period, bytes);
        }
    }

    private static void WriteDay(Utf8JsonWriter json, string name, string day, long number)
    {
        json.WriteStartObject(name);
        json.WriteNumber(day, number);
        json.WriteEndObject();
    }
}
