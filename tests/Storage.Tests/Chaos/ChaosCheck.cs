using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Tests.Chaos;

/// <summary>
/// Compares what is stored with what was acknowledged. Each grain may be one save ahead of its last acknowledgement (durable, but the
/// process died before it could say so), never behind; and state, row, ring, reminder and events must all be of the same version.
/// </summary>
internal sealed class ChaosCheck
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, long> _eventsOf = [];
    private long _cursor;

    /// <summary>The version of each grain as the last comparison found it: from there the next worker goes on.</summary>
    public Dictionary<int, long> StoredVersions { get; } = [];

    /// <summary>The last poll as the last comparison found it.</summary>
    public long StoredPoll { get; private set; }

    public async Task<List<string>> CompareAsync(IServiceProvider services, IReadOnlyDictionary<int, long> saved, long polled)
    {
        var wrong = new List<string>();
        var database = services.GetRequiredService<Database>();
        if (database.Description.StartsWith("PostgreSQL", StringComparison.Ordinal))
        {
            await UntilServerHasSeenTheDeathAsync(database);
        }

        await ReadEventsAsync(services.GetRequiredService<IActivityStore>(), database, wrong);
        var reminders = (await database.ReadAsync(
            new Statement("SELECT grain_key, due_at FROM reminders WHERE grain_type = 'download'"), [], row => (Key: row.GetString(0), DueAt: row.ReadTime(1)), default))
            .ToDictionary(reminder => reminder.Key, reminder => reminder.DueAt);
        for (var grain = 0; grain < ChaosData.Grains; grain++)
        {
            await CompareGrainAsync(services, grain, saved.GetValueOrDefault(grain), reminders, wrong);
        }

        await ComparePollsAsync(services, database, polled, wrong);
        return wrong;
    }

    private async Task CompareGrainAsync(IServiceProvider services, int grain, long acknowledged, Dictionary<string, DateTimeOffset> reminders, List<string> wrong)
    {
        var key = new DownloadKey(ChaosData.ClientId, ChaosData.ItemOf(grain));
        var stored = await services.GetRequiredService<IDownloadStore>().LoadAsync(key, default);
        var version = stored?.Version ?? 0;
        StoredVersions[grain] = version;
        Check(version == acknowledged || version == acknowledged + 1, $"version {version} is stored, {acknowledged} was acknowledged");
        Check(_eventsOf.GetValueOrDefault(key.ItemId) == version, $"events go to {_eventsOf.GetValueOrDefault(key.ItemId)}, the state to {version}");
        if (stored is null)
        {
            return;
        }

        var row = await services.GetRequiredService<DownloadQuery>().FindAsync(key.ClientId, key.ItemId, default);
        Check(stored.State.Title == ChaosData.TitleOf(grain, version), $"the state of version {version} is '{stored.State.Title}'");
        Check(row?.Title == stored.State.Title && row.SpeedBytesPerSecond == version, $"the list row is not of version {version}");
        Check(stored.History.Span.SequenceEqual(ChaosData.RingOf(version)), $"the ring is not of version {version}");
        DateTimeOffset? due = reminders.TryGetValue(key.ToString(), out var at) ? at : null;
        Check(due == ChaosData.DueAt(version), $"the reminder is {due}, of version {version} it is {ChaosData.DueAt(version)}");

        void Check(bool holds, string what)
        {
            if (!holds)
            {
                wrong.Add($"grain {grain}: {what}");
            }
        }
    }

    /// <summary>Each grain's events must follow one another without a gap, and none may come twice.</summary>
    private async Task ReadEventsAsync(IActivityStore activity, Database database, List<string> wrong)
    {
        // On PostgreSQL the tail waits for older transactions, those of other databases of the server too: so until all are read.
        var stored = (await database.ReadAsync(new Statement("SELECT count(*) FROM activity"), [], row => row.GetInt64(0), default))[0];
        var patience = Stopwatch.StartNew();
        while (_eventsOf.Values.Sum() < stored && patience.Elapsed < _patience)
        {
            var batch = await activity.ReadAfterAsync(_cursor, 5000, default);
            _cursor = batch.Cursor;
            foreach (var happened in batch.Events)
            {
                var next = _eventsOf.GetValueOrDefault(happened.CorrelationId) + 1;
                var number = int.Parse(happened.CorrelationId["grain-".Length..], System.Globalization.CultureInfo.InvariantCulture);
                if (happened.EventId != ChaosData.EventOf(number, next))
                {
                    wrong.Add($"event '{happened.EventId}' came where '{ChaosData.EventOf(number, next)}' was expected");
                }

                _eventsOf[happened.CorrelationId] = next;
            }
        }
    }

    /// <summary>The server ends the sessions of a killed process by itself, and may still carry out what it had been sent.</summary>
    private static async Task UntilServerHasSeenTheDeathAsync(Database database)
    {
        var busy = new Statement(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'");
        while ((await database.ReadAsync(busy, [], row => row.GetInt64(0), default))[0] > 0)
        {
            await Task.Yield();
        }
    }

    private async Task ComparePollsAsync(IServiceProvider services, Database database, long polled, List<string> wrong)
    {
        var client = await services.GetRequiredService<DownloadClientQuery>().FindAsync(ChaosData.ClientId, default);
        var last = client?.SpeedBytesPerSecond ?? 0;
        StoredPoll = last;
        if (last != polled && last != polled + 1)
        {
            wrong.Add($"poll {last} is stored, {polled} was acknowledged");
        }

        if (last > 0 && client!.LastPollAt != ChaosData.PollAt(last))
        {
            wrong.Add($"the client says it was polled at {client.LastPollAt}, poll {last} was at {ChaosData.PollAt(last)}");
        }

        var samples = await database.ReadAsync(
            new Statement("SELECT count(*), count(DISTINCT at) FROM download_samples WHERE item_id LIKE 'polled-%'"), [], row => (All: row.GetInt64(0), Polls: row.GetInt64(1)), default);
        if (samples[0] != (last * ChaosData.SamplesPerPoll, last))
        {
            wrong.Add($"{samples[0].All} samples of {samples[0].Polls} polls are stored after {last} polls of {ChaosData.SamplesPerPoll}");
        }
    }
}
