namespace OrleansMedia.Clients.Http;

/// <summary>What a conversation with a download client may cost. The defaults fit a busy home server; only tests choose others.</summary>
public sealed record ClientLimits
{
    /// <summary>Time to open a connection. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for one whole read with all of its calls, login included. Default 15 s, half of what a grain call may take.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Bytes of one list (queue, history, torrents). Lists are decoded as they stream in and only the used fields are kept, so this bounds
    /// time, not memory. Default 256 MB: 200,000 torrents at 1.3 KB.
    /// </summary>
    public long ListBytesMax { get; init; } = 256L << 20;

    /// <summary>Bytes of any other answer. Default 64 MB, streamed as well.</summary>
    public long AnswerBytesMax { get; init; } = 64L << 20;

    /// <summary>Bytes of one JSON value; it must fit the read buffer. Default 1 MB.</summary>
    public int ValueBytesMax { get; init; } = 1 << 20;

    /// <summary>Items of one list. Default 200,000.</summary>
    public int ItemsMax { get; init; } = 200_000;

    /// <summary>Redirects that are followed, to the same host only. Default 3.</summary>
    public int RedirectsMax { get; init; } = 3;
}
