using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Migrations;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Postgres;

/// <summary>PostgreSQL for a cluster of silos: each unit is one batch in a transaction of its own.</summary>
internal sealed class PostgresDatabase : Database
{
    private static readonly Version _oldest = new(15, 0);

    private readonly NpgsqlDataSource _source;
    private readonly DatabaseOwner? _owner;
    private readonly PostgresSignal _signal;

    private PostgresDatabase(NpgsqlDataSource source, DatabaseOwner? owner, PostgresSignal signal, ChangeFeed changes, string description)
        : base(changes)
    {
        _source = source;
        _owner = owner;
        _signal = signal;
        Description = description;
    }

    public override string Description { get; }

    public static PostgresDatabase OpenServer(StorageOptions options, TimeProvider time, ILoggerFactory logs)
    {
        NpgsqlDataSource? source = null;
        DatabaseOwner? owner = null;
        var place = "";
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(options.Connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
            place = $"PostgreSQL database {settings.Database} at {settings.Host}";
            source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
            string description;
            using (var connection = source.OpenConnection())
            {
                if (connection.PostgreSqlVersion < _oldest)
                {
                    throw new StorageException($"The {place} is version {connection.PostgreSqlVersion}; this program needs {_oldest.Major} or newer.");
                }

                description = $"PostgreSQL {connection.PostgreSqlVersion}";
            }

            owner = options.SingleOwner ? PostgresOwner.Acquire(source, place) : null;
            PostgresMigrator.Migrate(source, place, MigrationList.All, time);
            var changes = new ChangeFeed(logs.CreateLogger<ChangeFeed>());
            var signal = new PostgresSignal(source, changes, time, logs.CreateLogger<PostgresSignal>());
            return new PostgresDatabase(source, owner, signal, changes, description);
        }
        catch (Exception error)
        {
            owner?.Dispose();
            source?.Dispose();
            throw error switch
            {
                ArgumentException => new StorageException("The connection to the database is neither 'sqlite:PATH' nor a PostgreSQL connection string (Host=…;Database=…;Username=…;Password=…).", error),
                NpgsqlException server => new StorageException($"The {place} cannot be used: {server.Message}", server),
                _ => error,
            };
        }
    }

    internal override async Task<bool> WriteAsync(WriteUnit unit)
    {
        await using var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in unit.Commands)
        {
            batch.BatchCommands.Add(Make(command.Statement, command.Values));
        }

        await using (var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false))
        {
            foreach (var command in unit.Commands)
            {
                if (command.Read is { } read)
                {
                    while (await reader.ReadAsync().ConfigureAwait(false))
                    {
                        read(reader);
                    }

                    await reader.NextResultAsync().ConfigureAwait(false);
                }
            }
        }

        if (unit.IsGuarded && batch.BatchCommands[0].RecordsAffected != 1)
        {
            await transaction.RollbackAsync().ConfigureAwait(false);
            return false;
        }

        await transaction.CommitAsync().ConfigureAwait(false);
        Changes.Publish(unit.Topics);
        _signal.Tell(unit.Topics);
        return true;
    }

    internal override async Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, object?[] values, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Make(statement, values));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    protected override void Dispose(bool disposing)
    {
        _signal.Dispose();
        _owner?.Dispose();
        _source.Dispose();
    }

    private static NpgsqlBatchCommand Make(Statement statement, object?[] values)
    {
#pragma warning disable CA2100 // The texts are made by this project; values are always parameters.
        var command = new NpgsqlBatchCommand(Dialect.Postgres.Translate(statement));
#pragma warning restore CA2100
        for (var i = 0; i < statement.Types.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = statement.Types[i] switch
                {
                    't' => NpgsqlDbType.Text,
                    'n' => NpgsqlDbType.Bigint,
                    'd' => NpgsqlDbType.Double,
                    _ => NpgsqlDbType.Bytea,
                },
                Value = values[i] ?? DBNull.Value,
            });
        }

        return command;
    }
}
