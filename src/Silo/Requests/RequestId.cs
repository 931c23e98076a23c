using System.Security.Cryptography;

namespace OrleansMedia.Silo.Requests;

/// <summary>
/// Names each request (R194): a given <c>X-Request-ID</c> is taken over, else one of 8 characters is made. It is returned, is in the scope of
/// every log line of the request, and travels with the grain calls as their cause (ruling C22).
/// </summary>
public sealed class RequestId(RequestDelegate next, ILogger<RequestId> log)
{
    /// <summary>The header.</summary>
    public const string Header = "X-Request-ID";

    /// <summary>Its key in the log scope and in the grains' request context.</summary>
    public const string Key = "request_id";

    private const int LengthMax = 64;

    /// <summary>The id of a request.</summary>
    public static string Of(HttpContext context) => context.TraceIdentifier;

    /// <summary>Runs the request under its id.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var id = Accepted(context.Request.Headers[Header]) ?? Made();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        RequestContext.Set(Key, id);
        using (log.BeginScope(new RequestScope(id)))
        {
            await next(context);
        }
    }

    /// <summary>An id of 8 characters.</summary>
    public static string Made() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    // Only what cannot break a log line or a header is taken over.
    private static string? Accepted(string? given) =>
        given is { Length: > 0 and <= LengthMax } && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? given : null;
}
