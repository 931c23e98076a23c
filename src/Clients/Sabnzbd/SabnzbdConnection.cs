using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>A conversation with SABnzbd 3.7 to 4.5. One call per queue read; one more at the beginning and after a fault, for its start.</summary>
internal sealed class SabnzbdConnection(HttpConversation http, string key, TimeProvider time) : IDownloadClientConnection
{
    /// <summary>
    /// Newest items of the history that are asked for at first; where that does not reach back to what was taken in before, more are.
    /// </summary>
    private static readonly int[] HistoryLimits = [100, 2_000];

    private readonly SabnzbdApi _api = new(http, key);
    private SabnzbdStart? _start;
    private SabnzbdReportVisitor? _status;
    private bool _isStartRead;
    private string _countedWatermark = "";

    /// <inheritdoc/>
    public Task<ClientRead<QueueReading>> ReadQueueAsync(CancellationToken cancellationToken) => ReadAsync(ReadQueueWithinAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<ClientRead<HistoryReading>> ReadHistoryAsync(string watermark, CancellationToken cancellationToken) =>
        ReadAsync(within => ReadHistoryWithinAsync(watermark, within), cancellationToken);

    /// <inheritdoc/>
    public Task<ClientRead<ClientReport>> ReadReportAsync(CancellationToken cancellationToken) => ReadAsync(ReadReportWithinAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>After a fault SABnzbd may have started anew, so its start is read again and no counter of before holds.</summary>
    private async Task<ClientRead<T>> ReadAsync<T>(Func<CancellationToken, Task<ClientRead<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        var isRead = false;
        try
        {
            var outcome = await http.ReadAsync(read, cancellationToken).ConfigureAwait(false);
            isRead = outcome.Ok;
            return outcome;
        }
        finally
        {
            if (!isRead)
            {
                _isStartRead = false;
                _countedWatermark = "";
            }
        }
    }

    private async Task<ClientRead<QueueReading>> ReadQueueWithinAsync(CancellationToken cancellationToken)
    {
        _status = null;
        if (!_isStartRead)
        {
            await ReadStartAsync(cancellationToken).ConfigureAwait(false);
        }

        var queue = new SabnzbdQueueVisitor(http.At, http.Limits.ItemsMax);
        await _api.AskAsync("queue", queue, http.Limits.ListBytesMax, cancellationToken, ("start", "0"), ("limit", "0")).ConfigureAwait(false);
        return queue.HasSlots
            ? new QueueReading(queue.IsComplete, queue.Items, [], queue.Condition with { StartedAt = _start?.Latest }, queue.MalformedCount)
            : _api.NoData(queue.Error, "queue");
    }

    private async Task<ClientRead<HistoryReading>> ReadHistoryWithinAsync(string watermark, CancellationToken cancellationToken)
    {
        await ReadStartAsync(cancellationToken).ConfigureAwait(false);
        var mark = SabnzbdWatermark.Parse(watermark);
        var since = mark is not null && watermark == _countedWatermark ? mark.Counter : null;
        foreach (var limit in mark is null ? [] : HistoryLimits)
        {
            var part = await ReadHistoryPartAsync(limit, since, cancellationToken).ConfigureAwait(false);
            if (part.IsUnchanged)
            {
                return new HistoryReading([], watermark, Unchanged: true, IsComplete: false, part.MalformedCount);
            }

            // Strictly before: of several that ended in one second, only some may have been there at the last read.
            if (!part.HasSlots || part.IsComplete || part.OldestEnd < mark!.NewestEnd)
            {
                return Taken(part, mark);
            }

            since = null;
        }

        return Taken(await ReadHistoryPartAsync(http.Limits.ItemsMax, since, cancellationToken).ConfigureAwait(false), mark);
    }

    /// <summary>A limit must be named: without one SABnzbd gives ten.</summary>
    private async Task<SabnzbdHistoryVisitor> ReadHistoryPartAsync(int limit, long? since, CancellationToken cancellationToken)
    {
        var history = new SabnzbdHistoryVisitor(http.At, http.Limits.ItemsMax);
        List<(string, string)> fields = [("start", "0"), ("limit", $"{limit}")];
        if (since is { } counter)
        {
            fields.Add(("last_history_update", $"{counter}"));
        }

        await _api.AskAsync("history", history, http.Limits.ListBytesMax, cancellationToken, [.. fields]).ConfigureAwait(false);
        return history;
    }

    private ClientRead<HistoryReading> Taken(SabnzbdHistoryVisitor history, SabnzbdWatermark? before)
    {
        if (!history.HasSlots)
        {
            return _api.NoData(history.Error, "history");
        }

        var newest = history.NewestEnd ?? before?.NewestEnd ?? DateTimeOffset.UnixEpoch;
        var watermark = new SabnzbdWatermark(history.LastUpdate, newest).ToString();

        // What is in post-processing changes without the counter, so then the next read must not ask "anything new?".
        _countedWatermark = history.HasUnfinished ? "" : watermark;
        return new HistoryReading(history.Items, watermark, Unchanged: false, history.IsComplete, history.MalformedCount);
    }

    private async Task<ClientRead<ClientReport>> ReadReportWithinAsync(CancellationToken cancellationToken)
    {
        // The status that was read with the history of the same round holds version and warnings too.
        var report = _status;
        _status = null;
        if (report is not { Version.Length: > 0, HasWarnings: true })
        {
            // The version needs no key, so it tells a wrong address from a wrong key.
            report = new SabnzbdReportVisitor();
            await _api.AskAsync("version", report, http.Limits.AnswerBytesMax, cancellationToken).ConfigureAwait(false);
            if (report.Version.Length == 0)
            {
                return AnswerFaults.NotData(http.At);
            }

            await _api.AskAsync("warnings", report, http.Limits.AnswerBytesMax, cancellationToken).ConfigureAwait(false);
            if (!report.HasWarnings)
            {
                return _api.NoData(report.Error, "list of warnings");
            }
        }

        await _api.TryAskAsync("server_stats", report, cancellationToken).ConfigureAwait(false);
        var warnings = report.Warnings.Select(warning => warning with { Text = _api.WithoutKey(warning.Text) }).ToArray();
        return new ClientReport(report.Version, SupportedVersions.Include(DownloadClientKind.Sabnzbd, report.Version), warnings, report.ServerBytes);
    }

    /// <summary>Reads the start where SABnzbd tells it. The dashboard is left out: it looks up public addresses.</summary>
    private async Task ReadStartAsync(CancellationToken cancellationToken)
    {
        var status = new SabnzbdReportVisitor();
        var isTold = await _api.TryAskAsync("fullstatus", status, cancellationToken, ("skip_dashboard", "1")).ConfigureAwait(false);
        var start = isTold ? SabnzbdStart.Read(status.ProcessId, status.Uptime, time.GetUtcNow()) : null;
        var isSame = start is not null && _start?.IsSameAs(start) == true;
        if (!isSame)
        {
            _countedWatermark = "";
        }

        _status = isTold ? status : null;
        _start = isSame ? _start!.And(start!) : start;
        _isStartRead = true;
    }
}
