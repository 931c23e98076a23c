namespace OrleansMedia.Silo.Accounts;

/// <summary>Who is asking.</summary>
/// <param name="Name">The login name, or <c>API key</c>.</param>
/// <param name="By">By what the request got in: cookie or api_key.</param>
public sealed record Me(string Name, string By);
