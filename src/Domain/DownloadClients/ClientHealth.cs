namespace OrleansMedia.Domain.DownloadClients;

/// <summary>How a download client is, as we see it. Wire names: not_contacted, ok, starting, disconnected, down, needs_you, paused.</summary>
public enum ClientHealth
{
    /// <summary>Never asked yet.</summary>
    NotContacted,

    /// <summary>It answers and its downloads are judged.</summary>
    Ok,

    /// <summary>It answers, but started only just now: watched, not judged.</summary>
    Starting,

    /// <summary>It answers, but has no network of its own: watched, not judged (C28).</summary>
    Disconnected,

    /// <summary>It does not answer; we try again, less and less often.</summary>
    Down,

    /// <summary>It does not let us in, or is not what we were told: a person must mend the settings.</summary>
    NeedsYou,

    /// <summary>A person paused our watching of it.</summary>
    Paused,
}
