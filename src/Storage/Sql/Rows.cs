using System.Data.Common;

namespace OrleansMedia.Storage.Sql;

/// <summary>Reads columns that may be empty.</summary>
internal static class Rows
{
    public static string? ReadText(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? ReadNumber(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static double? ReadDouble(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static bool ReadFlag(this DbDataReader row, int column) => row.GetInt64(column) != 0;

    public static byte[] ReadBytes(this DbDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);
}
