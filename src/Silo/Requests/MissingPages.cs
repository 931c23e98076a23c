using Microsoft.AspNetCore.Diagnostics;

namespace OrleansMedia.Silo.Requests;

/// <summary>A person who asks for a page that does not exist gets a page that says so, not a problem for programs.</summary>
public static class MissingPages
{
    private const string Page = "/not-found";

    /// <summary>Shows that page in place of an empty 404. Stands before routing.</summary>
    public static void UseMissingPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status404NotFound || context.Response.HasStarted || !WantsPage(context))
        {
            return;
        }

        var (path, query) = (context.Request.Path, context.Request.QueryString);
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = context.Request.PathBase,
            OriginalPath = path,
            OriginalQueryString = query.Value,
        });
        context.Request.Path = Page;
        context.Request.QueryString = QueryString.Empty;
        context.Request.RouteValues.Clear();
        context.SetEndpoint(null);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.QueryString) = (path, query);
        }
    });

    private static bool WantsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is null && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
