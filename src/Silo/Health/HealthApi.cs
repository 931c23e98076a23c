using OrleansMedia.Domain.Accounts;
using OrleansMedia.Grains.Interfaces.Accounts;

namespace OrleansMedia.Silo.Health;

/// <summary>The probes (R118). The only answers that need no login beside the login itself.</summary>
public static partial class HealthApi
{
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("alive")))
            .WithName("Live").WithSummary("Is the process alive?").WithDescription("Touches nothing. For a liveness probe.")
            .Produces<Liveness>();
        health.MapGet("/ready", ReadyAsync)
            .WithName("Ready").WithSummary("Is it ready for work?").WithDescription("503 where the database does not answer within 2 seconds. For a readiness probe.")
            .Produces<Readiness>().Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(IAccountStore accounts, ILoggerFactory logs, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            // The smallest question that only a working database can answer.
            await accounts.LoadAsync(IAccountGrain.Key, cancellationToken).WaitAsync(DatabasePatience, time, cancellationToken);
            return TypedResults.Ok(new Readiness("ready", "connected"));
        }
#pragma warning disable CA1031 // Whatever keeps the database from answering, the answer is that it does not.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotReady(logs.CreateLogger(typeof(HealthApi)), error);
            return TypedResults.Json(new Readiness("not_ready", "disconnected"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not ready: the database does not answer")]
    private static partial void LogNotReady(ILogger log, Exception error);
}
