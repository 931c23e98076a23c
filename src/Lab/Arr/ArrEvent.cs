using System.Text.Json.Nodes;

namespace OrleansMedia.Lab.Arr;

/// <summary>One entry of an arr's history.</summary>
/// <param name="Tracked">The download it is about.</param>
/// <param name="Type">eventType.</param>
/// <param name="Date">When it happened.</param>
internal sealed record ArrEvent(ArrTracked Tracked, string Type, DateTimeOffset Date)
{
    private const string Grabbed = "grabbed";
    private const string Imported = "downloadFolderImported";
    private const string Failed = "downloadFailed";

    /// <summary>The number by which the API asks for the type.</summary>
    public string TypeNumber => Type switch { Grabbed => "1", Imported => "3", _ => "4" };

    /// <summary>What has happened to a download so far.</summary>
    public static IEnumerable<ArrEvent> Of(ArrTracked tracked)
    {
        yield return new ArrEvent(tracked, Grabbed, tracked.Entry.Download.AddedAt);
        if (tracked.State == "imported")
        {
            yield return new ArrEvent(tracked, Imported, tracked.ReactedAt);
        }
        else if (tracked.State == "failed")
        {
            yield return new ArrEvent(tracked, Failed, tracked.ReactedAt);
        }
    }

    /// <summary>The details, which are text throughout.</summary>
    public JsonObject Data(ArrOptions options)
    {
        var release = Tracked.Entry.Download.Release;
        var data = new JsonObject { ["downloadClientName"] = Tracked.Client.Queue.Name };
        switch (Type)
        {
            case Grabbed:
                data["indexer"] = release.Indexer;
                data["publishedDate"] = ArrResources.Instant(Tracked.Entry.Download.AddedAt.AddDays(-2));
                data["size"] = release.SizeBytes.ToString();
                data["downloadClient"] = Tracked.Client.Implementation;
                data["protocol"] = Tracked.Client.IsTorrent ? "2" : "1";
                break;
            case Imported:
                data["droppedPath"] = $"/media/complete/{options.OwnCategory}/{release.Name}";
                data["importedPath"] = $"/media/library/{options.OwnCategory}/{release.Name}.mkv";
                break;
            default:
                data["message"] = Tracked.Entry.Moment.Text;
                break;
        }

        return data;
    }
}
