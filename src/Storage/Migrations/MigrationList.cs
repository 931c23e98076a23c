namespace OrleansMedia.Storage.Migrations;

/// <summary>All steps, in order.</summary>
internal static class MigrationList
{
    /// <summary>Keeps which steps were taken.</summary>
    public const string VersionTable = "CREATE TABLE IF NOT EXISTS schema_version (version {number} NOT NULL PRIMARY KEY, applied_at {number} NOT NULL)";

    public static IReadOnlyList<Migration> All { get; } = [new(1, FirstTables.Sql)];

    /// <summary>The version that this program works with.</summary>
    public static int Newest => All[^1].Version;
}
