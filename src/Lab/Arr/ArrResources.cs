using System.Text.Json.Nodes;

namespace OrleansMedia.Lab.Arr;

/// <summary>The JSON of the arrs' API, version 3: one method per resource, only fields that both the API and a watcher know.</summary>
internal static class ArrResources
{
    /// <summary>How the arrs write an instant.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static JsonObject QueueRow(ArrOptions options, ArrTracked tracked)
    {
        var (download, moment) = tracked.Entry;
        var (status, error) = tracked.Status;
        var (season, episode) = tracked.Episode;
        var left = download.Release.SizeBytes - moment.DoneBytes;
        var isBlocked = tracked.State == "importBlocked";
        var row = new JsonObject
        {
            ["id"] = ArrTracked.StableId(tracked.Client.Queue.Name + tracked.DownloadId),
            ["languages"] = Languages(),
            ["quality"] = Quality(options, tracked),
            ["customFormats"] = new JsonArray(),
            ["customFormatScore"] = 0,
            ["size"] = download.Release.SizeBytes,
            ["title"] = download.Release.Name,
            ["added"] = Instant(download.AddedAt),
            ["status"] = status,
            ["trackedDownloadStatus"] = isBlocked || status == "warning" || error is not null ? "warning" : "ok",
            ["trackedDownloadState"] = tracked.State,
            ["statusMessages"] = isBlocked ? StatusMessages(download.Release.Name, download.Release.ImportBlockedBy) : new JsonArray(),
            ["downloadId"] = tracked.DownloadId,
            ["protocol"] = tracked.Protocol,
            ["downloadClient"] = tracked.Client.Queue.Name,
            ["downloadClientHasPostImportCategory"] = false,
            ["indexer"] = download.Release.Indexer,
            ["sizeleft"] = left,
        };
        if (error is not null)
        {
            row["errorMessage"] = error;
        }

        if (moment.HasEnded)
        {
            row["outputPath"] = $"/media/complete/{options.OwnCategory}/{download.Release.Name}";
        }

        if (moment.BytesPerSecond > 0)
        {
            var timeLeft = TimeSpan.FromSeconds(Math.Floor(left / moment.BytesPerSecond));
            row["timeleft"] = timeLeft.ToString("c");
            row["estimatedCompletionTime"] = Instant(tracked.Client.Queue.World.Time.GetUtcNow() + timeLeft);
        }

        if (options.Kind == ArrKind.Sonarr)
        {
            row["seriesId"] = tracked.TitleId;
            row["episodeId"] = tracked.TitleId * 1000 + season * 50 + episode;
            row["seasonNumber"] = season;
            row["episodeHasFile"] = false;
        }
        else
        {
            row["movieId"] = tracked.TitleId;
        }

        return row;
    }

    public static JsonObject HistoryRow(ArrOptions options, ArrEvent happened)
    {
        var tracked = happened.Tracked;
        var (season, episode) = tracked.Episode;
        var row = new JsonObject
        {
            ["id"] = ArrTracked.StableId(happened.Type + tracked.DownloadId),
            ["sourceTitle"] = tracked.Entry.Download.Release.Name,
            ["languages"] = Languages(),
            ["quality"] = Quality(options, tracked),
            ["customFormats"] = new JsonArray(),
            ["customFormatScore"] = 0,
            ["qualityCutoffNotMet"] = false,
            ["date"] = Instant(happened.Date),
            ["downloadId"] = tracked.DownloadId,
            ["eventType"] = happened.Type,
            ["data"] = happened.Data(options),
        };
        if (options.Kind == ArrKind.Sonarr)
        {
            row["seriesId"] = tracked.TitleId;
            row["episodeId"] = tracked.TitleId * 1000 + season * 50 + episode;
        }
        else
        {
            row["movieId"] = tracked.TitleId;
        }

        return row;
    }

