using System.Data.Common;

namespace OrleansMedia.Storage.Sql;

/// <summary>A statement with its values.</summary>
/// <param name="Statement">What to run.</param>
/// <param name="Values">One for each parameter: string, long, double, byte[] or null.</param>
/// <param name="Read">Takes each row that it returns; null where it returns none.</param>
internal readonly record struct WriteCommand(Statement Statement, object?[] Values, Action<DbDataReader>? Read = null);
