namespace OrleansMedia.Lab.Demo;

/// <summary>How to reach one server of the demonstration. What it does not ask for is null.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">A name for it.</param>
/// <param name="Url">Its address on loopback.</param>
/// <param name="ApiKey">API key.</param>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
public sealed record DemoEndpoint(DemoKind Kind, string Name, Uri Url, string? ApiKey, string? User, string? Password);
