using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Grains.Downloads;

/// <summary>Maps what a client showed to the wire and back: Domain's types do not cross it.</summary>
public static class Observations
{
    /// <summary>For the wire.</summary>
    public static DownloadObservation From(ClientItem item, DateTimeOffset at, bool isFirstRead, DateTimeOffset clientCreatedAt) => new()
    {
        At = at,
        Title = item.Title,
        Status = item.Status.ToWire(),
        RawStatus = item.RawStatus,
        Wait = item.Wait.ToWire(),
        Protocol = item.Protocol.ToWire(),
        ProgressPercent = item.ProgressPercent,
        SizeBytes = item.SizeBytes,
        SizeLeftBytes = item.SizeLeftBytes,
        SpeedBytesPerSecond = item.SpeedBytesPerSecond,
        TimeLeft = item.TimeLeft,
        Category = item.Category,
        Labels = item.Labels,
        Tracker = item.Tracker,
        Seeds = item.Seeds,
        SeedsInSwarm = item.SeedsInSwarm,
        Complaint = item.Complaint,
        StoragePath = item.StoragePath,
        AddedAt = item.AddedAt,
        EndedAt = item.EndedAt,
        Malformed = item.Malformed,
        IsFirstRead = isFirstRead,
        ClientCreatedAt = clientCreatedAt,
    };

    /// <summary>What would be seen of a download whose client does not answer: all as it was, and nothing expected.</summary>
    public static DownloadObservation OfSilence(DownloadState state, in ProgressSnapshot newest, DateTimeOffset at) => new()
    {
        At = at,
        Title = state.Title,
        Status = state.Status.ToWire(),
        RawStatus = state.RawStatus,
        Wait = WaitReason.ClientNotReady.ToWire(),
        Protocol = state.Protocol.ToWire(),
        ProgressPercent = newest.ProgressPercent,
        SizeBytes = state.SizeBytes,
        SizeLeftBytes = newest.SizeLeftBytes,
        Category = state.Category,
        Labels = state.Labels,
        Tracker = state.Tracker,
        Complaint = state.Complaint,
        StoragePath = state.StoragePath,
        AddedAt = state.AddedAt,
        EndedAt = state.EndedAt,
        Malformed = state.Malformed,
        ClientCreatedAt = DateTimeOffset.MinValue,
    };

    /// <summary>From the wire.</summary>
    public static ClientItem ToItem(this DownloadObservation seen, string itemId) => new()
    {
        Id = itemId,
        Title = seen.Title,
        Status = DownloadStatusNames.FromWire(seen.Status),
        RawStatus = seen.RawStatus,
        Wait = WaitReasonNames.FromWire(seen.Wait),
        Protocol = DownloadProtocolNames.FromWire(seen.Protocol),
        ProgressPercent = seen.ProgressPercent,
        SizeBytes = seen.SizeBytes,
        SizeLeftBytes = seen.SizeLeftBytes,
        SpeedBytesPerSecond = seen.SpeedBytesPerSecond,
        TimeLeft = seen.TimeLeft,
        Category = seen.Category,
        Labels = seen.Labels,
        Tracker = seen.Tracker,
        Seeds = seen.Seeds,
        SeedsInSwarm = seen.SeedsInSwarm,
        Complaint = seen.Complaint,
        StoragePath = seen.StoragePath,
        AddedAt = seen.AddedAt,
        EndedAt = seen.EndedAt,
        Malformed = seen.Malformed,
    };

    /// <summary>The part of it that the history keeps.</summary>
    public static ProgressSnapshot ToProgress(this DownloadObservation seen) => new(
        seen.At.UtcDateTime,
        seen.SizeLeftBytes,
        (float)seen.ProgressPercent,
        DownloadStatusNames.FromWire(seen.Status),
        WaitReasonNames.FromWire(seen.Wait));
}
