using System.Data.Common;

namespace OrleansMedia.Storage.Sql;

/// <summary>
/// Times as they are stored: units of 100 ns since 1970, UTC. Exact (nothing is rounded, so a wake-up's time equals itself after a
/// round trip), and <c>datetime(at/10000000,'unixepoch')</c> makes them readable in SQL.
/// </summary>
internal static class Times
{
    public static long ToStored(DateTimeOffset at) => at.UtcTicks - DateTime.UnixEpoch.Ticks;

    public static object? ToStored(DateTimeOffset? at) => at is { } given ? ToStored(given) : null;

    public static long ToStored(DateTime at) => at.Ticks - DateTime.UnixEpoch.Ticks;

    public static DateTimeOffset FromStored(long stored) => new(stored + DateTime.UnixEpoch.Ticks, TimeSpan.Zero);

    public static DateTimeOffset ReadTime(this DbDataReader row, int column) => FromStored(row.GetInt64(column));

    public static DateTimeOffset? ReadTimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.ReadTime(column);
}
