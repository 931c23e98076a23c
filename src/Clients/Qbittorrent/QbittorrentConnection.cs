using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>
/// A conversation with qBittorrent 4.5 to 5.x. One call per queue read, whose cost follows what changed; with a new session also the login,
/// the version and the start.
/// </summary>
internal sealed class QbittorrentConnection : IDownloadClientConnection
{
    private readonly HttpConversation _http;
    private readonly QbittorrentSession _session;
    private readonly QbittorrentTorrents _torrents = new();
    private string? _version;
    private DateTimeOffset? _startedAt;

    /// <summary>Prepares it; does no I/O.</summary>
    public QbittorrentConnection(HttpConversation http, QbittorrentLogin? login)
    {
        _http = http;
        _session = new QbittorrentSession(http, login, ForgetSession);
    }

    /// <inheritdoc/>
    public Task<ClientRead<QueueReading>> ReadQueueAsync(CancellationToken cancellationToken) => ReadAsync(ReadQueueWithinAsync, cancellationToken);

    /// <summary>qBittorrent keeps what ended in its list of torrents, so its history is always empty and complete.</summary>
    public Task<ClientRead<HistoryReading>> ReadHistoryAsync(string watermark, CancellationToken cancellationToken) =>
        Task.FromResult<ClientRead<HistoryReading>>(new HistoryReading([], watermark, Unchanged: true, IsComplete: true, MalformedCount: 0));

    /// <inheritdoc/>
    public Task<ClientRead<ClientReport>> ReadReportAsync(CancellationToken cancellationToken) => ReadAsync(ReadReportWithinAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ClientRead<T>> ReadAsync<T>(Func<CancellationToken, Task<ClientRead<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        var isRead = false;
        _session.BeginRead();
        try
        {
            var outcome = await _http.ReadAsync(read, cancellationToken).ConfigureAwait(false);
            isRead = outcome.Ok;
            return outcome;
        }
        finally
        {
            if (!isRead)
            {
                // qBittorrent may hold what we failed to take in for delivered, or may have started anew.
                ForgetSession();
            }
        }
    }

    private void ForgetSession()
    {
        _torrents.Clear();
        _version = null;
        _startedAt = null;
    }

    private async Task<ClientRead<QueueReading>> ReadQueueWithinAsync(CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            _version = await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
            _startedAt = (await ReadLogAsync("normal=true&info=false&warning=false&critical=false", cancellationToken).ConfigureAwait(false)).StartedAt;
        }

        var version = _version;
        using var response = await _session.GetAsync(() => $"api/v2/sync/maindata?rid={_torrents.ResponseId}", cancellationToken).ConfigureAwait(false);
        _torrents.BeginAnswer();
        var answer = new QbittorrentMaindataVisitor(_torrents, _http.At, _http.Limits.ItemsMax);
        await _http.DecodeAsync(response, answer, _http.Limits.ListBytesMax, cancellationToken).ConfigureAwait(false);
        if (answer.ResponseId is not { } responseId)
        {
            return AnswerFaults.Malformed(_http.At, "there is no list of torrents in it");
        }

        _torrents.ResponseId = responseId;
        _version ??= version;
        var items = answer.IsFull ? _torrents.All() : _torrents.Changed();
        return new QueueReading(answer.IsFull, items, answer.IsFull ? [] : answer.RemovedIds, Condition(), answer.MalformedCount);
    }

    private ClientCondition Condition() => new()
    {
        Version = _version ?? "",
        Disconnected = _torrents.ConnectionStatus == "disconnected",
        SpeedBytesPerSecond = _torrents.Speed,
        FreeBytes = _torrents.FreeBytes,
        StartedAt = _startedAt,
    };

    private async Task<ClientRead<ClientReport>> ReadReportWithinAsync(CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        var log = await ReadLogAsync("normal=false&info=false&warning=true&critical=true", cancellationToken).ConfigureAwait(false);
        return new ClientReport(
            version,
            SupportedVersions.Include(DownloadClientKind.Qbittorrent, version),
            log.Entries,
            new Dictionary<string, long>(StringComparer.Ordinal));
    }

    private async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        using var response = await _session.GetAsync(() => "api/v2/app/version", cancellationToken).ConfigureAwait(false);
        var text = await HttpConversation.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        var version = JsonText.Clean(text.Trim().TrimStart('v'), JsonFields.WordLengthMax);
        return version.Length > 0 && char.IsAsciiDigit(version[0]) ? version
            : throw new ClientFaultException(text.TrimStart().StartsWith('<') ? AnswerFaults.WebPage(_http.At) : AnswerFaults.NotData(_http.At));
    }

    /// <summary>The log is welcome but not needed: where it cannot be read it counts as empty.</summary>
    private async Task<QbittorrentLogVisitor> ReadLogAsync(string kinds, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _session.GetAsync(() => $"api/v2/log/main?{kinds}&last_known_id=-1", cancellationToken).ConfigureAwait(false);
            var log = new QbittorrentLogVisitor();
            await _http.DecodeAsync(response, log, _http.Limits.AnswerBytesMax, cancellationToken).ConfigureAwait(false);
            return log;
        }
        catch (ClientFaultException exception) when (exception.Fault.Kind is not (ClientFaultKind.Unauthorized or ClientFaultKind.Refused))
        {
            return new QbittorrentLogVisitor();
        }
    }
}
