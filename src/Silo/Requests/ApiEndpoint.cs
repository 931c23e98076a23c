namespace OrleansMedia.Silo.Requests;

/// <summary>Marks an endpoint of the API: whoever is not let in gets a problem, not the login page.</summary>
public sealed class ApiEndpoint
{
    /// <summary>The mark.</summary>
    public static readonly ApiEndpoint Mark = new();
}
