namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>Which folders a project may have: the nouns of the product, and for some projects the nouns of their own trade.</summary>
public static class FolderRules
{
    private static readonly string[] Nouns =
    [
        "Downloads", "DownloadClients", "Arrs", "Files", "Providers", "MediaServers", "Scans", "Batches", "Reminders", "Activity",
        "Notifications", "Statistics", "Settings", "Accounts", "Live",
    ];

    private static readonly Dictionary<string, string[]> OwnNouns = new()
    {
        ["src/Clients"] = ["Sabnzbd", "Nzbget", "Qbittorrent", "Transmission", "Deluge", "Arr", "Plex", "Jellyfin", "Nntp", "Nzb", "Discord", "Smtp", "Http", "Json"],
        ["src/Lab"] = ["Sabnzbd", "Qbittorrent", "Arr", "Nntp", "Http", "Demo"],
        ["src/LocalSilo"] = ["Addressing", "Calls", "Concurrency", "Configuration", "Engine", "Errors", "Grains", "Hosting", "Observers", "Proxies", "Serialization", "Timers"],
        ["src/Storage"] = ["Migrations", "Postgres", "Sqlite", "Sql"],
        ["src/WebUi"] = ["Pages", "Layout", "Overview", "Controls", "Resources", "Words", "wwwroot", "Charts"],
        ["src/Silo"] = ["Composition", "Health", "Installation", "Logs", "Monitoring", "OpenApi", "Progress", "Requests", "wwwroot", "Properties"],
    };

    /// <summary>Folders of a project under <c>src/</c> that are no noun.</summary>
    public static IEnumerable<string> NoNouns(IEnumerable<string> files)
    {
        foreach (var folder in files.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Split('/')[..^1]).Where(parts => parts.Length > 2)
            .Select(parts => (Project: string.Join('/', parts[..2]), Folder: parts[2])).Distinct())
        {
            if (!Nouns.Contains(folder.Folder) && !(OwnNouns.TryGetValue(folder.Project, out var own) && own.Contains(folder.Folder)))
            {
                yield return $"{folder.Project}/{folder.Folder}";
            }
        }
    }
}
