using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using OrleansMedia.Grains.Interfaces.Accounts;

namespace OrleansMedia.Silo.Accounts;

/// <summary>Asks the account whether cookies and keys still hold, and remembers a yes for a few seconds so that not every request asks.</summary>
public sealed class Sessions(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How long a yes is remembered: the longest that an ended session lives on in another process.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(5);

    private const int RememberedMax = 1000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _good = new(StringComparer.Ordinal);
    private volatile bool _hasAccount;

    private IAccountGrain Account => grains.GetGrain<IAccountGrain>(IAccountGrain.Key);

    /// <summary>Whether there is an account. Once there is one there always is.</summary>
    public async Task<bool> HasAccountAsync() => _hasAccount || (_hasAccount = await Account.ExistsAsync());

    /// <summary>Whether a cookie with this stamp still opens the house.</summary>
    public Task<bool> IsCurrentAsync(string stamp) => RememberAsync("stamp:" + stamp, () => Account.IsCurrentAsync(stamp));

    /// <summary>Whether this is the API key. Only its hash is remembered.</summary>
    public Task<bool> IsApiKeyAsync(string key) =>
        RememberAsync("key:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), () => Account.IsApiKeyAsync(key));

    /// <summary>Forgets what was remembered, as password or key changed.</summary>
    public void Forget() => _good.Clear();

    /// <summary>Ends the session of a cookie whose stamp is not current any more.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var stamp = context.Principal?.FindFirst(Access.StampClaim)?.Value;
        if (stamp is null || !await sessions.IsCurrentAsync(stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Access.CookieScheme);
        }
    }

    private async Task<bool> RememberAsync(string what, Func<Task<bool>> ask)
    {
        var now = time.GetUtcNow();
        if (_good.TryGetValue(what, out var until) && now < until)
        {
            return true;
        }

        if (!await ask())
        {
            _good.TryRemove(what, out _);
            return false;
        }

        if (_good.Count >= RememberedMax)
        {
            _good.Clear();
        }

        _good[what] = now + RememberedFor;
        return true;
    }
}
