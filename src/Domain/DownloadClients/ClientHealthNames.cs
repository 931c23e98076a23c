namespace OrleansMedia.Domain.DownloadClients;

/// <summary>The wire names of <see cref="ClientHealth"/>.</summary>
public static class ClientHealthNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this ClientHealth health) => health switch
    {
        ClientHealth.NotContacted => "not_contacted",
        ClientHealth.Ok => "ok",
        ClientHealth.Starting => "starting",
        ClientHealth.Disconnected => "disconnected",
        ClientHealth.Down => "down",
        ClientHealth.NeedsYou => "needs_you",
        ClientHealth.Paused => "paused",
    };
}
