using System.Data.Common;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.DownloadClients;

/// <summary>Lists download clients for pages and REST.</summary>
public sealed class DownloadClientQuery(Database database)
{
    private const string Select =
        $"""
        SELECT c.id, c.name, c.kind, c.url, c.username, c.accept_any_certificate, c.health, c.health_since, c.fault_message, c.program_version, c.is_supported, c.paused,
            c.created_at, c.last_poll_at, c.speed, c.free_bytes,
            coalesce(d.total, 0), coalesce(d.downloading, 0), coalesce(d.waiting, 0), coalesce(d.stuck, 0), coalesce(d.attention, 0)
        FROM download_clients c LEFT JOIN (
            SELECT client_id, count(*) AS total,
                sum(CASE WHEN {DownloadViews.Downloading} THEN 1 ELSE 0 END) AS downloading,
                sum(CASE WHEN {DownloadViews.Waiting} THEN 1 ELSE 0 END) AS waiting,
                sum(CASE WHEN {DownloadViews.Stuck} THEN 1 ELSE 0 END) AS stuck,
                sum(CASE WHEN {DownloadViews.Attention} THEN 1 ELSE 0 END) AS attention
            FROM downloads WHERE gone_at IS NULL GROUP BY client_id) d ON d.client_id = c.id
        """;

    private static readonly Statement _list = new(Select + " ORDER BY lower(c.name), c.id");
    private static readonly Statement _find = new(Select + " WHERE c.id = $1", "t");

    /// <summary>All clients, by name.</summary>
    public Task<IReadOnlyList<DownloadClientRow>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(_list, [], Read, cancellationToken);

    /// <summary>One client; null where there is none.</summary>
    public Task<DownloadClientRow?> FindAsync(string clientId, CancellationToken cancellationToken) => database.ReadFirstAsync(_find, [clientId], Read, cancellationToken);

    private static DownloadClientRow Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Kind = row.GetString(2),
        Url = row.GetString(3),
        Username = row.GetString(4),
        AcceptAnyCertificate = row.ReadFlag(5),
        Health = row.GetString(6),
        HealthSince = row.ReadTime(7),
        FaultMessage = row.ReadText(8),
        Version = row.GetString(9),
        IsSupported = row.ReadFlag(10),
        Paused = row.ReadFlag(11),
        CreatedAt = row.ReadTime(12),
        LastPollAt = row.ReadTimeOrNull(13),
        SpeedBytesPerSecond = row.ReadNumber(14),
        FreeBytes = row.ReadNumber(15),
        Downloads = (int)row.GetInt64(16),
        Downloading = (int)row.GetInt64(17),
        Waiting = (int)row.GetInt64(18),
        Stuck = (int)row.GetInt64(19),
        Attention = (int)row.GetInt64(20),
    };
}
