using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;
using OrleansMedia.Grains.Interfaces.Accounts;

namespace OrleansMedia.WebUi.Accounts;

/// <summary>
/// Ends what an open page may do when its login ends: a circuit outlives the request that opened it, so the cookie's check alone would let
/// a page that was open when the password changed go on for days.
/// </summary>
public sealed class SessionWatch(ILoggerFactory logs, IGrainFactory grains) : RevalidatingServerAuthenticationStateProvider(logs)
{
    /// <summary>The claim of the cookie that holds the account's security stamp.</summary>
    public const string StampClaim = "stamp";

    /// <summary>How long an open page may go on after its login ended.</summary>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var stamp = authenticationState.User.FindFirst(StampClaim)?.Value;
        return stamp is not null && await grains.GetGrain<IAccountGrain>(IAccountGrain.Key).IsCurrentAsync(stamp);
    }
}
