namespace OrleansMedia.Silo.Requests;

/// <summary>What all routes of the API share.</summary>
public static class ApiRoutes
{
    /// <summary>Where the canonical form of the API is (ruling C19).</summary>
    public const string Prefix = "/api/v1";

    /// <summary>A group of routes: limited, marked as API, and with every parameter of the address checked before the handler runs.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string path, string tag) =>
        app.MapGroup(Prefix + path)
            .WithTags(tag)
            .WithMetadata(ApiEndpoint.Mark)
            .RequireRateLimiting(RateLimits.Api)
            .AddEndpointFilter(CheckQueryAsync);

    /// <summary>Says what an endpoint is for, and which parameters it takes.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary, string description, QueryParameters? query = null) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description).WithMetadata(query ?? QueryParameters.None);

    /// <summary>Says which problems an endpoint may answer with, beside those that every one may.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    private static ValueTask<object?> CheckQueryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var parameters = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>() ?? QueryParameters.None;
        var errors = Query.Check(context.HttpContext, parameters);
        return errors.Count == 0 ? next(context) : ValueTask.FromResult<object?>(Problems.Invalid(errors));
    }
}
