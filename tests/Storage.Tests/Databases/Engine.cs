namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>Which database a test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
