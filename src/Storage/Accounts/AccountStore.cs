using OrleansMedia.Domain;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Accounts;

/// <summary>Keeps accounts.</summary>
internal sealed class AccountStore(Database database) : IAccountStore
{
    private static readonly Statement _load = new("SELECT state, version FROM accounts WHERE id = $1", "t");
    private static readonly Statement _insert = new("INSERT INTO accounts (id, version, state) VALUES ($1, 1, $2) ON CONFLICT (id) DO NOTHING", "tt");
    private static readonly Statement _update = new("UPDATE accounts SET state = $2, version = version + 1 WHERE id = $1 AND version = $3", "ttn");

    /// <inheritdoc/>
    public Task<Stored<AccountState>?> LoadAsync(string key, CancellationToken cancellationToken) =>
        database.ReadFirstAsync<Stored<AccountState>>(
            _load,
            [key],
            row => new Stored<AccountState>(StoredJson.Read(row.GetString(0), StoredJson.Default.AccountDocument, $"the account '{key}'").ToState(), row.GetInt64(1)),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<SaveOutcome> SaveAsync(string key, AccountState state, long expectedVersion)
    {
        var json = StoredJson.Write(AccountDocument.Of(state), StoredJson.Default.AccountDocument);
        var unit = new WriteUnit(ChangeTopics.None, guarded: true);
        if (expectedVersion == 0)
        {
            unit.Add(_insert, key, json);
        }
        else
        {
            unit.Add(_update, key, json, expectedVersion);
        }

        return await database.WriteAsync(unit).ConfigureAwait(false) ? new SaveOutcome(expectedVersion + 1) : SaveOutcome.Conflict;
    }
}
