namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>A test of PostgreSQL alone; skipped, and named so, where its programs are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Binaries is null)
        {
            Skip = PostgresServer.MissingReason;
        }
    }
}
