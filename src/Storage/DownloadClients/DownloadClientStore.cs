using OrleansMedia.Domain;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Reminders;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.DownloadClients;

/// <summary>Keeps download clients, and what each poll saw.</summary>
internal sealed class DownloadClientStore(Database database) : IDownloadClientStore
{
    /// <summary>Old samples dropped per poll, so that no poll waits long; what is left goes with the next ones.</summary>
    private const long PrunedPerPollMax = 20_000;

    private static readonly Statement _load = new("SELECT state, version FROM download_clients WHERE id = $1", "t");

    private static readonly Statement _insert = new(
        """
        INSERT INTO download_clients (id, version, state, name, kind, url, username, accept_any_certificate, paused, health, health_since, fault_message, program_version, is_supported, created_at)
        VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING
        """,
        "ttttttnntnttnn");

    private static readonly Statement _update = new(
        """
        UPDATE download_clients SET version = version + 1, state = $2, name = $3, kind = $4, url = $5, username = $6, accept_any_certificate = $7, paused = $8,
            health = $9, health_since = $10, fault_message = $11, program_version = $12, is_supported = $13, created_at = $14
        WHERE id = $1 AND version = $15
        """,
        "ttttttnntnttnnn");

    private static readonly Statement _delete = new("DELETE FROM download_clients WHERE id = $1 AND version = $2", "tn");
    private static readonly Statement _deleteStates = new("DELETE FROM download_states WHERE client_id = $1", "t");
    private static readonly Statement _deleteRows = new("DELETE FROM downloads WHERE client_id = $1", "t");
    private static readonly Statement _deleteSamples = new("DELETE FROM download_samples WHERE client_id = $1", "t");

    private static readonly Statement _polled = new("UPDATE download_clients SET last_poll_at = $2, speed = $3, free_bytes = $4 WHERE id = $1", "tnnn");

    private static readonly Statement _sample = new(
        """
        INSERT INTO download_samples (client_id, item_id, at, size_left, progress, status, wait) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (client_id, item_id, at) DO NOTHING
        """,
        "ttnndnn");

    private static readonly Statement _moveRow = new(
        "UPDATE downloads SET progress = $3, size_left = $4, speed = $5, time_left = $6 WHERE client_id = $1 AND item_id = $2", "ttdnnn");

    private static readonly Statement _prune = new(
        """
        DELETE FROM download_samples WHERE (client_id, item_id, at) IN (
            SELECT client_id, item_id, at FROM download_samples WHERE client_id = $1 AND at < $2 ORDER BY at LIMIT $3)
        """,
        "tnn");

    private static readonly Statement _known = new("SELECT item_id, status FROM downloads WHERE client_id = $1 AND gone_at IS NULL", "t");
    private static readonly Statement _ids = new("SELECT id FROM download_clients ORDER BY id");

    /// <inheritdoc/>
    public Task<Stored<DownloadClientState>?> LoadAsync(string clientId, CancellationToken cancellationToken) =>
        database.ReadFirstAsync<Stored<DownloadClientState>>(
            _load,
            [clientId],
            row => new Stored<DownloadClientState>(
                StoredJson.Read(row.GetString(0), StoredJson.Default.DownloadClientDocument, $"the download client '{clientId}'").ToState(), row.GetInt64(1)),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<SaveOutcome> SaveAsync(DownloadClientSave save)
    {
        var state = save.State;
        var isNew = save.ExpectedVersion == 0;
        var unit = new WriteUnit(ChangeTopics.DownloadClients | (save.Events.Count > 0 ? ChangeTopics.Activity : 0), guarded: true);
        var values = new object?[isNew ? 14 : 15];
        values[0] = state.Id;
        values[1] = StoredJson.Write(DownloadClientDocument.Of(state), StoredJson.Default.DownloadClientDocument);
        values[2] = state.Name;
        values[3] = state.Kind.ToWire();
        values[4] = state.Url;
        values[5] = state.Username;
        values[6] = state.AcceptAnyCertificate ? 1L : 0L;
        values[7] = state.Paused ? 1L : 0L;
        values[8] = state.Health.ToWire();
        values[9] = Times.ToStored(state.HealthSince);
        values[10] = state.FaultMessage;
        values[11] = state.Version;
        values[12] = state.IsSupported ? 1L : 0L;
        values[13] = Times.ToStored(state.CreatedAt);
        if (!isNew)
        {
            values[14] = save.ExpectedVersion;
        }

        unit.Commands.Add(new WriteCommand(isNew ? _insert : _update, values));
        ReminderRows.AddTo(unit, ReminderRows.DownloadClient, state.Id, save.Reminders);
        ActivityRows.AddTo(unit, save.Events);
        return await database.WriteAsync(unit).ConfigureAwait(false) ? new SaveOutcome(save.ExpectedVersion + 1) : SaveOutcome.Conflict;
    }

    /// <inheritdoc/>
    public async Task<SaveOutcome> RemoveAsync(string clientId, long expectedVersion, IReadOnlyList<ActivityEvent> events)
    {
        var unit = new WriteUnit(ChangeTopics.DownloadClients | ChangeTopics.Downloads | (events.Count > 0 ? ChangeTopics.Activity : 0), guarded: true);
        unit.Add(_delete, clientId, expectedVersion);
        unit.Add(_deleteStates, clientId);
        unit.Add(_deleteRows, clientId);
        unit.Add(_deleteSamples, clientId);
        ReminderRows.RemoveClientFrom(unit, clientId);
        ActivityRows.AddTo(unit, events);
        return await database.WriteAsync(unit).ConfigureAwait(false) ? new SaveOutcome(expectedVersion + 1) : SaveOutcome.Conflict;
    }

    /// <inheritdoc/>
    public Task SavePollAsync(PollSave poll)
    {
        // The guard: a client that was removed meanwhile leaves nothing behind.
        var unit = new WriteUnit(ChangeTopics.DownloadClients | (poll.Samples.Count > 0 ? ChangeTopics.Downloads : 0), guarded: true);
        unit.Commands.EnsureCapacity((2 * poll.Samples.Count) + 2);
        unit.Add(_polled, poll.ClientId, Times.ToStored(poll.PolledAt), poll.SpeedBytesPerSecond, poll.FreeBytes);
        foreach (var sample in poll.Samples)
        {
            var seen = sample.Snapshot;
            var progress = Math.Round((double)seen.ProgressPercent, 4);
            unit.Add(_sample, poll.ClientId, sample.ItemId, Times.ToStored(seen.At), seen.SizeLeftBytes, (double)seen.ProgressPercent, (long)seen.Status, (long)seen.Wait);
            unit.Add(_moveRow, poll.ClientId, sample.ItemId, progress, seen.SizeLeftBytes, sample.SpeedBytesPerSecond ?? DownloadListRow.SpeedUnknown, sample.TimeLeft?.Ticks);
        }

        unit.Add(_prune, poll.ClientId, Times.ToStored(poll.OldestKept), PrunedPerPollMax);
        return database.WriteAsync(unit);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownDownload>> KnownDownloadsAsync(string clientId, CancellationToken cancellationToken) =>
        database.ReadAsync(_known, [clientId], row => new KnownDownload(row.GetString(0), DownloadStatusNames.FromWire(row.GetString(1))), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(_ids, [], row => row.GetString(0), cancellationToken);
}
