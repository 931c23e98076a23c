using Microsoft.AspNetCore.Antiforgery;
using OrleansMedia.Silo.Accounts;

namespace OrleansMedia.Silo.Requests;

/// <summary>
/// A cookie goes along with requests that other pages make, also those of another port on the same host, which SameSite does not stop. So
/// what changes something, or opens a socket, by the power of a cookie must prove that one of our own pages sent it.
/// </summary>
public static class SameOrigin
{
    /// <summary>A header that no foreign page can add without our consent.</summary>
    public const string ConsentHeader = "X-Requested-With";

    /// <summary>Refuses foreign requests. Stands after authentication and routing.</summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
        IsByCookie(context) && ChangesSomething(context) && !HasFormToken(context) && !IsOurs(context.Request)
            ? Problems.Forbidden("This request came from another page. Send it from our own page, add the header X-Requested-With, or use an API key.").ExecuteAsync(context)
            : next(context));

    private static bool IsByCookie(HttpContext context) => context.User.Identity?.AuthenticationType == Access.CookieScheme;

    private static bool ChangesSomething(HttpContext context) =>
        !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        || context.WebSockets.IsWebSocketRequest || context.Request.Headers.ContainsKey("Sec-WebSocket-Key");

    // Its token is checked by the antiforgery middleware.
    private static bool HasFormToken(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            ? string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            : request.Headers.ContainsKey(ConsentHeader);
    }
}
