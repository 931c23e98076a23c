using System.Collections.Concurrent;

namespace OrleansMedia.Storage.Sql;

/// <summary>The words in which the two databases differ, put into statements in place of words in braces.</summary>
internal sealed class Dialect
{
    private readonly ConcurrentDictionary<Statement, string> _texts = new();
    private readonly (string Word, string Text)[] _words;

    private Dialect(params (string Word, string Text)[] words) => _words = words;

    public static Dialect Sqlite { get; } = new(
        ("{identity}", "INTEGER PRIMARY KEY AUTOINCREMENT"),
        ("{bytes}", "BLOB"),
        ("{number}", "INTEGER"),
        ("{float}", "REAL"),
        ("{bytewise}", ""),
        ("{position}", ""),
        ("{cursor}", "id"),
        ("{settled}", ""),
        ("{then_id}", ""),
        ("{clustered}", " WITHOUT ROWID"),
        ("{fill}", ""),
        ("{now}", "$1"),
        ("{skip_locked}", ""));

    public static Dialect Postgres { get; } = new(
        ("{identity}", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
        ("{bytes}", "bytea"),
        ("{number}", "bigint"),
        ("{float}", "double precision"),
        ("{bytewise}", " COLLATE \"C\""),
        ("{position}", ", xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)"),
        ("{cursor}", "xid"),
        ("{settled}", " AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"),
        ("{then_id}", ", id"),
        ("{clustered}", ""),
        ("{fill}", " WITH (fillfactor = 70)"),
        ("{now}", "(extract(epoch FROM clock_timestamp()) * 10000000)::bigint"),
        ("{skip_locked}", "FOR UPDATE SKIP LOCKED"));

    /// <summary>The statement in this dialect, remembered: for statements that are made once.</summary>
    public string Translate(Statement statement) => _texts.GetOrAdd(statement, static (made, dialect) => dialect.Translate(made.Sql), this);

    /// <summary>The text in this dialect.</summary>
    public string Translate(string sql)
    {
        foreach (var (word, text) in _words)
        {
            sql = sql.Replace(word, text, StringComparison.Ordinal);
        }

        return sql;
    }
}
