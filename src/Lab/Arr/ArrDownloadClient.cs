using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Arr;

/// <summary>A download client that an arr is connected to.</summary>
/// <param name="Queue">Its downloads; those of the arr's category are in the arr's queue.</param>
/// <param name="Implementation">Sabnzbd or QBittorrent, as the arrs write it.</param>
/// <param name="Url">Address of the client.</param>
public sealed record ArrDownloadClient(LabQueue Queue, string Implementation, Uri Url)
{
    /// <summary>It fetches torrents, not Usenet articles.</summary>
    internal bool IsTorrent => Queue.Ids == LabIds.InfoHash;
}
