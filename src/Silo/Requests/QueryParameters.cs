namespace OrleansMedia.Silo.Requests;

/// <summary>The parameters of one endpoint, as its metadata: for the check of each request and for the OpenAPI document.</summary>
/// <param name="All">Every parameter that it takes; others are refused.</param>
public sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    /// <summary>For endpoints that take none.</summary>
    public static readonly QueryParameters None = new([]);
}
