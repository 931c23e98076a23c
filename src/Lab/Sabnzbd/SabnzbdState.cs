using System.Globalization;
using System.Text.Json;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>The fields about the whole SABnzbd that queue, status and fullstatus share.</summary>
internal static class SabnzbdState
{
    public static void Write(Utf8JsonWriter json, SabnzbdServer server, bool isPaused)
    {
        var options = server.Options;
        var free = server.IsDiskFull ? 0 : options.DiskFreeBytes;
        json.WriteString("version", options.Version);
        json.WriteBoolean("paused", isPaused);
        json.WriteString("pause_int", "0");
        json.WriteBoolean("paused_all", false);
        json.WriteString("diskspace1", GigaBytes(free));
        json.WriteString("diskspace2", GigaBytes(options.DiskFreeBytes));
        json.WriteString("diskspace1_norm", SabnzbdFormat.Size(free));
        json.WriteString("diskspace2_norm", SabnzbdFormat.Size(options.DiskFreeBytes));
        json.WriteString("diskspacetotal1", GigaBytes(options.DiskTotalBytes));
        json.WriteString("diskspacetotal2", GigaBytes(options.DiskTotalBytes));
        json.WriteString("speedlimit", "100");
        json.WriteString("speedlimit_abs", "0");
        json.WriteString("have_warnings", server.Warnings.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteNull("finishaction");
        json.WriteString("quota", "0 ");
        json.WriteBoolean("have_quota", false);
        json.WriteString("left_quota", "0 ");
        json.WriteString("cache_art", "0");
        json.WriteString("cache_size", "0 B");
    }

    private static string GigaBytes(long bytes) => (bytes / (double)(1 << 30)).ToString("F2", CultureInfo.InvariantCulture);
}
