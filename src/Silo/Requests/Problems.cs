using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansMedia.Grains.Interfaces;

namespace OrleansMedia.Silo.Requests;

/// <summary>Answers that say what went wrong and what to do (RFC 9457).</summary>
public static class Problems
{
    /// <summary>The member with the messages for each field.</summary>
    public const string ErrorsKey = "errors";

    /// <summary>Wrong input (422): what is wrong with which field.</summary>
    public static IResult Invalid(IEnumerable<FieldError> errors, string detail = "Some values are not usable; see errors.") =>
        Make(StatusCodes.Status422UnprocessableEntity, detail, errors
            .GroupBy(error => error.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray(), StringComparer.Ordinal));

    /// <summary>It does not exist (404).</summary>
    public static IResult NotFound(string detail) => Make(StatusCodes.Status404NotFound, detail);

    /// <summary>It does not fit the present state (409).</summary>
    public static IResult Conflict(string detail) => Make(StatusCodes.Status409Conflict, detail);

    /// <summary>Not allowed (403).</summary>
    public static IResult Forbidden(string detail) => Make(StatusCodes.Status403Forbidden, detail);

    /// <summary>Nobody is logged in (401).</summary>
    public static IResult Unauthorized() => Make(StatusCodes.Status401Unauthorized, "Log in, or send the API key in the header X-Api-Key or Authorization: Bearer.");

    /// <summary>Unreadable body (400).</summary>
    public static IResult Unreadable(string detail) => Make(StatusCodes.Status400BadRequest, detail);

    /// <summary>Another service did not play along (502).</summary>
    public static IResult BadGateway(string detail) => Make(StatusCodes.Status502BadGateway, detail);

    /// <summary>The answer to a command: nothing where it was carried out, else the problem.</summary>
    public static IResult? Of(CommandResult result) => result.Outcome switch
    {
        CommandOutcome.Done => null,
        CommandOutcome.Invalid => Invalid(result.Errors),
        CommandOutcome.NotFound => NotFound(result.Message),
        CommandOutcome.Conflict => Conflict(result.Message),
        CommandOutcome.Failed => BadGateway(result.Message),
    };

    /// <summary>A sentence for a status that has no problem of its own yet.</summary>
    public static string DetailFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request could not be read.",
        StatusCodes.Status401Unauthorized => "Log in, or send the API key in the header X-Api-Key or Authorization: Bearer.",
        StatusCodes.Status403Forbidden => "You may not do this.",
        StatusCodes.Status404NotFound => "There is nothing at this address. /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method; the Allow header lists those it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 1 MB.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as JSON, with Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "Too many requests; wait as long as the Retry-After header says.",
        StatusCodes.Status503ServiceUnavailable => "It is not ready at the moment; try again in a few seconds.",
        _ => "Something went wrong here. The log has the details under this request_id.",
    };

    private static ProblemHttpResult Make(int status, string detail, Dictionary<string, string[]>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        if (errors is not null)
        {
            problem.Extensions[ErrorsKey] = errors;
        }

        return TypedResults.Problem(problem);
    }
}
