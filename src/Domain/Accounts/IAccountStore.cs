namespace OrleansMedia.Domain.Accounts;

/// <summary>Keeps the account.</summary>
public interface IAccountStore
{
    /// <summary>Reads it by its grain's key; null where there is none.</summary>
    Task<Stored<AccountState>?> LoadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Saves it; throws where the store is broken.</summary>
    Task<SaveOutcome> SaveAsync(string key, AccountState state, long expectedVersion);
}
