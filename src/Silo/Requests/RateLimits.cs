using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace OrleansMedia.Silo.Requests;

/// <summary>How often one address may ask (ruling C15, inbound).</summary>
public static class RateLimits
{
    /// <summary>For login and set-up: 10 tries a minute.</summary>
    public const string Account = "account";

    /// <summary>For the API: 1,000 calls at once, and 200 a second in the long run.</summary>
    public const string Api = "api";

    /// <summary>Registers both.</summary>
    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = SayWhenAsync;
        options.AddPolicy(Account, context => RateLimitPartition.GetFixedWindowLimiter(From(context), static _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = 10,
            Window = TimeSpan.FromMinutes(1),
        }));
        options.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(From(context), static _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 1000,
            TokensPerPeriod = 200,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    });

    // The address of the connection, or the one that a trusted proxy vouches for. Never a header of the caller's own.
    private static string From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static ValueTask SayWhenAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
