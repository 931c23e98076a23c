using Npgsql;

namespace OrleansMedia.Storage.Postgres;

/// <summary>Ownership of a PostgreSQL database by one process: an advisory lock that ends with its connection.</summary>
internal static class PostgresOwner
{
    // Any number will do, as long as every version of this program uses the same.
    private const long LockKey = 0x4F4D_4F57_4E45_5231;

    public static DatabaseOwner Acquire(NpgsqlDataSource source, string place)
    {
        var connection = source.OpenConnection();
        try
        {
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey });
            if (command.ExecuteScalar() is not true)
            {
                throw new StorageException($"The {place} is in use by another process. Stop that process, give this one a database of its own, or run the cluster's build.");
            }

            return DatabaseOwner.Of(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
