using System.Globalization;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>The fields of server_state that change, at one instant.</summary>
internal readonly record struct ServerStateView(
    long AlltimeDl, long AlltimeUl, long DlInfoSpeed, long UpInfoSpeed, long FreeSpaceOnDisk, int Peers, string ConnectionStatus)
{
    public static ServerStateView Of(LabSnapshot snapshot, QbittorrentServer server)
    {
        var (done, speed, up, peers) = (0L, 0.0, 0L, 0);
        foreach (var (download, moment) in snapshot.Entries)
        {
            done += moment.DoneBytes;
            speed += moment.BytesPerSecond;
            up += moment.Phase == LabPhase.Completed ? download.Release.UploadBytesPerSecond : 0;
            peers += moment.Phase == LabPhase.Downloading ? download.Release.Seeds + download.Release.Peers : 0;
        }

        return new ServerStateView(
            done, done / 30, (long)speed, up, Math.Max(0, server.Options.DiskFreeBytes - done), peers, server.ConnectionStatus);
    }

    /// <summary>Writes what differs from <paramref name="before"/>, everything when that is null.</summary>
    public void Write(Utf8JsonWriter json, ServerStateView? before, bool isModern)
    {
        json.WriteStartObject("server_state");
        Changed(json, "alltime_dl", AlltimeDl, before?.AlltimeDl);
        Changed(json, "alltime_ul", AlltimeUl, before?.AlltimeUl);
        Changed(json, "dl_info_data", AlltimeDl, before?.AlltimeDl);
        Changed(json, "dl_info_speed", DlInfoSpeed, before?.DlInfoSpeed);
        Changed(json, "free_space_on_disk", FreeSpaceOnDisk, before?.FreeSpaceOnDisk);
        Changed(json, "total_peer_connections", Peers, before?.Peers);
        Changed(json, "up_info_data", AlltimeUl, before?.AlltimeUl);
        Changed(json, "up_info_speed", UpInfoSpeed, before?.UpInfoSpeed);
        if (before?.ConnectionStatus != ConnectionStatus)
        {
            json.WriteString("connection_status", ConnectionStatus);
        }

        if (before is null)
        {
            WriteFixed(json, isModern);
        }

        json.WriteEndObject();
    }

    /// <summary>transfer/info: the same numbers about the transfer alone.</summary>
    public void WriteTransfer(Utf8JsonWriter json, bool isModern)
    {
        json.WriteStartObject();
        json.WriteString("connection_status", ConnectionStatus);
        json.WriteNumber("dht_nodes", 0);
        json.WriteNumber("dl_info_data", AlltimeDl);
        json.WriteNumber("dl_info_speed", DlInfoSpeed);
        json.WriteNumber("dl_rate_limit", 0);
        WriteAddresses(json, isModern);
        json.WriteNumber("up_info_data", AlltimeUl);
        json.WriteNumber("up_info_speed", UpInfoSpeed);
        json.WriteNumber("up_rate_limit", 0);
        json.WriteEndObject();
    }

    private void WriteFixed(Utf8JsonWriter json, bool isModern)
    {
        json.WriteNumber("average_time_queue", 32);
        json.WriteNumber("dht_nodes", 0);
        json.WriteNumber("dl_rate_limit", 0);
        json.WriteString("global_ratio", (AlltimeDl == 0 ? 0 : (double)AlltimeUl / AlltimeDl).ToString("F2", CultureInfo.InvariantCulture));
        WriteAddresses(json, isModern);
        json.WriteNumber("queued_io_jobs", 0);
        json.WriteBoolean("queueing", true);
        json.WriteString("read_cache_hits", "0");
        json.WriteString("read_cache_overload", "0");
        json.WriteNumber("refresh_interval", 1500);
        json.WriteNumber("total_buffers_size", 0);
        json.WriteNumber("total_queued_size", 0);
        json.WriteNumber("total_wasted_session", 0);
        json.WriteNumber("up_rate_limit", 0);
        json.WriteBoolean("use_alt_speed_limits", false);
        if (isModern)
        {
            json.WriteBoolean("use_subcategories", false);
        }

        json.WriteString("write_cache_overload", "0");
    }

    private static void WriteAddresses(Utf8JsonWriter json, bool isModern)
    {
        if (isModern)
        {
            json.WriteString("last_external_address_v4", "");
            json.WriteString("last_external_address_v6", "");
        }
    }

    private static void Changed(Utf8JsonWriter json, string name, long now, long? was)
    {
        if (now != was)
        {
            json.WriteNumber(name, now);
        }
    }
}
