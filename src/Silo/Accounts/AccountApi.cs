using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansMedia.Grains.Interfaces.Accounts;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.Accounts;

/// <summary>The account over the API: who am I, change the password, rotate the key.</summary>
public static class AccountApi
{
    private const string Tag = "Account";

    /// <summary>Maps <c>/api/v1/account</c>.</summary>
    public static void MapAccountApi(this IEndpointRouteBuilder app)
    {
        var account = app.MapApi("/account", Tag);
        account.MapGet("/me", Me)
            .Describe("GetMe", "Who is asking", "The login name, or \"API key\", and by what the request got in.")
            .Produces<Me>();
        account.MapPut("/password", ChangePasswordAsync)
            .Describe("ChangePassword", "Change the password", "Ends all other sessions. The present password is needed; five wrong ones lock the login for 15 minutes.")
            .Accepts<PasswordChange>("application/json").Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status422UnprocessableEntity);
        account.MapPost("/api-key", RotateAsync)
            .Describe("RotateApiKey", "Make a new API key", "The old key stops working at once. The new one is shown in this answer and never again.")
            .Produces<NewApiKey>().Refuses(StatusCodes.Status409Conflict);
    }

    private static Ok<Me> Me(ClaimsPrincipal user) =>
        TypedResults.Ok(new Me(user.Identity?.Name ?? "", user.Identity?.AuthenticationType == Access.ApiKeyScheme ? "api_key" : "cookie"));

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, IGrainFactory grains, Sessions sessions)
    {
        var (change, problem) = await JsonBody.ReadAsync(context.Request, OpenApi.ApiJson.Default.PasswordChange);
        if (change is null)
        {
            return problem!;
        }

        var result = await grains.GetGrain<IAccountGrain>(IAccountGrain.Key).ChangePasswordAsync(change.Current, change.Next);
        if (Problems.Of(result) is { } refused)
        {
            return refused;
        }

        sessions.Forget();
        if (context.User.Identity?.AuthenticationType == Access.CookieScheme)
        {
            // This session ends too: its stamp is the old one.
            await context.SignOutAsync(Access.CookieScheme);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> RotateAsync(IGrainFactory grains, Sessions sessions)
    {
        var key = await grains.GetGrain<IAccountGrain>(IAccountGrain.Key).SetApiKeyAsync(null);
        sessions.Forget();
        return key is null ? Problems.Conflict("There is no account yet; make it first.") : TypedResults.Ok(new NewApiKey(key));
    }
}
