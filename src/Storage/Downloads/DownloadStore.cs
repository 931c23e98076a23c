using OrleansMedia.Domain;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Reminders;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Downloads;

/// <summary>Keeps downloads. The state is made into JSON by the caller's thread, not by the writer.</summary>
internal sealed class DownloadStore(Database database) : IDownloadStore
{
    /// <summary>A ring keeps times to the millisecond, samples are exact: those within its newest millisecond are in it.</summary>
    private const long LastOfMillisecond = TimeSpan.TicksPerMillisecond - 1;

    private static readonly Statement _load = new(
        """
        SELECT s.state, s.version, s.history, s.history_at, c.last_poll_at
        FROM download_states s LEFT JOIN download_clients c ON c.id = s.client_id
        WHERE s.client_id = $1 AND s.item_id = $2
        """,
        "tt");

    private static readonly Statement _samples = new(
        "SELECT at, size_left, progress, status, wait FROM download_samples WHERE client_id = $1 AND item_id = $2 AND at > $3 ORDER BY at", "ttn");

    private static readonly Statement _insert = new(
        "INSERT INTO download_states (client_id, item_id, version, state, history, history_count, history_at) VALUES ($1, $2, 1, $3, $4, $5, $6) ON CONFLICT (client_id, item_id) DO NOTHING", "tttbnn");

    private static readonly Statement _update = new(
        "UPDATE download_states SET state = $3, version = version + 1 WHERE client_id = $1 AND item_id = $2 AND version = $4", "tttn");

    private static readonly Statement _updateWithHistory = new(
        "UPDATE download_states SET state = $3, version = version + 1, history = $5, history_count = $6, history_at = $7 WHERE client_id = $1 AND item_id = $2 AND version = $4", "tttnbnn");

    private static readonly Statement _dropSamples = new("DELETE FROM download_samples WHERE client_id = $1 AND item_id = $2 AND at <= $3", "ttn");

    /// <inheritdoc/>
    public async Task<StoredDownload?> LoadAsync(DownloadKey key, CancellationToken cancellationToken)
    {
        var found = await database.ReadFirstAsync<LoadedRow>(
            _load,
            [key.ClientId, key.ItemId],
            row => new LoadedRow(row.GetString(0), row.GetInt64(1), row.ReadBytes(2), row.GetInt64(3), row.ReadTimeOrNull(4)),
            cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var samples = await database.ReadAsync(
            _samples,
            [key.ClientId, key.ItemId, found.HistoryAt],
            row => new ProgressSnapshot(row.ReadTime(0).UtcDateTime, row.GetInt64(1), (float)row.GetDouble(2), (DownloadStatus)row.GetInt64(3), (WaitReason)row.GetInt64(4)),
            cancellationToken).ConfigureAwait(false);
        var state = StoredJson.Read(found.Json, StoredJson.Default.DownloadDocument, $"the download '{key}'").ToState();
        return new StoredDownload(state, found.Version, found.History, samples, found.ClientPolledAt);
    }

    /// <inheritdoc/>
    public async Task<SaveOutcome> SaveAsync(DownloadSave save)
    {
        return await database.WriteAsync(UnitOf(save)).ConfigureAwait(false) ? new SaveOutcome(save.ExpectedVersion + 1) : SaveOutcome.Conflict;
    }

    /// <summary>The statements of a save.</summary>
    internal static WriteUnit UnitOf(DownloadSave save)
    {
        var unit = new WriteUnit(ChangeTopics.Downloads | (save.Events.Count > 0 ? ChangeTopics.Activity : 0), guarded: true);
        AddState(unit, save);
        DownloadListRow.AddTo(unit, save);
        ReminderRows.AddTo(unit, ReminderRows.Download, save.State.Key.ToString(), save.Reminders);
        ActivityRows.AddTo(unit, save.Events);
        return unit;
    }

    private static void AddState(WriteUnit unit, DownloadSave save)
    {
        var key = save.State.Key;
        var json = StoredJson.Write(DownloadDocument.Of(save.State), StoredJson.Default.DownloadDocument);
        var ring = ProgressHistory.FromBytes(save.History.Span);
        var history = save.History.IsEmpty ? null : save.History.ToArray();
        var historyAt = ring.Count > 0 ? Times.ToStored(ring[^1].At) + LastOfMillisecond : 0;
        if (save.ExpectedVersion == 0)
        {
            unit.Add(_insert, key.ClientId, key.ItemId, json, history, (long)ring.Count, historyAt);
        }
        else if (history is null)
        {
            unit.Add(_update, key.ClientId, key.ItemId, json, save.ExpectedVersion);
        }
        else
        {
            unit.Add(_updateWithHistory, key.ClientId, key.ItemId, json, save.ExpectedVersion, history, (long)ring.Count, historyAt);
        }

        if (ring.Count > 0)
        {
            unit.Add(_dropSamples, key.ClientId, key.ItemId, historyAt);
        }
    }

    private sealed record LoadedRow(string Json, long Version, byte[] History, long HistoryAt, DateTimeOffset? ClientPolledAt);
}
