using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.Accounts;

/// <summary>Takes the API key from <c>X-Api-Key</c> or <c>Authorization: Bearer</c>. Never from the query string: addresses end up in logs.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The header with the key.</summary>
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";
    private const int KeyLengthMax = 200;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Key(Request.Headers);
        if (key is not { Length: > 0 and <= KeyLengthMax } || !await sessions.IsApiKeyAsync(key))
        {
            return AuthenticateResult.Fail("This is not the API key.");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "API key")], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Unauthorized().ExecuteAsync(Context);
    }

    private static string? Key(IHeaderDictionary headers)
    {
        var own = headers[Header].ToString();
        if (own.Length > 0)
        {
            return own;
        }

        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }
}
