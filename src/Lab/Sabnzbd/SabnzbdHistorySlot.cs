using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>Writes the slots of the history.</summary>
internal sealed class SabnzbdHistorySlot(SabnzbdServer server, DateTimeOffset now)
{
    public void Write(Utf8JsonWriter json, LabEntry entry, int id, Malformation? broken)
    {
        if (broken == Malformation.NotAnObject)
        {
            json.WriteNumberValue(id);
            return;
        }

        var (download, moment) = entry;
        var name = download.Release.Name;
        var hasFailed = moment.Phase == LabPhase.Failed;
        var endedAt = download.EndedAt ?? now;
        var seconds = (long)Math.Max(1, (endedAt - download.AddedAt).TotalSeconds);
        json.WriteStartObject();
        if (!server.IsModern)
        {
            json.WriteNumber("id", id);
        }

        if (broken == Malformation.TextForNumber)
        {
            json.WriteString("completed", "yesterday");
        }
        else
        {
            json.WriteNumber("completed", endedAt.ToUnixTimeSeconds());
        }

        json.WriteString("name", name);
        json.WriteString("nzb_name", name + ".nzb");
        json.WriteString("category", download.Category);
        json.WriteString("pp", "D");
        json.WriteString("script", "None");
        json.WriteString("report", "");
        json.WriteNull("url");
        json.WriteString("status", broken == Malformation.UnknownStatus ? "Daydreaming" : Word(moment.Phase));
        WriteId(json, download, broken);
        json.WriteString("storage", Storage(download, moment, endedAt));
        json.WriteString("path", $"{server.Options.IncompleteFolder}/{name}");
        if (!server.IsModern)
        {
            json.WriteString("script_log", "");
        }

        json.WriteString("script_line", "");
        json.WriteNumber("download_time", seconds);
        json.WriteNumber("postproc_time", moment.HasEnded ? 4 : 0);
        WriteStages(json, entry, seconds);
        json.WriteNumber("downloaded", moment.DoneBytes);
        json.WriteNull("completeness");
        json.WriteString("fail_message", hasFailed ? moment.Text : "");
        json.WriteString("url_info", "");
        json.WriteNumber("bytes", moment.DoneBytes);
        json.WriteNull("meta");
        WriteOfVersion(json, hasFailed);
        json.WriteString("md5sum", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)));
        json.WriteNull("password");
        json.WriteString("size", SabnzbdFormat.Size(moment.DoneBytes, "B"));
        json.WriteString("action_line", moment.IsPostProcessing ? $"{Word(moment.Phase)} {name}" : "");
        json.WriteBoolean("loaded", moment.IsPostProcessing);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, LabDownload download, Malformation? broken)
    {
        if (broken == Malformation.NullId)
        {
            json.WriteNull("nzo_id");
        }
        else
        {
            json.WriteString("nzo_id", download.Id);
        }
    }

    private void WriteOfVersion(Utf8JsonWriter json, bool hasFailed)
    {
        if (server.IsModern)
        {
            json.WriteNull("series");
            json.WriteNull("duplicate_key");
            json.WriteBoolean("archive", false);
            json.WriteBoolean("retry", hasFailed);
        }
        else
        {
            json.WriteString("series", "");
            json.WriteNumber("retry", hasFailed ? 1 : 0);
        }
    }

    private static void WriteStages(Utf8JsonWriter json, LabEntry entry, long seconds)
    {
        var (download, moment) = entry;
        var name = download.Release.Name;
        json.WriteStartArray("stage_log");
        WriteStage(json, "Source", name + ".nzb");
        WriteStage(json, "Download", $"Downloaded in {seconds} seconds at an average of {SabnzbdFormat.Size(moment.DoneBytes / (double)seconds, "B/s")}<br/>Age: 2d");
        WriteStage(json, "Servers", $"lab={SabnzbdFormat.Size(moment.DoneBytes, "B")}");
        if (moment.Phase == LabPhase.Completed)
        {
            WriteStage(json, "Repair", $"[{name}] Quick Check OK");
            WriteStage(json, "Unpack", $"[{name}] Unpacked 1 files/folders in 4 seconds");
        }
        else if (moment.Phase == LabPhase.Failed && !moment.Text.StartsWith("Aborted", StringComparison.Ordinal))
        {
            WriteStage(json, moment.Text.StartsWith("Unpack", StringComparison.Ordinal) ? "Unpack" : "Repair", $"[{name}] {moment.Text}");
        }

        json.WriteEndArray();
    }

    private static void WriteStage(Utf8JsonWriter json, string name, string action)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartArray("actions");
        json.WriteStringValue(action);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string Storage(LabDownload download, LabMoment moment, DateTimeOffset endedAt)
    {
        var name = download.Release.Name;
        return moment.Phase switch
        {
            LabPhase.Completed when now - endedAt < server.Options.PathDelay => "",
            LabPhase.Completed => $"{server.Options.CompleteFolder}/{(download.Category == "*" ? "" : download.Category + "/")}{name}/{name}.mkv",
            LabPhase.Failed => $"{server.Options.IncompleteFolder}/{name}",
            _ => "",
        };
    }

    private static string Word(LabPhase phase) => phase switch
    {
        LabPhase.Completed => "Completed",
        LabPhase.Failed => "Failed",
        LabPhase.Verifying => "Verifying",
        LabPhase.Repairing => "Repairing",
        LabPhase.Extracting => "Extracting",
        LabPhase.Moving => "Moving",
        _ => "Queued",
    };
}
