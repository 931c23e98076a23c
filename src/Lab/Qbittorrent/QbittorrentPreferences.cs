using System.Text.Json;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>app/preferences: the part that a watcher of downloads reads.</summary>
internal static class QbittorrentPreferences
{
    public static void Write(Utf8JsonWriter json, QbittorrentServer server)
    {
        var options = server.Options;
        json.WriteStartObject();
        json.WriteString("save_path", options.SavePath);
        json.WriteString("temp_path", options.SavePath + "/temp");
        json.WriteBoolean("temp_path_enabled", false);
        json.WriteBoolean("auto_tmm_enabled", false);
        json.WriteBoolean("queueing_enabled", true);
        json.WriteNumber("max_active_downloads", 8);
        json.WriteNumber("max_active_torrents", 30);
        json.WriteNumber("max_active_uploads", 20);
        json.WriteBoolean("dont_count_slow_torrents", false);
        json.WriteBoolean("dht", false);
        json.WriteBoolean("pex", false);
        json.WriteBoolean("lsd", false);
        json.WriteNumber("listen_port", 18903);
        json.WriteNumber("max_ratio", -1);
        json.WriteBoolean("max_ratio_enabled", false);
        json.WriteNumber("max_ratio_act", 0);
        json.WriteNumber("max_seeding_time", -1);
        json.WriteBoolean("max_seeding_time_enabled", false);
        json.WriteNumber("dl_limit", 0);
        json.WriteNumber("up_limit", 0);
        json.WriteNumber("refresh_interval", 1500);
        json.WriteString("autorun_program", "");
        json.WriteBoolean("autorun_enabled", false);
        json.WriteString("web_ui_address", "127.0.0.1");
        json.WriteNumber("web_ui_port", server.Url.Port);
        json.WriteString("web_ui_username", options.User);
        json.WriteNumber("web_ui_max_auth_fail_count", options.BanAfter);
        json.WriteNumber("web_ui_ban_duration", 3600);
        json.WriteNumber("web_ui_session_timeout", (long)options.SessionTimeout.TotalSeconds);
        json.WriteBoolean("web_ui_csrf_protection_enabled", true);
        json.WriteBoolean("web_ui_host_header_validation_enabled", true);
        json.WriteBoolean("bypass_local_auth", false);
        json.WriteEndObject();
    }
}
