namespace OrleansMedia.Silo.Accounts;

/// <summary>A new API key, shown once.</summary>
/// <param name="ApiKey">The key.</param>
public sealed record NewApiKey(string ApiKey);
