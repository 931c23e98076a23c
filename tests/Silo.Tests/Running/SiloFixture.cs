namespace OrleansMedia.Silo.Tests.Running;

/// <summary>One running program for all tests of a class that only look.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    public RunningSilo Silo { get; private set; } = null!;

    /// <summary>A person who has logged in once: logins are few in a minute.</summary>
    public HttpClient Person { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Silo = await RunningSilo.StartAsync();
        Person = await Silo.LoggedInAsync();
    }

    public async Task DisposeAsync()
    {
        Person.Dispose();
        await Silo.DisposeAsync();
    }
}
