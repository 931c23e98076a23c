using Orleans.Concurrency;

namespace OrleansMedia.Grains.Interfaces.Accounts;

/// <summary>The account of the person who runs this installation (key: <see cref="Key"/>).</summary>
[Alias("om.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>There is one account; this is its key.</summary>
    const string Key = "admin";

    /// <summary>Whether there is an account. Until there is, only set-up answers.</summary>
    [Alias("ExistsAsync"), ReadOnly]
    Task<bool> ExistsAsync();

    /// <summary>Makes the account; a conflict where there is one already. Whoever calls has checked the one-time token.</summary>
    [Alias("SetUpAsync")]
    Task<CommandResult> SetUpAsync(string username, string password);

    /// <summary>Checks a password. After 5 failures in a row nothing is checked for 15 minutes.</summary>
    [Alias("LogInAsync")]
    Task<LoginResult> LogInAsync(string username, string password);

    /// <summary>Changes the password; all other sessions end.</summary>
    [Alias("ChangePasswordAsync")]
    Task<CommandResult> ChangePasswordAsync(string current, string next);

    /// <summary>Whether a cookie with this stamp still opens the house.</summary>
    [Alias("IsCurrentAsync"), ReadOnly]
    Task<bool> IsCurrentAsync(string securityStamp);

    /// <summary>Whether this is the API key.</summary>
    [Alias("IsApiKeyAsync"), ReadOnly]
    Task<bool> IsApiKeyAsync(string key);

    /// <summary>Sets the API key: a new one where <paramref name="key"/> is null. The answer is the only time that it is shown; null where the given one is too weak.</summary>
    [Alias("SetApiKeyAsync")]
    Task<string?> SetApiKeyAsync(string? key);
}