    public static JsonObject DownloadClient(ArrDownloadClient client, int id, string category) => new()
    {
        ["id"] = id,
        ["name"] = client.Queue.Name,
        ["fields"] = new JsonArray(
            Field(0, "host", "Host", client.Url.Host, "textbox"),
            Field(1, "port", "Port", client.Url.Port, "textbox"),
            Field(2, client.IsTorrent ? "category" : "tvCategory", "Category", category, "textbox")),
        ["implementationName"] = client.IsTorrent ? "qBittorrent" : "SABnzbd",
        ["implementation"] = client.Implementation,
        ["configContract"] = client.Implementation + "Settings",
        ["tags"] = new JsonArray(),
        ["enable"] = true,
        ["protocol"] = client.IsTorrent ? "torrent" : "usenet",
        ["priority"] = 1,
        ["removeCompletedDownloads"] = true,
        ["removeFailedDownloads"] = true,
    };

    public static JsonObject SystemStatus(ArrOptions options, DateTimeOffset startedAt) => new()
    {
        ["appName"] = options.Kind.ToString(),
        ["instanceName"] = options.Kind.ToString(),
        ["version"] = options.Version,
        ["buildTime"] = "2026-06-01T00:00:00Z",
        ["isDebug"] = false,
        ["isProduction"] = true,
        ["isAdmin"] = false,
        ["isUserInteractive"] = false,
        ["startupPath"] = $"/opt/{options.Kind.ToString().ToLowerInvariant()}",
        ["appData"] = "/config",
        ["osName"] = "debian",
        ["osVersion"] = "12",
        ["isNetCore"] = true,
        ["isLinux"] = true,
        ["isOsx"] = false,
        ["isWindows"] = false,
        ["isDocker"] = true,
        ["mode"] = "console",
        ["branch"] = "main",
        ["authentication"] = "forms",
        ["migrationVersion"] = 217,
        ["urlBase"] = "",
        ["runtimeVersion"] = "6.0.35",
        ["runtimeName"] = ".NET",
        ["startTime"] = Instant(startedAt),
        ["packageUpdateMechanism"] = "docker",
        ["databaseVersion"] = "3.40.1",
        ["databaseType"] = "sqLite",
    };

    /// <summary>One page of rows, as every paged resource of the arrs has it.</summary>
    public static JsonObject Page(int page, int pageSize, string sortKey, string sortDirection, int total, IEnumerable<JsonNode> rows) => new()
    {
        ["page"] = page,
        ["pageSize"] = pageSize,
        ["sortKey"] = sortKey,
        ["sortDirection"] = sortDirection,
        ["totalRecords"] = total,
        ["records"] = new JsonArray([.. rows]),
    };

    private static JsonObject Quality(ArrOptions options, ArrTracked tracked)
    {
        var isSonarr = options.Kind == ArrKind.Sonarr;
        var quality = new JsonObject
        {
            ["id"] = tracked.Resolution switch { 720 => 5, 2160 => 18, _ => 3 },
            ["name"] = $"WEBDL-{tracked.Resolution}p",
            ["source"] = isSonarr ? "web" : "webdl",
            ["resolution"] = tracked.Resolution,
        };
        if (!isSonarr)
        {
            quality["modifier"] = "none";
        }

        return new JsonObject
        {
            ["quality"] = quality,
            ["revision"] = new JsonObject { ["version"] = 1, ["real"] = 0, ["isRepack"] = false },
        };
    }

    private static JsonArray Languages() => new(new JsonObject { ["id"] = 1, ["name"] = "English" });

    private static JsonArray StatusMessages(string title, string message) =>
        new(new JsonObject { ["title"] = title, ["messages"] = new JsonArray(message) });

    private static JsonObject Field(int order, string name, string label, JsonNode value, string type) => new()
    {
        ["order"] = order,
        ["name"] = name,
        ["label"] = label,
        ["value"] = value,
        ["type"] = type,
        ["advanced"] = false,
        ["privacy"] = "normal",
        ["isFloat"] = false,
    };
}
