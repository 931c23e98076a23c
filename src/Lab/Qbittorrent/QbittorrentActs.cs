using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>The calls that change something. The value is the status code and the text of the answer.</summary>
internal sealed class QbittorrentActs(QbittorrentServer server, IFormCollection form)
{
    private static readonly (int, string) Done = (StatusCodes.Status200OK, "");

    private LabQueue Queue => server.Queue;

    /// <summary>Null when there is no such call in this version.</summary>
    public (int Status, string Text)? Act(string call)
    {
        var isModern = server.Options.IsModern;
        return call switch
        {
            "torrents/stop" when isModern => ForEach(Queue.Pause),
            "torrents/start" when isModern => ForEach(Queue.Resume),
            "torrents/pause" when !isModern => ForEach(Queue.Pause),
            "torrents/resume" when !isModern => ForEach(Queue.Resume),
            "torrents/recheck" => ForEach(Queue.Recheck),
            "torrents/reannounce" => ForEach(_ => true),
            "torrents/delete" => form.ContainsKey("deleteFiles") ? ForEach(Queue.Remove) : Missing("deleteFiles"),
            "torrents/add" => Add(),
            "torrents/setCategory" => SetCategory(),
            "torrents/createCategory" => CreateCategory(),
            _ => null,
        };
    }

    private (int, string) ForEach(Func<string, bool> act)
    {
        var hashes = form["hashes"].ToString();
        if (hashes.Length == 0)
        {
            return Missing("hashes");
        }

        var chosen = hashes == "all" ? Queue.Snapshot().Entries.Select(entry => entry.Download.Id).ToArray() : hashes.Split('|');
        foreach (var hash in chosen)
        {
            act(hash);
        }

        return Done;
    }

    private (int, string) Add()
    {
        var magnets = form["urls"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(TorrentSource.OfMagnet);
        var files = form.Files.Select(file =>
        {
            using var stream = file.OpenReadStream();
            return TorrentSource.OfFile(stream);
        });
        var sources = magnets.Concat(files).ToList();
        if (sources.Any(source => source is null))
        {
            return (StatusCodes.Status415UnsupportedMediaType, "Error: not a valid torrent file.");
        }

        var isStopped = form["stopped"] == "true" || form["paused"] == "true";
        server.Labels.AddTags(form["tags"].ToString());
        var added = sources.Count(source => Add(source!, isStopped));
        return added > 0 ? (StatusCodes.Status200OK, "Ok.") : (StatusCodes.Status200OK, "Fails.");
    }

    private bool Add(TorrentSource source, bool isStopped)
    {
        if (Queue.Find(source.Hash) is not null)
        {
            return false;
        }

        var release = new LabRelease
        {
            Id = source.Hash,
            Name = source.Name,
            SizeBytes = source.SizeBytes,
            Category = form["category"].ToString(),
            Tags = form["tags"].ToString(),
            Script = LabScript.Completes(8 << 20),
        };
        Queue.Add(Queue.OnAdded(release));
        return !isStopped || Queue.Pause(source.Hash);
    }

    private (int, string) SetCategory()
    {
        var category = form["category"].ToString();
        return server.Labels.HasCategory(category)
            ? ForEach(hash => Queue.Change(hash, download => download.Category = category))
            : (StatusCodes.Status409Conflict, "Incorrect category name");
    }

    private (int, string) CreateCategory()
    {
        var category = form["category"].ToString();
        return category.Length == 0 ? (StatusCodes.Status400BadRequest, "Category cannot be empty")
            : server.Labels.AddCategory(category, form["savePath"].ToString()) ? Done
            : (StatusCodes.Status409Conflict, "Unable to create category");
    }

    private static (int, string) Missing(string parameter) => (StatusCodes.Status400BadRequest, $"Missing required parameters: {parameter}");
}
