namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Cannot be made, and its constructor needs nothing.</summary>
[Alias("test.fragile")]
public interface IFragileGrain : IGrainWithStringKey
{
    [Alias("touch")]
    Task TouchAsync();
}
