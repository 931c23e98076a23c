using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>The calls that change something, with the replies of the real SABnzbd.</summary>
internal sealed class SabnzbdActs(SabnzbdServer server, SabnzbdCall call)
{
    private const string NoItem = "item does not exist";

    /// <summary>Status true or false, alone.</summary>
    public static void Status(Utf8JsonWriter json, bool status)
    {
        json.WriteStartObject();
        json.WriteBoolean("status", status);
        json.WriteEndObject();
    }

    /// <summary>Status false and why.</summary>
    public static void Refuse(Utf8JsonWriter json, string error)
    {
        json.WriteStartObject();
        json.WriteBoolean("status", false);
        json.WriteString("error", error);
        json.WriteEndObject();
    }

    /// <summary>mode=queue with a name: pause, resume, delete, priority.</summary>
    public void OnQueue(Utf8JsonWriter json)
    {
        switch (call["name"])
        {
            case "pause": ForEach(json, server.Queue.Pause); break;
            case "resume": ForEach(json, server.Queue.Resume); break;
            case "delete" or "purge": ForEach(json, server.Queue.Remove); break;
            case "priority": Prioritise(json); break;
            default: Refuse(json, "not implemented"); break;
        }
    }

    /// <summary>mode=history&amp;name=delete: by ids, all, failed or completed; since 4.3 into the archive unless archive=0.</summary>
    public void OnHistory(Utf8JsonWriter json)
    {
        if (call["name"] != "delete")
        {
            Refuse(json, "not implemented");
            return;
        }

        var chosen = server.Queue.Snapshot().Entries.Where(entry => entry.Moment.HasEnded && call["value"] switch
        {
            "all" => true,
            "failed" => entry.Moment.Phase == LabPhase.Failed,
            "completed" => entry.Moment.Phase == LabPhase.Completed,
            _ => call.List("value")?.Contains(entry.Download.Id, StringComparer.Ordinal) == true,
        });
        var toArchive = server.IsModern && call["archive"] != "0";
        foreach (var (download, _) in chosen.ToList())
        {
            if (toArchive && !download.IsArchived)
            {
                server.Queue.Change(download.Id, item => item.IsArchived = true);
            }
            else
            {
                server.Queue.Remove(download.Id);
            }
        }

        Status(json, true);
    }

    /// <summary>mode=retry: the job leaves the history and is queued under a new id.</summary>
    public void Retry(Utf8JsonWriter json)
    {
        if (server.Queue.Find(call["value"]) is not { Moment.Phase: LabPhase.Failed } || server.Queue.Retry(call["value"]) is not { } again)
        {
            Refuse(json, NoItem);
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean("status", true);
        json.WriteString("nzo_id", again.Id);
        json.WriteEndObject();
    }

    /// <summary>mode=addfile: an uploaded NZB.</summary>
    public void AddFile(Utf8JsonWriter json)
    {
        if (call.File is not { } file)
        {
            Refuse(json, "expects one parameter");
            return;
        }

        using var stream = file.OpenReadStream();
        Add(json, call["nzbname"] is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(file.FileName), NzbSize.Read(stream));
    }

    /// <summary>mode=addurl: the address is not fetched; its last part becomes the name.</summary>
    public void AddUrl(Utf8JsonWriter json)
    {
        var name = call["nzbname"] is { Length: > 0 } given ? given
            : Uri.TryCreate(call["name"], UriKind.Absolute, out var url) ? Path.GetFileNameWithoutExtension(url.AbsolutePath) : "";
        if (name.Length == 0)
        {
            Refuse(json, "expects one parameter");
            return;
        }

        Add(json, name, sizeBytes: 1L << 30);
    }

    /// <summary>mode=change_cat: value is the id, value2 the category.</summary>
    public void ChangeCategory(Utf8JsonWriter json) =>
        Status(json, server.Queue.Change(call["value"], download => download.Category = call["value2"]));

    /// <summary>mode=get_files: the files of one job.</summary>
    public void Files(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        if (server.Queue.Find(call["value"]) is { } entry)
        {
            var (download, moment) = entry;
            json.WriteStartObject();
            json.WriteString("filename", download.Release.Name + ".rar");
            SabnzbdFormat.MegaBytes(json, JsonEncodedText.Encode("mbleft"), download.Release.SizeBytes - moment.DoneBytes);
            SabnzbdFormat.MegaBytes(json, JsonEncodedText.Encode("mb"), download.Release.SizeBytes);
            SabnzbdFormat.Number(json, JsonEncodedText.Encode("bytes"), download.Release.SizeBytes, "F2");
            json.WriteString("age", "2d");
            json.WriteString("nzf_id", "SABnzbd_nzf_" + download.Id[^8..]);
            json.WriteString("status", "active");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Add(Utf8JsonWriter json, string name, long sizeBytes)
    {
        var release = new LabRelease
        {
            Name = name,
            SizeBytes = sizeBytes,
            Category = call["cat"] is { Length: > 0 } category ? category : "*",
            Script = LabScript.Completes(8 << 20),
        };
        WriteIds(json, true, [server.Queue.Add(server.Queue.OnAdded(release)).Id]);
    }

    private void ForEach(Utf8JsonWriter json, Func<string, bool> act)
    {
        var asked = call["value"] == "all"
            ? [.. server.Queue.Snapshot().Entries.Where(entry => SabnzbdQueueAnswer.IsQueued(entry.Moment)).Select(entry => entry.Download.Id)]
            : call.List("value") ?? [];
        var done = asked.Where(act).ToList();
        WriteIds(json, done.Count > 0, done);
    }

    private void Prioritise(Utf8JsonWriter json)
    {
        var word = call["value2"] switch { "2" => "Force", "1" => "High", "-1" => "Low", _ => "Normal" };
        var isKnown = server.Queue.Change(call["value"], download => download.Priority = word);
        json.WriteStartObject();
        json.WriteNumber("position", isKnown ? 0 : -1);
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, bool status, IReadOnlyList<string> ids)
    {
        json.WriteStartObject();
        json.WriteBoolean("status", status);
        json.WriteStartArray("nzo_ids");
        foreach (var id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
