using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Orleans.Storage;
using OrleansMedia.Domain;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.Accounts;

namespace OrleansMedia.Grains.Accounts;

/// <summary>Guards the one account: set-up, login with a lockout, API key.</summary>
[GrainType(GrainTypes.Account)]
public sealed class AccountGrain(IAccountStore store, TimeProvider time) : Grain, IAccountGrain
{
    private static readonly PasswordHasher<AccountState> Hasher = new();
    private Stored<AccountState>? _saved;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _saved = await store.LoadAsync(this.GetPrimaryKeyString(), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync() => Task.FromResult(_saved is not null);

    /// <inheritdoc/>
    public async Task<CommandResult> SetUpAsync(string username, string password)
    {
        if (_saved is not null)
        {
            return CommandResult.Not(CommandOutcome.Conflict, "There is an account already. Log in with it.");
        }

        var errors = AccountRule.Check(username, password);
        if (errors.Count > 0)
        {
            return CommandResult.Invalid([.. errors.Select(error => new FieldError { Field = error.Field, Message = error.Message })]);
        }

        var account = new AccountState
        {
            Username = username.Trim(),
            PasswordHash = Hasher.HashPassword(null!, password),
            SecurityStamp = NewStamp(),
            CreatedAt = time.GetUtcNow(),
        };
        await SaveAsync(account);
        return CommandResult.Done();
    }

    /// <inheritdoc/>
    public async Task<LoginResult> LogInAsync(string username, string password)
    {
        if (_saved is null || password.Length > AccountRule.PasswordLengthMax)
        {
            return new LoginResult();
        }

        var account = _saved.State;
        var now = time.GetUtcNow();
        if (account.LockedUntil > now)
        {
            return new LoginResult { LockedUntil = account.LockedUntil };
        }

        // The password is checked for a wrong name too, so that the time it takes does not tell which names exist.
        var passwordIsRight = Hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed;
        var nameIsRight = string.Equals(account.Username, username.Trim(), StringComparison.OrdinalIgnoreCase);
        var next = AccountRule.AfterLogin(account, passwordIsRight && nameIsRight, now);
        if (next != account)
        {
            await SaveAsync(next);
        }

        return passwordIsRight && nameIsRight
            ? new LoginResult { Ok = true, SecurityStamp = next.SecurityStamp }
            : new LoginResult { LockedUntil = next.LockedUntil };
    }

    /// <inheritdoc/>
    public async Task<CommandResult> ChangePasswordAsync(string current, string next)
    {
        if (_saved is null)
        {
            return CommandResult.Not(CommandOutcome.NotFound, "There is no account yet.");
        }

        var login = await LogInAsync(_saved.State.Username, current);
        if (!login.Ok)
        {
            return CommandResult.Invalid([new FieldError { Field = "current", Message = login.LockedUntil is null ? "This is not the present password." : "Too many failed tries. Try again in 15 minutes." }]);
        }

        var errors = AccountRule.Check(_saved.State.Username, next);
        if (errors.Count > 0)
        {
            return CommandResult.Invalid([.. errors.Select(error => new FieldError { Field = "next", Message = error.Message })]);
        }

        await SaveAsync(_saved.State with { PasswordHash = Hasher.HashPassword(_saved.State, next), SecurityStamp = NewStamp() });
        return CommandResult.Done("The password is changed. Other sessions have ended.");
    }

    /// <inheritdoc/>
    public Task<bool> IsCurrentAsync(string securityStamp) =>
        Task.FromResult(_saved is not null && SameText(_saved.State.SecurityStamp, securityStamp));

    /// <inheritdoc/>
    public Task<bool> IsApiKeyAsync(string key) =>
        Task.FromResult(_saved is { State.ApiKeyHash.Length: > 0 } && key.Length <= AccountRule.ApiKeyLengthMax && SameText(_saved.State.ApiKeyHash, HashKey(key)));

    /// <inheritdoc/>
    public async Task<string?> SetApiKeyAsync(string? key)
    {
        if (_saved is null || (key is not null && !AccountRule.IsApiKey(key)))
        {
            return null;
        }

        var next = key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var hash = HashKey(next);
        if (hash != _saved.State.ApiKeyHash)
        {
            await SaveAsync(_saved.State with { ApiKeyHash = hash });
        }

        return next;
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string HashKey(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private async Task SaveAsync(AccountState next)
    {
        var outcome = await store.SaveAsync(this.GetPrimaryKeyString(), next, _saved?.Version ?? 0);
        if (outcome.IsConflict)
        {
            throw new InconsistentStateException($"Account {this.GetPrimaryKeyString()} was saved by somebody else.");
        }

        _saved = new Stored<AccountState>(next, outcome.Version);
    }
}
