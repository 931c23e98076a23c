namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>No class implements this.</summary>
[Alias("test.orphan")]
public interface IOrphanGrain : IGrainWithStringKey
{
    [Alias("cry")]
    Task CryAsync();
}
