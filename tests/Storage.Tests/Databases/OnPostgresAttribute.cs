using System.Reflection;
using Xunit.Sdk;

namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>Runs a theory on PostgreSQL; skipped, and named so, where its programs are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        if (PostgresServer.Binaries is null)
        {
            Skip = PostgresServer.MissingReason;
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Postgres]];
}
