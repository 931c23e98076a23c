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
        ("{position_index}", ""),
        ("{position_column}", ""),
        ("{position_value}", ""),
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
        ("{position}", ", position bigint NOT NULL"),
        ("{position_index}", "CREATE INDEX activity_by_position ON activity (position, id); CREATE TABLE activity_base (value bigint NOT NULL); INSERT INTO activity_base VALUES (0);"),
        ("{position_column}", ", position"),
        ("{position_value}", ", pg_current_xact_id()::text::bigint + (SELECT value FROM activity_base)"),
        ("{cursor}", "position"),
        ("{settled}", " AND position < pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (SELECT value FROM activity_base)"),
        ("{then_id}", ", id"),
        ("{clustered}", ""),
        ("{fill}", " WITH (fillfactor = 70)"),
        ("{now}", "(extract(epoch FROM clock_timestamp()) * 10000000)::bigint"),
        ("{skip_locked}", "FOR UPDATE SKIP LOCKED"));

    /// <summary>The statement in this dialect.</summary>
    public string Translate(Statement statement) =>
        statement.IsKept ? _texts.GetOrAdd(statement, static (kept, dialect) => dialect.Translate(kept.Sql), this) : Translate(statement.Sql);

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
