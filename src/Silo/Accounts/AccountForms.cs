using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.Accounts;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.Accounts;

/// <summary>What the login and set-up pages post to. Plain forms with an antiforgery token, answered by a redirect.</summary>
public static class AccountForms
{
    /// <summary>The login page.</summary>
    public const string LoginPage = "/login";

    /// <summary>The set-up page.</summary>
    public const string SetupPage = "/setup";

    /// <summary>Maps login, set-up and logout.</summary>
    public static void MapAccountForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("/account").RequireRateLimiting(RateLimits.Account).ExcludeFromDescription();
        forms.MapPost("/login", LogInAsync).AllowAnonymous();
        forms.MapPost("/setup", SetUpAsync).AllowAnonymous();
        forms.MapPost("/logout", LogOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> LogInAsync(
        HttpContext context, IGrainFactory grains, TimeProvider time, [FromForm] string? username, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var account = grains.GetGrain<IAccountGrain>(IAccountGrain.Key);
        var result = await account.LogInAsync((username ?? "").Trim(), password ?? "");
        if (!result.Ok)
        {
            return BackTo(LoginPage, result.LockedUntil > time.GetUtcNow() ? "locked" : "invalid", returnUrl);
        }

        await SignInAsync(context, (username ?? "").Trim(), result.SecurityStamp);
        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static async Task<IResult> SetUpAsync(
        HttpContext context, IGrainFactory grains, SetupToken token, FirstRun firstRun,
        [FromForm(Name = "token")] string? given, [FromForm] string? username, [FromForm] string? password, [FromForm] string? passwordAgain)
    {
        var account = grains.GetGrain<IAccountGrain>(IAccountGrain.Key);
        if (await account.ExistsAsync())
        {
            return Problems.Conflict("There is an account already. Log in with it.");
        }

        if (!token.Matches(given))
        {
            return BackTo(SetupPage, "token", null);
        }

        if (password != passwordAgain)
        {
            return BackTo(SetupPage, "mismatch", null);
        }

        var name = (username ?? "").Trim();
        var made = await account.SetUpAsync(name, password ?? "");
        if (made.Outcome is CommandOutcome.Conflict)
        {
            return Problems.Conflict(made.Message);
        }

        if (made.Outcome is not CommandOutcome.Done)
        {
            return BackTo(SetupPage, "weak", null);
        }

        token.Spend();
        await firstRun.SetFirstKeyAsync(account);
        var login = await account.LogInAsync(name, password ?? "");
        await SignInAsync(context, name, login.SecurityStamp);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task LogOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Access.CookieScheme);
        context.Response.Redirect(LoginPage);
    }

    private static Task SignInAsync(HttpContext context, string username, string stamp)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, username), new Claim(Access.StampClaim, stamp)], Access.CookieScheme);
        return context.SignInAsync(Access.CookieScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    private static RedirectHttpResult BackTo(string page, string error, string? returnUrl)
    {
        var target = Local(returnUrl);
        var rest = target == "/" ? "" : "&returnUrl=" + Uri.EscapeDataString(target);
        return TypedResults.LocalRedirect($"{page}?error={error}{rest}");
    }

    // Only a path of our own: never //elsewhere, /\elsewhere or a whole address.
    private static string Local(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
