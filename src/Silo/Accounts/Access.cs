using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Primitives;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Accounts;

/// <summary>
/// Who gets in (ruling C20): a cookie for people, a key for programs, and nobody else. What is open to all says so in its own endpoint
/// metadata; no path is ever compared.
/// </summary>
public static class Access
{
    /// <summary>The scheme of the login cookie.</summary>
    public const string CookieScheme = "cookie";

    /// <summary>The scheme of the API key.</summary>
    public const string ApiKeyScheme = "api-key";

    /// <summary>The claim with the account's security stamp.</summary>
    public const string StampClaim = "stamp";

    private const string EitherScheme = "either";

    /// <summary>Registers the schemes and the rule that everything needs a login.</summary>
    public static void AddAccess(this IServiceCollection services, SiloSettings settings)
    {
        services.AddSingleton<Sessions>();
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyScheme, null)
            .AddCookie(CookieScheme, options => SetUpCookie(options, settings));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(EitherScheme).RequireAuthenticatedUser().Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder(EitherScheme).RequireAuthenticatedUser().Build());
    }

    // A key that is sent decides alone: where it is wrong, the cookie does not help.
    private static string SchemeOf(HttpContext context) =>
        StringValues.IsNullOrEmpty(context.Request.Headers[ApiKeyHandler.Header]) && StringValues.IsNullOrEmpty(context.Request.Headers.Authorization)
            ? CookieScheme
            : ApiKeyScheme;

    private static void SetUpCookie(CookieAuthenticationOptions options, SiloSettings settings)
    {
        options.Cookie.Name = settings.CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = settings.CookieLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = AccountForms.LoginPage;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = Sessions.ValidateAsync;
        options.Events.OnRedirectToLogin = AskToLogInAsync;
        options.Events.OnRedirectToAccessDenied = context => Problems.Forbidden(Problems.DetailFor(StatusCodes.Status403Forbidden)).ExecuteAsync(context.HttpContext);
    }

    // A browser that wants a page is led to the login; everything else is told.
    private static async Task AskToLogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var wantsPage = HttpMethods.IsGet(request.Method)
            && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is null
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!wantsPage)
        {
            await Problems.Unauthorized().ExecuteAsync(context.HttpContext);
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        context.Response.Redirect(await sessions.HasAccountAsync() ? context.RedirectUri : AccountForms.SetupPage);
    }
}
