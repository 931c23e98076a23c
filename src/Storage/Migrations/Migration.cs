namespace OrleansMedia.Storage.Migrations;

/// <summary>One step forward of the tables. Never changed once it was released; there is no step back.</summary>
/// <param name="Version">1, 2, 3, …</param>
/// <param name="Sql">Both dialects' text (<see cref="Sql.Dialect"/>).</param>
internal sealed record Migration(int Version, string Sql);
