namespace OrleansMedia.Domain.Downloads;

/// <summary>Why nothing is expected to move, so that nothing may be judged (ruling C28).</summary>
public enum WaitReason : byte
{
    /// <summary>Nothing stands in its way: data is expected.</summary>
    None,

    /// <summary>Others are before it in the queue.</summary>
    ItsTurn,

    /// <summary>The whole queue is paused.</summary>
    QueuePaused,

    /// <summary>This item is paused.</summary>
    Paused,

    /// <summary>The client is down, disconnected from its network, or just started.</summary>
    ClientNotReady,

    /// <summary>The client is busy with it in another way than fetching (checking, moving, unpacking).</summary>
    Working,
}
