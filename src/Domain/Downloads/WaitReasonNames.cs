namespace OrleansMedia.Domain.Downloads;

/// <summary>The wire names of <see cref="WaitReason"/>.</summary>
public static class WaitReasonNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this WaitReason wait) => wait switch
    {
        WaitReason.None => "none",
        WaitReason.ItsTurn => "its_turn",
        WaitReason.QueuePaused => "queue_paused",
        WaitReason.Paused => "paused",
        WaitReason.ClientNotReady => "client_not_ready",
        WaitReason.Working => "working",
    };

    /// <summary>Reads a wire name; anything else is <see cref="WaitReason.None"/>.</summary>
    public static WaitReason FromWire(string? name) => name switch
    {
        "its_turn" => WaitReason.ItsTurn,
        "queue_paused" => WaitReason.QueuePaused,
        "paused" => WaitReason.Paused,
        "client_not_ready" => WaitReason.ClientNotReady,
        "working" => WaitReason.Working,
        _ => WaitReason.None,
    };
}
