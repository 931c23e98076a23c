using Npgsql;

namespace OrleansMedia.Storage.Postgres;

/// <summary>Ownership of a PostgreSQL database by one process: an advisory lock that ends with its connection.</summary>
internal static class PostgresOwner
{
    // Any number will do, as long as every version of this program uses the same.
    private const long LockKey = 0x4F4D_4F57_4E45_5231;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static DatabaseOwner Acquire(NpgsqlDataSource source, string place)
    {
        var connection = source.OpenConnection();
        try
        {
            // The server may need a moment to see that a process that was killed has gone.
            using var command = new NpgsqlCommand($"SET lock_timeout = '{(int)_patience.TotalMilliseconds}ms'; SELECT pg_advisory_lock({LockKey}); RESET lock_timeout", connection);
            command.ExecuteNonQuery();
            return DatabaseOwner.Of(connection);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw new StorageException($"The {place} is in use by another process. Stop that process, give this one a database of its own, or run the cluster's build.", error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
