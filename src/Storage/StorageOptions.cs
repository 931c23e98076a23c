namespace OrleansMedia.Storage;

/// <summary>Which database to use.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// <c>sqlite:PATH</c> for a SQLite file (made where it is not there, with its folder), or a PostgreSQL connection string
    /// (<c>Host=…;Database=…;Username=…;Password=…</c>). Default <c>sqlite:./data/orleansmedia.db</c>.
    /// </summary>
    public string Connection { get; init; } = "sqlite:./data/orleansmedia.db";

    /// <summary>
    /// Refuse to start where another live process has the database. Always so for SQLite; on PostgreSQL true for the single-process
    /// engine and false in a cluster. Default true.
    /// </summary>
    public bool SingleOwner { get; init; } = true;

    /// <summary>
    /// Units that may wait for the SQLite writer, default 4096. More make callers wait instead of memory grow; each unit is a few KB.
    /// </summary>
    public int QueuedUnitsMax { get; init; } = 4096;

    /// <summary>Units in one SQLite commit, default 256. Larger commits are cheaper per save and make each of them wait longer.</summary>
    public int UnitsPerCommitMax { get; init; } = 256;

    /// <summary>Connections that read at the same time, default 8. Each costs up to 2 MB of page cache on SQLite.</summary>
    public int ReadersMax { get; init; } = 8;
}
