using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Domain.Downloads;

/// <summary>What a client itself says that may explain why a download does not move.</summary>
public static class StuckHint
{
    /// <summary>A short phrase ("0 of 4 seeds connected"); null where the client says nothing of use.</summary>
    public static string? From(ClientItem item)
    {
        if (item.Complaint.Length > 0)
        {
            return item.Complaint;
        }

        if (item.Protocol == DownloadProtocol.Torrent && item.SizeBytes == 0)
        {
            return "no peer has sent the torrent's metadata yet";
        }

        return (item.Seeds, item.SeedsInSwarm) switch
        {
            (int seeds, > 0 and int known) => $"{seeds} of {known} seeds connected",
            (0, _) => "no seeds connected",
            _ => null,
        };
    }
}
